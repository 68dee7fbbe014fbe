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

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

import io.github.sshspringboot.SshTest;
import io.github.sshspringboot.SshTest.Injected;
import io.github.sshspringboot.SshTestServer;
import io.github.sshspringboot.SshTestServer.Result;
import io.github.sshspringboot.TestSession;
import io.github.sshspringboot.TestTerminal;
import io.github.sshspringboot.command.SshCommand;
import io.github.sshspringboot.command.SshCommandException;
import org.apache.sshd.client.channel.ChannelExec;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for results that a client sees, with and without a terminal.
 */
@SshTest(value = "ssh.shell.prompt=at the prompt> ", classes = ResultsOnTerminalTests.Books.class)
class ResultsOnTerminalTests {

	@Injected
	private TestSession session;

	@Test
	void tableIsCutAndColouredForTheTerminal() throws IOException {
		try (TestTerminal terminal = openShell("xterm-256color", 20)) {
			terminal.type("books\r");
			terminal.awaitText("\033[1mID  TITLE\033[0m\r\n 7  A very long tit…\r\n 8  漢字\r\n");
		}
	}

	@Test
	void tableHasNoColoursOnDumbTerminal() throws IOException {
		try (TestTerminal terminal = openShell("dumb", 80)) {
			terminal.type("books\r");
			terminal.awaitText("ID  TITLE\r\n 7  A very long title of a book\r\n 8  漢字\r\n");
			assertThat(terminal.getOutput()).doesNotContain("\033[1m");
		}
	}

	@Test
	void terminalWithoutASizeCutsNothing() throws IOException {
		try (ChannelExec channel = this.session.createExecChannel("long")) {
			channel.setUsePty(true);
			channel.setPtyColumns(0);
			channel.setPtyLines(0);
			assertThat(SshTestServer.run(channel).outputText()).contains("x".repeat(200) + "\r\n");
		}
	}

	@Test
	void emptyResultIsToldOnTerminalWithoutASize() throws IOException {
		try (ChannelExec channel = this.session.createExecChannel("books | where id>9")) {
			channel.setUsePty(true);
			channel.setPtyColumns(0);
			assertThat(SshTestServer.run(channel).outputText()).isEqualTo("(no results)\r\n");
		}
	}

	@Test
	void messageIsBrokenBetweenWordsOfTheTerminal() throws IOException {
		String message = "Nothing is known of 漢字 here, so try another word.";
		for (String line : List.of("complain", "complain | head")) {
			assertThat(complain(line, 20)).isEqualTo("Nothing is known of\r\n漢字 here, so try\r\nanother word.\r\n");
			assertThat(complain(line, 0)).isEqualTo(message + "\r\n");
			assertThat(complain(line, 51)).isEqualTo(message + "\r\n");
		}
		assertThat(SshTestServer.exec(this.session, "complain").errorText()).isEqualTo(message + "\n");
	}

	private String complain(String line, int columns) throws IOException {
		try (ChannelExec channel = this.session.createExecChannel(line)) {
			channel.setUsePty(true);
			channel.setPtyColumns(columns);
			return SshTestServer.run(channel).outputText();
		}
	}

	@Test
	void withoutTerminalNothingIsCutOrColoured() throws IOException {
		assertThat(exec("books")).isEqualTo("ID  TITLE\n 7  A very long title of a book\n 8  漢字\n");
		assertThat(exec("books -o ndjson --columns title"))
			.isEqualTo("{\"title\":\"A very long title of a book\"}\n{\"title\":\"漢字\"}\n");
	}

	@Test
	void endlessRowsEndWhenTheUserInterrupts() throws IOException {
		try (TestTerminal terminal = openShell("xterm", 80)) {
			terminal.type("books-forever -o csv\r");
			terminal.awaitText("id,title\r\n7,A very long title of a book\r\n");
			terminal.type("\003");
			terminal.awaitText("at the prompt> ");
		}
	}

	private TestTerminal openShell(String type, int columns) throws IOException {
		TestTerminal terminal = new TestTerminal(this.session, type, columns, 24);
		terminal.awaitText("at the prompt> ");
		return terminal;
	}

	private String exec(String line) throws IOException {
		Result result = SshTestServer.exec(this.session, line);
		assertThat(result.errorText()).isEmpty();
		assertThat(result.status()).isZero();
		return result.outputText();
	}

	record Book(long id, String title) {

	}

	@SshCommand
	static class Books {

		@SshCommand("books")
		List<Book> books() {
			return List.of(new Book(7, "A very long title of a book"), new Book(8, "漢字"));
		}

		@SshCommand("long")
		List<Book> longTitles() {
			return List.of(new Book(1, "x".repeat(200)));
		}

		@SshCommand("complain")
		void complain() {
			throw new SshCommandException("Nothing is known of 漢字 here, so try another word.");
		}

		@SshCommand("books-forever")
		Stream<Book> forever() {
			return Stream.generate(() -> books().get(0));
		}

	}

}
