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
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link CommandLineWords}.
 */
class CommandLineWordsTests {

	private static final int[] ALPHABET = "ab \t\r\n'\"\\$`*?~#;&|<>(){}[]!=%@-ü漢😀\u0000\u001b".codePoints().toArray();

	private static final Pattern SPECIAL_IN_DOUBLE_QUOTES = Pattern.compile("[\"\\\\$`]");

	private static final Pattern CHARACTER = Pattern.compile(".", Pattern.DOTALL);

	@Test
	void blanksSeparateWords() {
		assertThat(CommandLineWords.split(" a  b\tc\r\nd ")).containsExactly("a", "b", "c", "d");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "\t\n" })
	void blankLineHasNoWords(String line) {
		assertThat(CommandLineWords.split(line)).isEmpty();
	}

	@Test
	void singleQuotesKeepEverything() {
		assertThat(CommandLineWords.split("'a b' 'c\"\\d' 'e\n'")).containsExactly("a b", "c\"\\d", "e\n");
	}

	@Test
	void doubleQuotesKeepAllButFourEscapes() {
		assertThat(CommandLineWords.split("\"a b\" \"\\\"\\\\\\$\\`\" \"\\n\\'\"")).containsExactly("a b", "\"\\$`",
				"\\n\\'");
	}

	@Test
	void backslashKeepsTheNextCharacter() {
		assertThat(CommandLineWords.split("a\\ b \\' \\\" \\\\ \\n")).containsExactly("a b", "'", "\"", "\\", "n");
	}

	@Test
	void backslashAndNewlineAreNothing() {
		assertThat(CommandLineWords.split("a\\\nb \"c\\\nd\" \\\n e")).containsExactly("ab", "cd", "e");
	}

	@Test
	void quotedPartsJoin() {
		assertThat(CommandLineWords.split("a'b c'\"d e\"f\\ g")).containsExactly("ab cd ef g");
	}

	@Test
	void emptyQuotesAreAnEmptyWord() {
		assertThat(CommandLineWords.split("'' \"\" a''")).containsExactly("", "", "a");
	}

	@Test
	void nothingIsExpanded() {
		assertThat(CommandLineWords.split("$HOME ~ * $(id) `id` ${x} {a,b} a;b|c&d >e #f !g")).containsExactly("$HOME",
				"~", "*", "$(id)", "`id`", "${x}", "{a,b}", "a;b|c&d", ">e", "#f", "!g");
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '~',
			value = { "a 'b, The single quote at column 3 is not closed",
					"\"a, The double quote at column 1 is not closed",
					"abc \"d\\\", The double quote at column 5 is not closed",
					"a\\, The command line ends with a backslash. Quote it: '\\'" })
	void unfinishedLineIsRefused(String line, String message) {
		assertThatExceptionOfType(UsageException.class).isThrownBy(() -> CommandLineWords.split(line))
			.withMessage(message);
	}

	@Test
	void quotedWordsComeBackUnchanged() {
		Random random = new Random(1);
		for (int i = 0; i < 100_000; i++) {
			List<String> words = new ArrayList<>();
			StringBuilder line = new StringBuilder();
			for (int count = random.nextInt(4); count >= 0; count--) {
				String word = randomText(random);
				words.add(word);
				line.append(quote(word, random)).append(random.nextBoolean() ? " " : "\t ");
			}
			assertThat(CommandLineWords.split(line.toString())).isEqualTo(words);
		}
	}

	@Test
	void everyLineHasWordsOrUsageMessage() {
		Random random = new Random(2);
		int split = 0;
		for (int i = 0; i < 100_000; i++) {
			String line = randomText(random) + randomText(random);
			try {
				int length = CommandLineWords.split(line).stream().mapToInt(String::length).sum();
				assertThat(length).isLessThanOrEqualTo(line.length());
				split++;
			}
			catch (UsageException ex) {
				assertThat(ex.getMessage()).containsAnyOf("quote", "backslash");
			}
		}
		assertThat(split).isBetween(10_000, 90_000);
	}

	private static String randomText(Random random) {
		StringBuilder text = new StringBuilder();
		for (int length = random.nextInt(12); length > 0; length--) {
			text.appendCodePoint(ALPHABET[random.nextInt(ALPHABET.length)]);
		}
		return text.toString();
	}

	/**
	 * Quote as a POSIX shell demands it, in one of three ways.
	 * @param word the word
	 * @param random chooses the way
	 * @return the quoted word
	 */
	private static String quote(String word, Random random) {
		return switch ((word.isEmpty() || word.contains("\n")) ? random.nextInt(2) : random.nextInt(3)) {
			case 0 -> "'" + word.replace("'", "'\\''") + "'";
			case 1 -> '"' + escape(SPECIAL_IN_DOUBLE_QUOTES, word) + '"';
			default -> escape(CHARACTER, word);
		};
	}

	private static String escape(Pattern characters, String word) {
		return characters.matcher(word).replaceAll((match) -> Matcher.quoteReplacement("\\" + match.group()));
	}

}
