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

package io.github.sshspringboot.shell.internal;

import java.util.List;
import java.util.Random;

import io.github.sshspringboot.SshTestServer;
import io.github.sshspringboot.command.internal.io.CommandStreams;
import io.github.sshspringboot.command.internal.line.LineRunner;
import io.github.sshspringboot.command.internal.pipeline.CommandLine;
import io.github.sshspringboot.command.internal.pipeline.CommandLine.Token;
import io.github.sshspringboot.command.internal.run.StubSession;
import org.jline.reader.EOFError;
import org.jline.reader.Parser.ParseContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link ShellParser}, {@link ShellParsedLine} and {@link TypedCommand}.
 */
class ShellParserTests {

	@ParameterizedTest
	@ValueSource(strings = { "echo 'a", "echo \"a", "echo a\\", "a |", "a &&", "a || ", "a |\n", "a\necho 'b",
			"echo \"a\\\"" })
	void lineGoesOn(String line) {
		assertThat(CommandLine.of(line).isOpen()).isTrue();
		assertThatExceptionOfType(EOFError.class)
			.isThrownBy(() -> new ShellParser().parse(line, line.length(), ParseContext.ACCEPT_LINE));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "echo a", "echo 'a'", "echo \"a\"", "echo a\\\\", "a;", "# don't", "a\n# don't\nb",
			"a\\\nb" })
	void lineIsComplete(String line) {
		assertThat(CommandLine.of(line).isOpen()).isFalse();
		assertThat(new ShellParser().parse(line, line.length(), ParseContext.ACCEPT_LINE).line()).isEqualTo(line);
	}

	@Test
	void lineIsReadOnceForAllThatAsk() {
		ShellParser parser = new ShellParser();
		CommandLine typed = parser.read("echo a");
		parser.parse("echo a", 6, ParseContext.ACCEPT_LINE);
		parser.parse("echo a", 6, ParseContext.COMPLETE);
		assertThat(parser.read(new String("echo a"))).isSameAs(typed);
		assertThat(parser.read("echo b").words()).containsExactly("echo", "b");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '>', quoteCharacter = '`', textBlock = """
			``              > [] > `` > false
			a               > [] > a > false
			`a `            > [a] > `` > false
			a b             > [a] > b > false
			a 'b c          > [a] > b c > false
			`a | `          > [] > `` > true
			a | gr          > [] > gr > true
			a | grep x      > [grep] > x > true
			a && b c        > [b] > c > false
			a || b          > [] > b > false
			a; b            > [] > b > false
			""")
	void commandAtTheEndIsCompleted(String line, String words, String prefix, boolean piped) {
		TypedCommand command = TypedCommand.lastOf(CommandLine.of(line));
		assertThat(command.words()).hasToString(words);
		assertThat(command.prefix()).isEqualTo(prefix);
		assertThat(command.piped()).isEqualTo(piped);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '>', quoteCharacter = '`', textBlock = """
			echo a    > a b'c > a\\ b\\'c
			echo 'a   > a b'c > 'a b'\\''c'
			echo "a   > a b"$ > "a b\\"\\$"
			echo a\\  > a|b;c > a\\|b\\;c
			""")
	void proposalIsQuotedAsTheWordWas(String line, String candidate, String expected) {
		ShellParsedLine parsed = ShellParsedLine.of(CommandLine.of(line.replace("\\\\", "\\")));
		assertThat(parsed.escape(candidate, true)).hasToString(expected.replace("\\\\", "\\"));
		assertThat(CommandLine.of("x " + parsed.escape(candidate, true)).tokens()).extracting(Token::text)
			.containsExactly("x", candidate);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "'", "\"" })
	void proposalIsTheWordThatRuns(String quote) {
		String candidate = "a <b>$(c)`d`&e;f|g#'h\"i\\j";
		CharSequence escaped = ShellParsedLine.of(CommandLine.of("echo " + quote + "a")).escape(candidate, true);
		CommandLine line = CommandLine.of("echo " + escaped);
		assertThat(line.problem()).isNull();
		assertThat(line.words()).containsExactly("echo", candidate);
	}

	@Test
	void wordsAreThoseOfTheCommandThatRuns() {
		try (SshTestServer server = SshTestServer.start()) {
			LineRunner lines = server.getBean(LineRunner.class);
			Random random = new Random(5);
			for (int i = 0; i < 3000; i++) {
				String line = "echo " + random.ints(random.nextInt(12), 0, 9)
					.collect(StringBuilder::new, (text, c) -> text.append("ab '\"\\\t$é".charAt(c)),
							StringBuilder::append);
				CommandLine parsed = CommandLine.of(line);
				StubSession session = new StubSession(line);
				lines.run(line, CommandStreams.of(session));
				if (parsed.isOpen()) {
					assertThat(session.text()).as(line).isEmpty();
				}
				else {
					List<String> words = parsed.tokens().stream().map(Token::text).toList();
					assertThat(session.text()).as(line)
						.isEqualTo(
								(words.size() == 1) ? "\n" : String.join(" ", words.subList(1, words.size())) + "\n");
				}
			}
		}
	}

}
