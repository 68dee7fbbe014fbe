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

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

import io.github.sshspringboot.command.internal.builtin.BuiltIn;
import io.github.sshspringboot.server.ExitStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the commands of the shell itself.
 */
class BuiltInsTests {

	private final StringWriter output = new StringWriter();

	private final ShellHistory history = new ShellHistory(null, 10, (line) -> false);

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

	private ExitStatus run(BuiltIn builtIn, String... arguments) {
		return builtIn.run(List.of(arguments), new PrintWriter(this.output, true)).status();
	}

}
