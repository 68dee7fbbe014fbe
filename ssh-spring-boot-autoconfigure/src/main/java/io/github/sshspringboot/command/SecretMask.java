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
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Hides the values of secret options among the words of a command line. What cannot be
 * told from a secret is hidden too.
 *
 * @param secrets the names of the secret options
 * @param flags the names of the options that take no value
 * @param others the names of the other options
 */
record SecretMask(Set<String> secrets, Set<String> flags, Set<String> others) {

	static final String MASK = "******";

	static final SecretMask NONE = new SecretMask(Set.of(), Set.of(), Set.of());

	private static final Pattern NUMBER = Pattern.compile("-[0-9][0-9.]*");

	/**
	 * Hide the secrets.
	 * @param words the words after the name of the command
	 * @return as many words
	 */
	List<String> mask(List<String> words) {
		if (this.secrets.isEmpty()) {
			return words;
		}
		List<String> masked = new ArrayList<>(words.size());
		boolean options = true;
		boolean all = false;
		boolean next = false;
		for (String word : words) {
			if (all || next) {
				all |= next && "--".equals(word);
				next = false;
				masked.add(MASK);
			}
			else if (!options || !word.startsWith("-") || "-".equals(word)) {
				masked.add(word);
			}
			else if ("--".equals(word)) {
				options = false;
				masked.add(word);
			}
			else {
				int visible = visibleLength(word);
				next = visible < 0;
				masked.add((visible < 0 || visible == word.length()) ? word : word.substring(0, visible) + MASK);
			}
		}
		return masked;
	}

	/**
	 * How many characters of an option may be seen.
	 * @param word the option, maybe with its value
	 * @return the number, -1 for all if the next word is hidden
	 */
	private int visibleLength(String word) {
		int equals = word.indexOf('=');
		String name = (equals < 0) ? word : word.substring(0, equals);
		if (this.flags.contains(name) || this.others.contains(name)) {
			return word.length();
		}
		if (this.secrets.contains(name)) {
			return (equals < 0) ? -1 : equals + 1;
		}
		if (word.startsWith("--")) {
			return (equals < 0) ? -1 : equals + 1;
		}
		if (NUMBER.matcher(word).matches()) {
			return word.length();
		}
		for (int index = 1; index < word.length(); index++) {
			String option = "-" + word.charAt(index);
			if (this.others.contains(option)) {
				return word.length();
			}
			if (!this.flags.contains(option)) {
				return (index + 1 == word.length()) ? -1 : index + 1;
			}
		}
		return word.length();
	}

}
