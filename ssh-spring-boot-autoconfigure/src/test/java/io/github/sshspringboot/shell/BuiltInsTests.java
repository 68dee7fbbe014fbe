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

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

import io.github.sshspringboot.command.CommandDispatcher;
import io.github.sshspringboot.command.StubSession;
import io.github.sshspringboot.command.pipeline.CommandLine;
import io.github.sshspringboot.server.ExitStatus;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Tests for the commands of the shell itself.
 */
class BuiltInsTests {

	private final StringWriter output = new StringWriter();

	private final ShellHistory history = new ShellHistory(null, 10, (line) -> false);

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
	@CsvSource(delimiter = '>', quoteCharacter = '`', textBlock = """
			``  > 3
			2   > 2
			0   > 0
			99  > 3
			""")
	void historyShowsTheLastLines(String argument, int count) {
		List.of("echo a", "echo b\necho c", "echo d").forEach(this.history::add);
		HistoryBuiltIn builtIn = new HistoryBuiltIn(this.history);
		assertThat(argument.isEmpty() ? run(builtIn) : run(builtIn, argument)).isEqualTo(ExitStatus.OK);
		List<String> all = List.of("    1  echo a", "    2  echo b", "       echo c", "    3  echo d");
		List<String> lines = this.output.toString().lines().toList();
		assertThat(lines).isEqualTo(all.subList((count == 3) ? 0 : (count == 2) ? 1 : 4, 4));
	}

	@Test
	void historyIsForgotten() {
		this.history.add("echo a");
		assertThat(run(new HistoryBuiltIn(this.history), "-c")).isEqualTo(ExitStatus.OK);
		assertThat(this.history).isEmpty();
	}

	@Test
	void wrongUsageIsExplained() {
		assertThat(run(new HistoryBuiltIn(this.history), "x")).isEqualTo(ExitStatus.USAGE);
		assertThat(this.output.toString().strip())
			.isEqualTo("history: the number of lines must be a number. Usage: history [n | -c]");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '>', quoteCharacter = '`',
			value = { "exit > 7", "` exit  ` > 7", "'exit' > 7", "exit 3 > 3", "exit 256 > 0", "exit x >", "exit 1 2 >",
					"exit -1 >", "exit; x >", "exit | x >", "exit 'x >", "x >", "`` >" })
	void lineThatOnlyLeavesIsNotRun(String line, @Nullable Integer status) {
		CommandDispatcher dispatcher = mock(CommandDispatcher.class);
		BuiltIns builtIns = new BuiltIns(dispatcher, List.of(new ExitBuiltIn()));
		assertThat(builtIns.leave(CommandLine.of(line), ExitStatus.of(7)))
			.isEqualTo((status != null) ? ExitStatus.of(status) : null);
	}

	@Test
	void commandOfTheApplicationIsRunInsteadOfThatOfTheShell() {
		CommandDispatcher dispatcher = mock(CommandDispatcher.class);
		given(dispatcher.hasCommand("exit")).willReturn(true);
		BuiltIns builtIns = new BuiltIns(dispatcher, List.of(new ExitBuiltIn()));
		assertThat(builtIns.leave(CommandLine.of("exit"), ExitStatus.OK)).isNull();
		assertThat(builtIns.run(List.of("exit"), new PrintWriter(this.output))).isNull();
	}

	private ExitStatus run(BuiltIn builtIn, String... arguments) {
		return builtIn.run(List.of(arguments), new PrintWriter(this.output, true)).status();
	}

}
