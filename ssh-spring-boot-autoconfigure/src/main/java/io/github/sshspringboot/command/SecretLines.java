/*
 * Copyright 2026-present the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

package io.github.sshspringboot.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.github.sshspringboot.command.CommandRegistry.Match;

/**
 * Tells which command lines carry the value of a secret option. Wherever in the line the
 * name of a command with secrets stands, it may be a command, after an operator of the
 * shell for one.
 *
 * @param commands the commands
 */
record SecretLines(Commands commands) {

	private static final Pattern OPERATORS = Pattern.compile("[|&;()\\s]+");

	private static final Pattern SYNTAX = Pattern.compile("[|&;()\\s'\"\\\\]+");

	boolean test(String line) {
		if (this.commands.registry().commands().noneMatch(CommandDefinition::hasSecrets)) {
			return false;
		}
		List<String> words;
		try {
			words = CommandLineWords.split(line).stream().flatMap((word) -> split(word, OPERATORS)).toList();
		}
		catch (UsageException ex) {
			return !find(split(line, SYNTAX).toList()).isEmpty();
		}
		List<Match> matches = find(words);
		for (int index = 0; index < matches.size(); index++) {
			List<String> arguments = matches.get(index).arguments();
			int left = (index + 1 < matches.size()) ? matches.get(index + 1).arguments().size() : 0;
			if (carriesSecret(matches.get(index).definition(),
					arguments.subList(0, Math.max(0, arguments.size() - left)))) {
				return true;
			}
		}
		return false;
	}

	private List<Match> find(List<String> words) {
		List<Match> matches = new ArrayList<>();
		for (int start = 0; start < words.size(); start++) {
			Match match = this.commands.registry().find(words.subList(start, words.size()));
			if (match != null && match.definition().hasSecrets()) {
				matches.add(match);
			}
		}
		return matches;
	}

	private boolean carriesSecret(CommandDefinition definition, List<String> arguments) {
		return !this.commands.get(definition).parser().maskSecrets(arguments).equals(arguments);
	}

	private static Stream<String> split(String text, Pattern separators) {
		return Arrays.stream(separators.split(text)).filter((word) -> !word.isEmpty());
	}

}
