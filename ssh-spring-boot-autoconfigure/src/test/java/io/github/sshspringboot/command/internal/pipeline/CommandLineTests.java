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

import java.util.Random;

import io.github.sshspringboot.command.internal.pipeline.CommandLine.Kind;
import io.github.sshspringboot.command.internal.pipeline.CommandLine.Problem;
import io.github.sshspringboot.command.internal.pipeline.CommandLine.Token;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link CommandLine} and {@link Lexer}.
 */
class CommandLineTests {

	private static final String ALPHABET = "ab  '\"\\|&;<>#$(`\n\t\r\0é\ud83d";

	@ParameterizedTest
	@CsvSource(delimiter = '>', quoteCharacter = '`', textBlock = """
			a b            > WORD:a WORD:b
			'a b'c         > QUOTED:a bc
			"a\\"b"        > QUOTED:a"b
			"a\\b"         > QUOTED:a\\b
			a\\ b          > QUOTED:a|b
			''             > QUOTED:
			a|b            > WORD:a PIPE WORD:b
			a||b&&c;d      > WORD:a OR WORD:b AND WORD:c SEMICOLON WORD:d
			a&b            > WORD:a&b
			'a|b'          > QUOTED:a|b
			# a 'b         > COMMENT
			a #b           > WORD:a WORD:#b
			a; # b 'c      > WORD:a SEMICOLON COMMENT
			a && # b       > WORD:a AND COMMENT
			'open          > QUOTED:open
			a\\⏎b⏎|⏎c     > QUOTED:ab NEWLINE PIPE WORD:c
			\\⏎# a        > COMMENT
			a\\           > QUOTED:a
			""")
	void lineIsCutIntoTokens(String line, String expected) {
		CommandLine read = CommandLine.of(line.replace("\\\\", "\\").replace('⏎', '\n'));
		assertThat(String.join(" ", read.tokens().stream().map(CommandLineTests::describe).toList()).replace('|', ' '))
			.isEqualTo(expected.replace("\\\\", "\\").replace('|', ' '));
	}

	private static String describe(Token token) {
		return token.isWord() ? (token.quoted() ? "QUOTED:" : "WORD:") + token.text() : token.kind().name();
	}

	@Test
	void linesOfAPasteAreCommands() {
		assertThat(CommandLine.of("a b\n\n# c 'd\n  \n'e\nf' g\\\nh\ni |\n j\nk").lines()).extracting(CommandLine::text)
			.containsExactly("a b", "'e\nf' g\\\nh", "i |\n j", "k");
		assertThat(CommandLine.of("a; # b\n# c\nd && # e\n f").lines()).extracting(CommandLine::text)
			.containsExactly("a; # b", "d && # e\n f");
		assertThat(CommandLine.of("a").lines()).extracting(CommandLine::text).containsExactly("a");
		assertThat(CommandLine.of(" \n ").lines()).extracting(CommandLine::text).isEmpty();
	}

	@Test
	void lineThatIsOneCommandHasItsWords() {
		assertThat(CommandLine.of("a 'b c'").words()).containsExactly("a", "b c");
		assertThat(CommandLine.of("a | b").words()).isEmpty();
		assertThat(CommandLine.of("").words()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '~',
			value = { "a 'b, 2", "a\"b, 1", "a\\, 1", "a & b `c`, 2", "a $(b) & c, 2", "a>b, 1" })
	void problemIsTheFirst(String line, int position) {
		assertThat(CommandLine.of(line).problem()).extracting(Problem::position).isEqualTo(position);
		assertThatExceptionOfType(StageException.class).isThrownBy(() -> Script.parse(line));
	}

	@Test
	void whatComesFirstIsTold() {
		assertThatExceptionOfType(StageException.class).isThrownBy(() -> Script.parse("a || | b > c"))
			.withMessage("A command is missing before '|' at column 6");
		assertThatExceptionOfType(StageException.class).isThrownBy(() -> Script.parse("a > b || | c"))
			.withMessageStartingWith("Unquoted '>' at column 3");
	}

	@Test
	void anyLineIsCutIntoTokensThatCoverIt() {
		Random random = new Random(7);
		int runnable = 0;
		for (int i = 0; i < 100_000; i++) {
			String text = random.ints(random.nextInt(16), 0, ALPHABET.length())
				.mapToObj((index) -> String.valueOf(ALPHABET.charAt(index)))
				.reduce("", String::concat);
			CommandLine line = CommandLine.of(text);
			assertThat(line.text()).isEqualTo(text);
			int end = 0;
			for (Token token : line.tokens()) {
				assertNothing(text, end, token.start());
				assertThat(token.end()).as(text).isGreaterThan(token.start());
				assertToken(token, text.substring(token.start(), token.end()));
				end = token.end();
			}
			assertNothing(text, end, text.length());
			runnable += (line.problem() == null) ? 1 : 0;
		}
		assertThat(runnable).isBetween(10_000, 90_000);
	}

	private static void assertNothing(String text, int start, int end) {
		assertThat(text.substring(start, end).replace("\\\n", "")).as(text).matches("[ \t\r\n]*");
	}

	private static void assertToken(Token token, String raw) {
		if (token.kind() == Kind.COMMENT) {
			assertThat(raw).startsWith("#").doesNotContain("\n");
		}
		else if (token.isWord() && token.quoted()) {
			assertThat(CommandLine.of("x " + raw).words()).as(raw).containsExactly("x", token.text());
		}
		else {
			assertThat(raw).isEqualTo(token.text());
		}
	}

	@Test
	void lineThatIsTooLongHasNoTokens() {
		CommandLine line = CommandLine.of("a ".repeat(80_000));
		assertThat(line.tokens()).isEmpty();
		assertThat(line.isOpen()).isFalse();
		assertThat(line.problem()).isNotNull();
		assertThat(line.lines()).containsExactly(line);
		assertThat(CommandLine.of("a ".repeat(32_768)).tokens()).hasSize(32_768);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "\t\n", "# a", "  # 'a" })
	void lineIsBlank(String line) {
		assertThat(CommandLine.of(line).isBlank()).isTrue();
		assertThat(CommandLine.of(line).lines()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "a", "''", "a # b", "a; # b", "\"" })
	void lineIsNotBlank(String line) {
		assertThat(CommandLine.of(line).isBlank()).isFalse();
		assertThat(CommandLine.of(line).lines()).hasSize(1);
	}

}
