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

package io.github.sshspringboot.command.internal.builtin;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

import io.github.sshspringboot.command.SshArgument;
import io.github.sshspringboot.command.SshCommand;
import io.github.sshspringboot.command.internal.pipeline.CommandLine;
import io.github.sshspringboot.command.internal.run.CommandTester;
import io.github.sshspringboot.command.internal.run.StubSession;
import io.github.sshspringboot.server.ExitStatus;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the built-in commands that every session has.
 */
class BuiltInsTests {

	private final StringWriter output = new StringWriter();

	@Test
	void whoamiTellsOfTheUserAndTheConnection() {
		WhoamiBuiltIn whoami = new WhoamiBuiltIn(new StubSession(null).getConnection(), List.of("ROLE_A", "ROLE_B"));
		assertThat(run(whoami)).isEqualTo(ExitStatus.OK);
		assertThat(this.output.toString().lines()).containsExactly("user         admin", "authorities  ROLE_A, ROLE_B",
				"address      127.0.0.1", "since        1970-01-01T00:00:00Z");
		assertThat(run(whoami, "x")).isEqualTo(ExitStatus.USAGE);
	}

	@Test
	void whoamiIsNothingButText() {
		String hostile = "ROLE_\u001b]0;t\u0007\u202e\u2066\u061c\u200b\ufeff\u009b\n";
		run(new WhoamiBuiltIn(new StubSession(null).getConnection(), List.of(hostile)));
		assertThat(this.output.toString()).contains("authorities  ROLE_ ]0;t       ");
	}

	@ParameterizedTest
	@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
	@CsvSource(delimiter = '>', quoteCharacter = '`', textBlock = """
			exit                        > 0
			exit 7                      > 7
			echo a && exit 7 ; echo b   > 7
			exit 300                    > 44
			exit x                      > 2
			exit 1 2                    > 2
			nonsense || exit            > 127
			whoami                      > 0
			whoami x                    > 2
			whoami | grep -q admin      > 0
			help whoami                 > 0
			help exit                   > 0
			watch watch echo a          > 2
			watch exit                  > 0
			watch exit 3; echo b        > 3
			watch --help                > 0
			whoami --help               > 0
			exit --help                 > 0
			""")
	void sessionsOfOneLineHaveThem(String line, int status) {
		try (CommandTester tester = new CommandTester(Echo.class)) {
			StubSession session = tester.run(line);
			assertThat(session.status()).isEqualTo(ExitStatus.of(status));
			assertThat(session.text()).doesNotContain("b\n");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "watch", "whoami", "exit" })
	void theirHelpIsAskedForAsThatOfCommands(String name) {
		try (CommandTester tester = new CommandTester(Echo.class)) {
			assertThat(tester.run(name + " --help").text()).startsWith("Usage: " + name)
				.isEqualTo(tester.run("help " + name).text());
		}
	}

	@Test
	void commandOfTheApplicationWins() {
		try (CommandTester tester = new CommandTester(Own.class)) {
			assertThat(tester.run("whoami me").text()).isEqualTo("own me\n");
			assertThat(tester.run("help whoami").text()).contains("<word>");
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '>', quoteCharacter = '`',
			value = { "exit > 7", "` exit  ` > 7", "'exit' > 7", "exit 3 > 3", "exit 256 > 0", "exit x >", "exit 1 2 >",
					"exit -1 >", "exit; x >", "exit | x >", "exit 'x >", "x >", "`` >" })
	void lineThatOnlyLeavesIsNotRun(String line, @Nullable Integer status) {
		BuiltIns builtIns = new BuiltIns(List.of(new ExitBuiltIn()), (name) -> false);
		assertThat(builtIns.leave(CommandLine.of(line), ExitStatus.of(7)))
			.isEqualTo((status != null) ? ExitStatus.of(status) : null);
	}

	@Test
	void lineWithTheCommandOfTheApplicationIsRun() {
		BuiltIns builtIns = new BuiltIns(List.of(new ExitBuiltIn()), "exit"::equals);
		assertThat(builtIns.leave(CommandLine.of("exit"), ExitStatus.OK)).isNull();
	}

	private ExitStatus run(BuiltIn builtIn, String... arguments) {
		return builtIn.run(List.of(arguments), new PrintWriter(this.output, true)).status();
	}

	@SshCommand
	static class Echo {

		@SshCommand("echo")
		String echo(@SshArgument String word) {
			return word;
		}

	}

	@SshCommand
	static class Own {

		@SshCommand("whoami")
		String whoami(@SshArgument String word) {
			return "own " + word;
		}

	}

}
