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
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.sshspringboot.command.SshCommand;
import io.github.sshspringboot.command.SshCommandException;
import io.github.sshspringboot.command.SshOption;
import io.github.sshspringboot.command.SshResult;
import io.github.sshspringboot.command.SshResultRenderer;
import io.github.sshspringboot.command.SshTerminal;
import io.github.sshspringboot.command.internal.io.CommandStreams;
import io.github.sshspringboot.server.ExitStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Tests for the options that say how a result is shown.
 */
class CommandOutputTests {

	private final State state = new State();

	private final CommandTester tester = new CommandTester(Commands.class).bean(State.class, this.state)
		.renderer(new NamesRenderer());

	@AfterEach
	void close() {
		this.tester.close();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
			rows                                      | ~ID  FULL-NAME\\n 1  Ada\\n 2  Bob\\n~
			rows --columns full-name                  | ~FULL-NAME\\nAda\\nBob\\n~
			rows --columns=fullName,ID --no-headers   | ~Ada  1\\nBob  2\\n~
			rows --columns fullName --columns id      | ~FULL-NAME  ID\\nAda         1\\nBob         2\\n~
			rows -o csv --no-headers                  | ~1,Ada\\n2,Bob\\n~
			rows -o json --columns id                 | ~[\\n{"id":1},\\n{"id":2}\\n]\\n~
			rows -o ndjson --columns full-name        | ~{"fullName":"Ada"}\\n{"fullName":"Bob"}\\n~
			rows -o yaml --columns id                 | ~- id: 1\\n- id: 2\\n~
			one -o json                               | ~{"id":1,"fullName":"Ada"}\\n~
			one -o yaml                               | ~id: 1\\nfullName: Ada\\n~
			text -o json                              | ~"hello"\\n~
			rows -o names                             | ~Ada Bob\\n~
			own --columns 7 --no-headers              | ~7 true\\n~
			""")
	void optionsAreRespected(String line, String expected) {
		StubSession session = this.tester.run(line);
		assertThat(session.errors()).isEmpty();
		assertThat(session.text()).isEqualTo(expected.replace("\\n", "\n"));
		assertThat(session.status()).isEqualTo(ExitStatus.OK);
	}

	@ParameterizedTest
	@ValueSource(strings = { "table", "text", "json", "ndjson", "csv", "yaml" })
	void unknownColumnIsWrongUsage(String format) {
		StubSession session = this.tester.run("rows --columns id,nonsense -o " + format);
		assertThat(session.status()).isEqualTo(ExitStatus.USAGE);
		assertThat(session.text()).isEmpty();
		assertThat(session.errors()).isEqualTo("rows: there is no column 'nonsense'. Use some of id, full-name\n");
	}

	@ParameterizedTest
	@ValueSource(strings = { "hire", "hire -o json", "hire-many", "hire-later -o yaml", "hire-flux -o csv" })
	void unknownColumnIsRefusedBeforeTheCommandRuns(String line) {
		StubSession session = this.tester.run(line + " --columns nonsense");
		assertThat(session.status()).isEqualTo(ExitStatus.USAGE);
		assertThat(session.errors()).endsWith(": there is no column 'nonsense'. Use some of id, full-name\n");
		assertThat(this.state.hired).isFalse();
		this.tester.run(line);
		assertThat(this.state.hired).isTrue();
	}

	@Test
	void scalarsHaveNoColumns() {
		assertThat(this.tester.run("text --columns id").errors())
			.isEqualTo("text: there is no column 'id'. The result has no columns\n");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
			map --columns b                | ~B\n2\n~
			any --columns extra -o json    | ~{"extra":7}\n~
			any --columns extra -o csv     | ~extra\n7\n~
			renamed --columns tag          | ~TAG\nx\n~
			renamed --columns tag -o json  | ~{"tag":"x"}\n~
			node -o json                   | ~{"a":[1,2]}\n~
			node --columns a -o ndjson     | ~{"a":[1,2]}\n~
			node                           | ~{"a":[1,2]}\n~
			""")
	void columnsThatDependOnTheValueOrTheFormatAreFound(String line, String expected) {
		StubSession session = this.tester.run(line);
		assertThat(session.errors()).isEmpty();
		assertThat(session.text()).isEqualTo(expected.replace("\\n", "\n"));
	}

	@Test
	void commandsWithoutResultHaveNoSuchOptions() {
		assertThat(this.tester.run("nothing --columns id").errors()).contains("there is no option '--columns'");
		assertThat(this.tester.run("nothing --no-headers").errors()).contains("there is no option '--no-headers'");
		assertThat(this.tester.run("nothing --help").text()).doesNotContain("--columns", "--no-headers");
	}

	@Test
	void helpNamesTheOptions() {
		assertThat(this.tester.run("rows --help").text().replaceAll("\\s+", " "))
			.contains("Format of the result: table, text, json, ndjson, csv, yaml, names.")
			.contains("--columns=<name>")
			.contains("--no-headers");
	}

