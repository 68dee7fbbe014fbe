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

package io.github.sshspringboot.command.internal.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.sshspringboot.server.ExitStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link Script}.
 */
class ScriptTests {

	private static final int[] ALPHABET = "ab \t\r\n'\"\\$`*?~#;&|<>(){}[]!=%@-ü漢😀\u0000\u001b".codePoints().toArray();

	private static final Pattern SPECIAL_IN_DOUBLE_QUOTES = Pattern.compile("[\"\\\\$`]");

	private static final Pattern CHARACTER = Pattern.compile(".", Pattern.DOTALL);

	@Test
	void lineHoldsNoMoreWordsThanAnyoneTypes() {
		assertThat(Script.parse("a;".repeat(4096)).steps()).hasSize(4096);
		for (String line : List.of("a;".repeat(4097), "a ".repeat(4097), "a|b|c d\n".repeat(1025))) {
			assertThatExceptionOfType(StageException.class).isThrownBy(() -> Script.parse(line))
				.withMessage("A command line may have at most 4096 words. Nothing was run. "
						+ "Send longer data through standard input");
		}
	}

	@Test
	void lineIsNoLongerThanAnyoneTypes() {
		assertThat(Script.parse("x".repeat(65_536)).steps()).hasSize(1);
		assertThatExceptionOfType(StageException.class).isThrownBy(() -> Script.parse("x".repeat(65_537)))
			.withMessage("A command line may have at most 65536 characters. Nothing was run. "
					+ "Send longer data through standard input");
	}

