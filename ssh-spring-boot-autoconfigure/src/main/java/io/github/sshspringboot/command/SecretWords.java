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

import java.util.List;
import java.util.regex.Pattern;

/**
 * Finds out whether a command line has a secret in it.
 */
final class SecretWords {

	private static final Pattern SEPARATORS = Pattern.compile("[|&;\\n]");

	private final CommandRegistry registry;

	SecretWords(CommandRegistry registry) {
		this.registry = registry;
	}

	boolean isIn(String line) {
		List<String> words = words(SEPARATORS.matcher(line).replaceAll(" "));
		for (int start = 0; start < words.size(); start++) {
			CommandRegistry.Match match = this.registry.find(words.subList(start, words.size()));
			if (match != null && hasSecret(match)) {
				return true;
			}
		}
		return false;
	}

	private static List<String> words(String line) {
		try {
			return CommandLineWords.split(line);
		}
		catch (UsageException ex) {
			return List.of(line.replaceAll("['\"\\\\]", "").strip().split("\\s+"));
		}
	}

	private static boolean hasSecret(CommandRegistry.Match match) {
		List<String> names = match.definition()
			.options()
			.filter((option) -> option.annotation().secret())
			.flatMap((option) -> option.names().stream())
			.toList();
		return match.arguments().stream().anyMatch((word) -> names.stream().anyMatch((name) -> isNamed(word, name)));
	}

	private static boolean isNamed(String word, String name) {
		return name.startsWith("--") ? word.equals(name) || word.startsWith(name + "=")
				: !word.startsWith("--") && word.startsWith("-") && word.indexOf(name.charAt(1)) > 0;
	}

}
