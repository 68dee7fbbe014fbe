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
import java.util.List;

import io.github.sshspringboot.command.internal.model.CommandParameter;
import io.github.sshspringboot.command.internal.option.OptionScanner;
import io.github.sshspringboot.command.internal.option.OptionScanner.Kind;
import io.github.sshspringboot.command.internal.option.OptionScanner.Part;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Masks the values of secret options. Possible secrets are masked too: the value of an
 * unknown option, and the word in place of a missing value of a secret option.
 */
public record SecretMask(OptionScanner scanner) {

	public static final String MASK = "******";

	/**
	 * Mask the words after the name of a command.
	 */
	List<String> mask(List<String> words) {
		List<String> masked = new ArrayList<>(words);
		int next = -1;
		for (Part part : this.scanner.scan(words).parts()) {
			String word = words.get(part.word());
			if (part.word() == next) {
				masked.set(next, MASK);
				if (part.kind() == Kind.END_OF_OPTIONS) {
					masked.subList(next, words.size()).replaceAll((following) -> MASK);
					return masked;
				}
			}
			if (part.kind() == Kind.OPTION && isSecret(part.option())) {
				next = part.word() + 1;
			}
			else if (part.kind() == Kind.VALUE && isSecret(part.option())) {
				hide(masked, part.word(), part.start());
				next = -1;
			}
			else if (part.kind() == Kind.UNKNOWN_OPTION) {
				int value = OptionScanner.endOfUnknownName(word, part.start());
				value += (value < word.length() && word.charAt(value) == '=') ? 1 : 0;
				next = (value == word.length()) ? part.word() + 1 : -1;
				hide(masked, part.word(), value);
			}
		}
		return masked;
	}

	private static void hide(List<String> masked, int index, int start) {
		String word = masked.get(index);
		if (!word.equals(MASK) && (start == 0 || start < word.length())) {
			masked.set(index, word.substring(0, start) + MASK);
		}
	}

	private static boolean isSecret(@Nullable OptionSpec option) {
		return option != null && option.userObject() instanceof CommandParameter.Option declared && declared.isSecret();
	}

}