	@Test
	void blanksSeparateWords() {
		assertThat(words(" a  b\tc\r\nd ")).containsExactly("a", "b", "c", "d");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "\t\n" })
	void blankLineHasNoWords(String line) {
		assertThat(words(line)).isEmpty();
	}

	@Test
	void singleQuotesKeepEverything() {
		assertThat(words("'a b' 'c\"\\d' 'e\n'")).containsExactly("a b", "c\"\\d", "e\n");
	}

	@Test
	void doubleQuotesKeepAllButFourEscapes() {
		assertThat(words("\"a b\" \"\\\"\\\\\\$\\`\" \"\\n\\'\"")).containsExactly("a b", "\"\\$`", "\\n\\'");
	}

	@Test
	void backslashKeepsTheNextCharacter() {
		assertThat(words("a\\ b \\' \\\" \\\\ \\n")).containsExactly("a b", "'", "\"", "\\", "n");
	}

	@Test
	void backslashAndNewlineAreNothing() {
		assertThat(words("a\\\nb \"c\\\nd\" \\\n e")).containsExactly("ab", "cd", "e");
	}

	@Test
	void quotedPartsJoin() {
		assertThat(words("a'b c'\"d e\"f\\ g")).containsExactly("ab cd ef g");
	}

	@Test
	void emptyQuotesAreAnEmptyWord() {
		assertThat(words("'' \"\" a''")).containsExactly("", "", "a");
	}

	@Test
	void nothingIsExpanded() {
		assertThat(words("$HOME ~ * ${x} {a,b} a(b) f#g #12 !g \"$(id) `id`\" '$(id)'")).containsExactly("$HOME", "~",
				"*", "${x}", "{a,b}", "a(b)", "f#g", "#12", "!g", "$(id) `id`", "$(id)");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '!', quoteCharacter = '~', textBlock = """
			a                       ! [a]
			a b | c d               ! [a, b] | [c, d]
			a|b|c                   ! [a] | [b] | [c]
			a && b                  ! [a] && [b]
			a&&b||c;d               ! [a] && [b] || [c] ; [d]
			a | b && c | d          ! [a] | [b] && [c] | [d]
			a;                      ! [a]
			a '|' b                 ! [a, |, b]
			a \\| \\; \\& \\> b     ! [a, |, ;, &, >, b]
			a "&&" b';'c            ! [a, &&, b;c]
			a ⏎ b                   ! [a] ; [b]
			⏎⏎a⏎⏎b⏎⏎                ! [a] ; [b]
			a |⏎⏎ b                 ! [a] | [b]
			a &&⏎ b ||⏎ c           ! [a] && [b] || [c]
			a \\⏎ b                 ! [a, b]
			⏎# a ; b⏎c # d          ! [c, #, d]
			a ; # b | c             ! [a]
			a '⏎' b                 ! [a, ⏎, b]
			a | where b>1 c<=2 d>=3 ! [a] | [where, b>1, c<=2, d>=3]
			a | where b > 1 | c     ! [a] | [where, b, >, 1] | [c]
			'' | ''                 ! [] | []
			""")
	void operatorsJoinPipelines(String line, String expected) {
		assertThat(describe(Script.parse(line.replace('⏎', '\n')))).isEqualTo(expected.replace('⏎', '\n'));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '!', quoteCharacter = '~', textBlock = """
			a > b         ! Unquoted '>' at column 3: redirection is not supported
			a >> b        ! Unquoted '>' at column 3: redirection is not supported
			a 2>&1        ! Unquoted '>' at column 4: redirection is not supported
			a < b         ! Unquoted '<' at column 3: redirection is not supported
			where a>1     ! Unquoted '>' at column 8: redirection is not supported
			a | b where>c ! Unquoted '>' at column 12: redirection is not supported
			a &           ! Unquoted '&' at column 3: background jobs are not supported
			a |& b        ! Unquoted '&' at column 4: background jobs are not supported
			x?a=1&b=2     ! Unquoted '&' at column 6: background jobs are not supported
			a $(b)        ! Unquoted '$(' at column 3: command substitution is not supported
			a `b`         ! Unquoted '`' at column 3: command substitution is not supported
			""")
	void whatShellsOfOperatingSystemsDoIsRefused(String line, String message) {
		assertThatExceptionOfType(StageException.class).isThrownBy(() -> Script.parse(line))
			.satisfies((ex) -> assertThat(ex.getExitStatus()).isEqualTo(ExitStatus.USAGE))
			.withMessage(message + ". Quote it to use it as text");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '!', quoteCharacter = '~', textBlock = """
			| a     ! before '|' at column 1
			a | | b ! before '|' at column 5
			a ;; b  ! before ';' at column 4
			&& a    ! before '&&' at column 1
			a | ; b ! before ';' at column 5
			a⏎; b   ! before ';' at column 3
			a |     ! after '|' at the end of the line
			a &&    ! after '&&' at the end of the line
			a || ⏎  ! after '||' at the end of the line
			""")
	void missingCommandIsRefused(String line, String message) {
		assertThatExceptionOfType(StageException.class).isThrownBy(() -> Script.parse(line.replace('⏎', '\n')))
			.satisfies((ex) -> assertThat(ex.getExitStatus()).isEqualTo(ExitStatus.USAGE))
			.withMessage("A command is missing " + message);
	}

	@Test
	void pipelineHasNotTooManyStages() {
		assertThat(Script.parse("a" + "|b".repeat(31)).steps().get(0).stages()).hasSize(32);
		assertThatExceptionOfType(StageException.class).isThrownBy(() -> Script.parse("a" + "|b".repeat(32)))
			.withMessage("A pipeline has more than 32 stages");
	}

	@ParameterizedTest
	@ValueSource(strings = { "a", "a ", "'a' ", "a;", "a\n", "a|b;", "\"\\\"\" ", "\\a", "#\n", "'\n'", "a&&b;", "#",
			"a|where b<c;", "$", "\\\n" })
	void timeGrowsAsTheLine(String part) {
		long small = reads(part.repeat(500));
		assertThat(small).isLessThanOrEqualTo(4L * 1000 * part.length());
		assertThat(reads(part.repeat(1000))).isLessThanOrEqualTo(2 * small + 8);
	}

	private static long reads(String line) {
		CountedText text = new CountedText(line);
		Script.parse(text);
		return text.reads;
	}

	private static List<String> words(String line) {
		List<String> words = new ArrayList<>();
		Script.parse(line).steps().forEach((step) -> step.stages().forEach(words::addAll));
		return words;
	}

	private static String describe(Script script) {
		StringBuilder text = new StringBuilder();
		for (Script.Step step : script.steps()) {
			String operator = switch (step.condition()) {
				case ALWAYS -> " ; ";
				case AFTER_SUCCESS -> " && ";
				case AFTER_FAILURE -> " || ";
			};
			text.append(text.isEmpty() ? "" : operator)
				.append(String.join(" | ", step.stages().stream().map(Object::toString).toList()));
		}
		return text.toString();
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '~',
			value = { "a 'b, The single quote at column 3 is not closed",
					"\"a, The double quote at column 1 is not closed",
					"abc \"d\\\", The double quote at column 5 is not closed",
					"a\\, The command line ends with a backslash. Quote it: '\\'" })
	void unfinishedLineIsRefused(String line, String message) {
		assertThatExceptionOfType(StageException.class).isThrownBy(() -> words(line)).withMessage(message);
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
			assertThat(words(line.toString())).isEqualTo(words);
		}
	}

	@Test
	void everyLineIsScriptOrUsageMessage() {
		Random random = new Random(2);
		int parsed = 0;
		for (int i = 0; i < 100_000; i++) {
			CountedText line = new CountedText(randomText(random) + randomText(random));
			try {
				Script script = Script.parse(line);
				assertThat(script.steps()).allMatch((step) -> !step.stages().isEmpty())
					.flatMap(Script.Step::stages)
					.noneMatch(List::isEmpty);
				parsed++;
			}
			catch (StageException ex) {
				assertThat(ex.getExitStatus()).isEqualTo(ExitStatus.USAGE);
				assertThat(ex.getMessage()).isNotBlank().doesNotContain("\n");
			}
			assertThat(line.reads).isLessThanOrEqualTo(4L * line.length());
		}
		assertThat(parsed).isBetween(10_000, 90_000);
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

	/**
	 * Text that counts how often it is looked at.
	 */
	private static final class CountedText implements CharSequence {

		private final String text;

		private long reads;

		CountedText(String text) {
			this.text = text;
		}

		@Override
		public int length() {
			return this.text.length();
		}

		@Override
		public char charAt(int index) {
			this.reads++;
			return this.text.charAt(index);
		}

		@Override
		public CharSequence subSequence(int start, int end) {
			this.reads += end - start;
			return this.text.subSequence(start, end);
		}

		@Override
		public String toString() {
			this.reads += this.text.length();
			return this.text;
		}

	}

}
