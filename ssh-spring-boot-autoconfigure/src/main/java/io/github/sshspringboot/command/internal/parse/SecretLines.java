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

package io.github.sshspringboot.command.internal.parse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.sshspringboot.command.internal.model.CommandDefinition;
import io.github.sshspringboot.command.internal.model.CommandParameter;
import io.github.sshspringboot.command.internal.option.OptionScanner;
import io.github.sshspringboot.command.internal.parse.CommandRegistry.Match;
import io.github.sshspringboot.command.internal.pipeline.CommandLine;
import io.github.sshspringboot.command.internal.pipeline.Script;
import io.github.sshspringboot.command.internal.pipeline.StageException;

/**
 * Finds and masks secrets in command lines. Each occurrence of the name of a command with
 * secrets is treated as that command, since it may follow an operator of the shell.
 */
public record SecretLines(CommandRegistry commands) {

	/**
	 * The maximum number of commands with secrets in a line that is examined. Lines with
	 * more count as secret.
	 */
	private static final int MAX_MATCHES = 32;

	private static final Pattern SYNTAX = Pattern.compile("[|&;()\\s'\"\\\\]+");

	public boolean test(CommandLine line) {
		if (this.commands.commands().noneMatch(CommandDefinition::hasSecrets)) {
			return false;
		}
		if (line.text().length() > CommandLine.MAX_LENGTH) {
			return true;
		}
		try {
			return Script.of(line)
				.steps()
				.stream()
				.anyMatch((step) -> step.stages().stream().anyMatch(this::carriesSecret)
						|| isMistyped(step.stages().get(0)));
		}
		catch (StageException ex) {
			List<String> words = split(line.text());
			return !find(words).isEmpty() || isMistyped(words);
		}
	}

	/**
	 * Mask the secrets in words that begin with the name of a command.
	 */
	public List<String> mask(List<String> words) {
		Match match = this.commands.find(words);
		if (match == null) {
			return maskOthers(words, new ArrayList<>(words));
		}
		List<String> masked = new ArrayList<>(words.subList(0, words.size() - match.arguments().size()));
		masked.addAll(mask(match.definition(), match.arguments()));
		return masked;
	}

	/**
	 * Mask the secrets in the words after the name of a command, also those of another
	 * command that they name, such as the words to complete.
	 */
	public List<String> mask(CommandDefinition definition, List<String> words) {
		return maskOthers(words, new ArrayList<>(this.commands.parser(definition).maskSecrets(words)));
	}

	private List<String> maskOthers(List<String> words, List<String> masked) {
		matches(words).filter((match) -> match.definition().hasSecrets()).findFirst().ifPresent((match) -> {
			List<String> others = match.arguments();
			List<String> maskedOthers = this.commands.parser(match.definition()).maskSecrets(others);
			for (int index = 0; index < others.size(); index++) {
				if (!others.get(index).equals(maskedOthers.get(index))) {
					masked.set(words.size() - others.size() + index, maskedOthers.get(index));
				}
			}
		});
		return List.copyOf(masked);
	}

	private boolean carriesSecret(List<String> words) {
		List<Match> matches = find(words);
		return matches.size() > MAX_MATCHES
				|| matches.stream().anyMatch((match) -> carriesSecret(match.definition(), match.arguments()));
	}

	/**
	 * Whether words that name no command have the name of a secret option.
	 */
	private boolean isMistyped(List<String> words) {
		return words.stream().anyMatch(this::isSecretOption) && matches(words).findAny().isEmpty();
	}

	private boolean isSecretOption(String word) {
		return OptionScanner.isDashed(word) && this.commands.commands()
			.flatMap(CommandDefinition::options)
			.filter(CommandParameter.Option::isSecret)
			.flatMap((option) -> option.names().stream())
			.anyMatch((name) -> word.equals(name) || word.startsWith(OptionScanner.isLong(name) ? name + "=" : name));
	}

	private List<Match> find(List<String> words) {
		return matches(words).filter((match) -> match.definition().hasSecrets()).toList();
	}

	/**
	 * Return the commands that words name, wherever their names begin.
	 */
	private Stream<Match> matches(List<String> words) {
		return IntStream.range(0, words.size())
			.boxed()
			.flatMap((start) -> Stream.ofNullable(this.commands.find(words.subList(start, words.size()))));
	}

	private boolean carriesSecret(CommandDefinition definition, List<String> arguments) {
		return !this.commands.parser(definition).maskSecrets(arguments).equals(arguments);
	}

	private static List<String> split(String text) {
		return Arrays.stream(SYNTAX.split(text)).filter((word) -> !word.isEmpty()).toList();
	}

}
