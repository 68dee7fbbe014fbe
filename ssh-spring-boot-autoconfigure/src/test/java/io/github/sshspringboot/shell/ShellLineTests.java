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

package io.github.sshspringboot.shell;

import java.util.List;
import java.util.Random;

import io.github.sshspringboot.SshTestServer;
import io.github.sshspringboot.command.CommandIo;
import io.github.sshspringboot.command.LineRunner;
import io.github.sshspringboot.command.StubSession;
import io.github.sshspringboot.command.pipeline.Script;
import io.github.sshspringboot.command.pipeline.StageException;
import io.github.sshspringboot.shell.ShellLine.Stage;
import io.github.sshspringboot.shell.ShellLine.Token;
import org.jline.reader.EOFError;
import org.jline.reader.Parser.ParseContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link ShellLine} and what JLine sees of it.
 */
class ShellLineTests {

	@ParameterizedTest
	@CsvSource(delimiter = '>', quoteCharacter = '`', textBlock = """
			a b            > WORD:a WORD:b
			'a b'c         > QUOTED:a bc
			"a\\"b"        > QUOTED:a"b
			"a\\b"         > QUOTED:a\\b
			a\\ b          > QUOTED:a|b
			''             > QUOTED:
			a|b            > WORD:a OPERATOR:| WORD:b
			a||b&&c;d      > WORD:a OPERATOR:|| WORD:b OPERATOR:&& WORD:c OPERATOR:; WORD:d
			a&b            > WORD:a&b
			'a|b'          > QUOTED:a|b
			# a 'b         > COMMENT:# a 'b
			a #b           > WORD:a WORD:#b
			a; # b 'c      > WORD:a OPERATOR:; COMMENT:# b 'c
			a && # b       > WORD:a OPERATOR:&& COMMENT:# b
			'open          > QUOTED:open
			""")
	void lineIsCutIntoTokens(String line, String expected) {
		String text = line.replace("\\\\", "\\");
		List<String> tokens = ShellLine.of(text)
			.tokens()
			.stream()
			.map((token) -> token.kind() + ":" + token.value())
			.toList();
		assertThat(String.join(" ", tokens).replace('|', ' '))
			.isEqualTo(expected.replace("\\\\", "\\").replace('|', ' '));
	}

	@ParameterizedTest
	@ValueSource(strings = { "echo 'a", "echo \"a", "echo a\\", "a |", "a &&", "a || ", "a |\n", "a\necho 'b",
			"echo \"a\\\"" })
	void lineGoesOn(String line) {
		assertThat(ShellLine.of(line).isOpen()).isTrue();
		assertThatExceptionOfType(EOFError.class)
			.isThrownBy(() -> new ShellParser().parse(line, line.length(), ParseContext.ACCEPT_LINE));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "echo a", "echo 'a'", "echo \"a\"", "echo a\\\\", "a;", "# don't", "a\n# don't\nb",
			"a\\\nb" })
	void lineIsComplete(String line) {
		assertThat(ShellLine.of(line).isOpen()).isFalse();
		assertThat(new ShellParser().parse(line, line.length(), ParseContext.ACCEPT_LINE).line()).isEqualTo(line);
	}

	@Test
	void linesOfAPasteAreCommands() {
		assertThat(ShellLine.of("a b\n\n# c 'd\n  \n'e\nf' g\\\nh\ni |\n j\nk").commands()).containsExactly("a b",
				"'e\nf' g\\\nh", "i |\n j", "k");
		assertThat(ShellLine.of("a; # b\n# c\nd && # e\n f").commands()).containsExactly("a; # b", "d && # e\n f");
		assertThat(ShellLine.of("a").commands()).containsExactly("a");
		assertThat(ShellLine.of(" \n ").commands()).isEmpty();
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
		Stage stage = ShellLine.of(line).lastStage();
		assertThat(stage.words()).hasToString(words);
		assertThat(stage.prefix()).isEqualTo(prefix);
		assertThat(stage.piped()).isEqualTo(piped);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '>', quoteCharacter = '`', textBlock = """
			echo a    > a b'c > a\\ b\\'c
			echo 'a   > a b'c > 'a b'\\''c'
			echo "a   > a b"$ > "a b\\"\\$"
			echo a\\  > a|b;c > a\\|b\\;c
			""")
	void proposalIsQuotedAsTheWordWas(String line, String candidate, String expected) {
		ShellParsedLine parsed = ShellParsedLine.of(line.replace("\\\\", "\\"));
		assertThat(parsed.escape(candidate, true)).hasToString(expected.replace("\\\\", "\\"));
		assertThat(ShellLine.of("x " + parsed.escape(candidate, true)).tokens()).extracting(Token::value)
			.containsExactly("x", candidate);
	}

	@Test
	void lineIsCutAsTheScriptThatRuns() {
		Random random = new Random(7);
		int scripts = 0;
		for (int i = 0; i < 100_000; i++) {
			String line = random.ints(random.nextInt(16), 0, 14)
				.collect(StringBuilder::new, (text, c) -> text.append("ab  '\"\\|&;&#\n\t".charAt(c)),
						StringBuilder::append)
				.toString()
				.replace("&", "&&");
			List<List<String>> stages = stages(line);
			if (stages != null) {
				scripts++;
				ShellLine parsed = ShellLine.of(line);
				assertThat(parsed.isOpen()).as(line).isFalse();
				assertThat(parsed.tokens().stream().filter(Token::isWord).map(Token::value)).as(line)
					.containsExactlyElementsOf(stages.stream().flatMap(List::stream).toList());
				assertThat(parsed.commands().stream().map(ShellLineTests::stages).flatMap(List::stream)).as(line)
					.containsExactlyElementsOf(stages);
			}
		}
		assertThat(scripts).isGreaterThan(10_000);
	}

	private static @Nullable List<List<String>> stages(String line) {
		try {
			return Script.parse(line).steps().stream().flatMap((step) -> step.stages().stream()).toList();
		}
		catch (StageException ex) {
			return null;
		}
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
				ShellLine parsed = ShellLine.of(line);
				StubSession session = new StubSession(line);
				lines.run(line, CommandIo.of(session));
				if (parsed.isOpen()) {
					assertThat(session.text()).as(line).isEmpty();
				}
				else {
					List<String> words = parsed.tokens().stream().map(Token::value).toList();
					assertThat(session.text()).as(line)
						.isEqualTo(
								(words.size() == 1) ? "\n" : String.join(" ", words.subList(1, words.size())) + "\n");
				}
			}
		}
	}

}
