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

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import io.github.sshspringboot.command.SshCommand;
import io.github.sshspringboot.command.SshTerminal;
import io.github.sshspringboot.command.internal.io.CommandStreams;
import io.github.sshspringboot.server.ExitStatus;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Tests for results without rows.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmptyResultTests {

	private final CommandTester tester = new CommandTester(Commands.class);

	@AfterAll
	void close() {
		this.tester.close();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '!', quoteCharacter = '~', textBlock = """
			list -o csv                                ! ~id,fullName\\n~
			stream -o csv                              ! ~id,fullName\\n~
			flux -o csv                                ! ~id,fullName\\n~
			beans -o csv                               ! ~name,age\\n~
			texts -o csv                               ! ~value\\n~
			list -o csv --no-headers                   ! ~~
			list -o csv --columns full-name            ! ~fullName\\n~
			maps -o csv                                ! ~~
			maps -o csv --columns b,a                  ! ~b,a\\n~
			full -o csv | where id>5                   ! ~id,fullName\\n~
			full -o csv | where id>5 | sort-by id      ! ~id,fullName\\n~
			full -o csv | where id>5 | select FULL-NAME ! ~fullName\\n~
			full -o csv | select fullName,id | where id>5 ! ~fullName,id\\n~
			full -o csv | select id | where id=1       ! ~id\\n1\\n~
			maps -o csv | select b,a                   ! ~b,a\\n~
			list -o json                               ! ~[]\\n~
			list -o yaml                               ! ~[]\\n~
			list -o ndjson                             ! ~~
			list                                       ! ~~
			list -o text                               ! ~~
			""")
	void emptyResultKeepsItsHeadersInCsv(String line, String expected) {
		StubSession session = this.tester.run(line);
		assertThat(session.errors()).isEmpty();
		assertThat(session.text()).isEqualTo(expected.replace("\\n", "\n"));
		assertThat(session.status()).isEqualTo(ExitStatus.OK);
	}

	@ParameterizedTest
	@ValueSource(strings = { "list", "stream", "flux", "texts", "maps", "list -o table", "list -o text",
			"list --no-headers", "list --columns id", "full | where id>5", "full | select id | where id>5" })
	void emptyResultIsToldOnTerminal(String line) {
		assertThat(runOnTerminal(line)).isEqualTo("(no results)\n");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '!', quoteCharacter = '~', textBlock = """
			list -o csv        ! ~id,fullName\\n~
			list -o ndjson     ! ~~
			list -o json       ! ~[]\\n~
			nothing            ! ~~
			absent             ! ~~
			list | wc -l       ! ~0\\n~
			""")
	void otherFormatsAreTheSameOnTerminal(String line, String expected) {
		assertThat(runOnTerminal(line)).isEqualTo(expected.replace("\\n", "\n"));
	}

	private String runOnTerminal(String line) {
		SshTerminal terminal = mock();
		given(terminal.getColumns()).willReturn(80);
		StubSession session = new StubSession(line);
		ByteArrayOutputStream output = new ByteArrayOutputStream();
		this.tester.lines()
			.run(line, new CommandStreams(session, InputStream.nullInputStream(), output, output, terminal,
					session.getCancellation()));
		return output.toString(StandardCharsets.UTF_8);
	}

	record Person(int id, String fullName) {

	}

	public static class Bean {

		private final String name = "a";

		private final int age = 7;

		public int getAge() {
			return this.age;
		}

		public String getName() {
			return this.name;
		}

	}

	@SshCommand
	static class Commands {

		@SshCommand("list")
		List<Person> list() {
			return List.of();
		}

		@SshCommand("stream")
		Stream<Person> stream() {
			return Stream.of();
		}

		@SshCommand("flux")
		Flux<Person> flux() {
			return Flux.empty();
		}

		@SshCommand("beans")
		Bean[] beans() {
			return new Bean[0];
		}

		@SshCommand("texts")
		List<String> texts() {
			return List.of();
		}

		@SshCommand("maps")
		List<Map<String, Object>> maps() {
			return List.of();
		}

		@SshCommand("full")
		List<Person> full() {
			return List.of(new Person(1, "Ada"));
		}

		@SshCommand("nothing")
		void nothing() {
		}

		@SshCommand("absent")
		Optional<Person> absent() {
			return Optional.empty();
		}

	}

}