	@ParameterizedTest
	@ValueSource(strings = { "table", "text", "json", "ndjson", "csv", "yaml" })
	void failureAfterSomeRowsIsOneLineAfterThem(String format) {
		StubSession session = this.tester.run("failing -o " + format);
		assertThat(session.status()).isEqualTo(ExitStatus.FAILURE);
		assertThat(session.text()).contains("Ada").doesNotContain("Bob");
		assertThat(session.errors()).isEqualTo("no more\n");
		assertThat(this.state.closed).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "iterator", "iterable" })
	void whatCanBeClosedIsClosed(String line) {
		assertThat(this.tester.run(line).text()).isEqualTo("a\nb\n");
		assertThat(this.state.closed).isTrue();
	}

	@Test
	void tableFitsTheTerminal() {
		assertThat(runOnTerminal("rows", 0, 8)).isEqualTo("ID  FUL…\n 1  Ada\n 2  Bob\n");
	}

	@ParameterizedTest
	@CsvSource({ "256, true", "8, true", "0, false" })
	void headersAreBoldOnTerminalWithColours(int colours, boolean bold) {
		assertThat(runOnTerminal("rows", colours, 80).startsWith("\u001b[1mID  FULL-NAME\u001b[0m\n")).isEqualTo(bold);
		assertThat(runOnTerminal("rows", colours, 80).contains("\u001b")).isEqualTo(bold);
		assertThat(runOnTerminal("rows -o json", colours, 80)).doesNotContain("\u001b");
	}

	private String runOnTerminal(String line, int colours, int columns) {
		SshTerminal terminal = mock();
		given(terminal.getColors()).willReturn(colours);
		given(terminal.getColumns()).willReturn(columns);
		StubSession session = new StubSession(line);
		ByteArrayOutputStream output = new ByteArrayOutputStream();
		this.tester.lines()
			.run(line, new CommandStreams(session, InputStream.nullInputStream(), output, output, terminal,
					session.getCancellation()));
		return output.toString(StandardCharsets.UTF_8);
	}

	record Person(int id, String fullName) {

	}

	record Any(int id) {

		@JsonAnyGetter
		Map<String, Integer> more() {
			return Map.of("extra", 7);
		}

	}

	record Renamed(@JsonProperty("tag") String label) {

	}

	static class State {

		final AtomicBoolean closed = new AtomicBoolean();

		final AtomicBoolean hired = new AtomicBoolean();

	}

	static final class NamesRenderer implements SshResultRenderer {

		@Override
		public String getFormat() {
			return "names";
		}

		@Override
		public void render(SshResult result, OutputStream output) throws IOException {
			List<String> names = new ArrayList<>();
			result.values().forEachRemaining((value) -> names.add(((Person) value).fullName()));
			output.write((String.join(" ", names) + "\n").getBytes(StandardCharsets.UTF_8));
		}

	}

	/**
	 * Values that must be closed.
	 *
	 * @param values the values
	 * @param state knows whether they are
	 */
	record Closeable(Iterator<String> values, State state) implements Iterator<String>, AutoCloseable {

		@Override
		public boolean hasNext() {
			return this.values.hasNext();
		}

		@Override
		public String next() {
			return this.values.next();
		}

		@Override
		public void close() {
			this.state.closed.set(true);
		}

	}

	interface CloseableIterable extends Iterable<String>, AutoCloseable {

	}

	@SshCommand
	static class Commands {

		private final State state;

		Commands(State state) {
			this.state = state;
		}

		@SshCommand("rows")
		List<Person> rows() {
			return List.of(one(), new Person(2, "Bob"));
		}

		@SshCommand("one")
		Person one() {
			return new Person(1, "Ada");
		}

		@SshCommand("text")
		String text() {
			return "hello";
		}

		@SshCommand("hire")
		Person hire() {
			this.state.hired.set(true);
			return one();
		}

		@SshCommand("hire-many")
		Person[] hireMany() {
			return new Person[] { hire() };
		}

		@SshCommand("hire-later")
		CompletableFuture<Optional<Person>> hireLater() {
			return CompletableFuture.completedFuture(Optional.of(hire()));
		}

		@SshCommand("hire-flux")
		Flux<Person> hireFlux() {
			return Flux.just(hire());
		}

		@SshCommand("map")
		Map<String, Integer> map() {
			return new TreeMap<>(Map.of("a", 1, "b", 2));
		}

		@SshCommand("any")
		Any any() {
			return new Any(1);
		}

		@SshCommand("renamed")
		Renamed renamed() {
			return new Renamed("x");
		}

		@SshCommand("node")
		JsonNode node() {
			return new JsonMapper().readTree("{\"a\":[1,2]}");
		}

		@SshCommand("nothing")
		void nothing() {
		}

		@SshCommand("own")
		String own(@SshOption int columns, @SshOption boolean noHeaders) {
			return columns + " " + noHeaders;
		}

		@SshCommand("failing")
		Stream<Person> failing() {
			return rows().stream().peek((person) -> {
				if (person.id() == 2) {
					throw new SshCommandException("no more");
				}
			}).onClose(() -> this.state.closed.set(true));
		}

		@SshCommand("iterator")
		Iterator<String> iterator() {
			return new Closeable(List.of("a", "b").iterator(), this.state);
		}

		@SshCommand("iterable")
		CloseableIterable iterable() {
			return new CloseableIterable() {

				@Override
				public Iterator<String> iterator() {
					return List.of("a", "b").iterator();
				}

				@Override
				public void close() {
					Commands.this.state.closed.set(true);
				}

			};
		}

	}

}
