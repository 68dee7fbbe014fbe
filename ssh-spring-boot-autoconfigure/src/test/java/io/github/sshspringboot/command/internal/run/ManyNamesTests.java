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

package io.github.sshspringboot.command.internal.run;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.github.sshspringboot.command.SshCommand;
import io.github.sshspringboot.server.ExitStatus;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for stages and options to which users give very many names.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ManyNamesTests {

	private final CommandTester tester = new CommandTester(Commands.class);

	@AfterAll
	void close() {
		this.tester.close();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '!', textBlock = """
			rows | sort-by %s        ! 20000 ! id    ! ,    ! sort-by: 20000 properties are too many. Name at most 256
			rows | sort-by -r %s     ! 10000 ! -id   ! ,    ! sort-by: 10000 properties are too many. Name at most 256
			rows | sort-by %s        ! 4000  ! id    ! ' '  ! sort-by: 4000 properties are too many. Name at most 256
			rows | select %s         ! 20000 ! id    ! ,    ! select: 20000 properties are too many. Name at most 256
			rows | select %s         ! 4000  ! id    ! ' '  ! select: 4000 properties are too many. Name at most 256
			rows | where %s          ! 4000  ! id=1  ! ' '  ! where: 4000 conditions are too many. Write at most 256
			rows --columns %s        ! 20000 ! id    ! ,    ! rows: 20000 columns are too many. Name at most 256
			rows -o csv --columns %s ! 257   ! id    ! ,    ! rows: 257 columns are too many. Name at most 256
			""")
	void tooManyNamesAreRefusedInOneLine(String line, int count, String name, String separator, String message) {
		StubSession session = this.tester.run(line.formatted(repeat(name, separator, count)));
		assertThat(session.errors()).isEqualTo(message + "\n");
		assertThat(session.text()).isEmpty();
		assertThat(session.status()).isEqualTo(ExitStatus.USAGE);
	}

	@ParameterizedTest
	@ValueSource(strings = { "rows | sort-by %s", "rows | sort-by -r %s", "rows | select %s", "rows --columns %s" })
	void manyNamesAreTaken(String line) {
		StubSession session = this.tester.run(line.formatted(repeat("id", ",", 256)));
		assertThat(session.errors()).isEmpty();
		assertThat(session.text()).hasLineCount(3);
	}

	private static String repeat(String name, String separator, int count) {
		return IntStream.range(0, count).mapToObj((index) -> name).collect(Collectors.joining(separator));
	}

	record Item(int id) {

	}

	@SshCommand
	static class Commands {

		@SshCommand("rows")
		List<Item> rows() {
			return List.of(new Item(2), new Item(1));
		}

	}

}
