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

package io.github.sshspringboot.shell.internal.terminal;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;

import io.github.sshspringboot.SshTest;
import io.github.sshspringboot.SshTest.Injected;
import io.github.sshspringboot.SshTestServer;
import io.github.sshspringboot.SshTestServer.Result;
import io.github.sshspringboot.TestSession;
import io.github.sshspringboot.TestTerminal;
import io.github.sshspringboot.command.SshArgument;
import io.github.sshspringboot.command.SshCommand;
import io.github.sshspringboot.command.SshLiveView;
import io.github.sshspringboot.command.SshProgress;
import io.github.sshspringboot.command.SshTerminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for commands that talk to their user.
 */
@SshTest(value = "ssh.shell.prompt=" + TerminalConversationTests.PROMPT,
		classes = TerminalConversationTests.Conversation.class)
class TerminalConversationTests {

	static final String PROMPT = "$ ";

	private static final String CLEAR_TO_END_OF_LINE = "\033[K";

	@Injected
	private static SshTestServer server;

	@Injected
	private TestSession session;

	@ParameterizedTest
	@CsvSource({ "y, dropped", "YES, dropped", "n, 'drop: not confirmed, nothing was done'",
			"'', 'drop: not confirmed, nothing was done'" })
	void dangerousCommandAsks(String answer, String outcome, TestTerminal terminal) throws IOException {
		terminal.type("drop orders\r");
		terminal.awaitText("Drop orders? [y/N] ");
		terminal.type(answer + "\r");
		terminal.awaitText(outcome + "\r\n");
	}

	@Test
	void dangerousCommandThatIsConfirmedAsksNoMore(TestTerminal terminal) throws IOException {
		terminal.type("drop orders --yes\r");
		terminal.awaitText("dropped\r\n");
		assertThat(terminal.getOutput()).doesNotContain("Drop orders?");
	}

	@ParameterizedTest
	@ValueSource(strings = { "xterm", "dumb" })
	void questionsAreAnswered(String term) throws IOException {
		try (TestTerminal terminal = openShell(term)) {
			terminal.type("interview\r");
			terminal.awaitText("Name? ");
			terminal.type("Zoë\r");
			terminal.awaitText("Password? ");
			terminal.type("sesame\r");
			terminal.awaitText("2) blue");
			terminal.awaitText("Colour? ");
			terminal.type("3\r");
			terminal.awaitText("Type a number from 1 to 2.");
			terminal.type("2\r");
			terminal.awaitText("Zoë 6 blue\r\n");
			assertThat(terminal.getOutput()).doesNotContain("sesame");
		}
	}

	@Test
	void whatIsAskedAndShownCannotSteerTheTerminal(TestTerminal terminal) throws IOException {
		terminal.type("hostile\r");
		terminal.awaitText("Title ]0;title");
		terminal.awaitText("1)  ]0;choice  2J");
		terminal.awaitText("Sure ]0;question ?");
		terminal.type("1\r");
		terminal.awaitText("chosen\r\n");
		assertThat(terminal.getOutput()).doesNotContain("\033]0;title", "\033]0;choice", "\033]0;question", "\u009b2J");
	}

	@Test
	void interruptedQuestionEndsTheCommandOnly(TestTerminal terminal) throws IOException {
		terminal.type("interview\r");
		terminal.awaitText("Name? ");
		terminal.type("\003");
		terminal.awaitText(PROMPT);
		terminal.type("echo still''here\r");
		terminal.awaitText("stillhere\r\n");
	}

	@Test
	void questionWithoutTerminalEndsWithWrongUsage() throws IOException {
		Result result = SshTestServer.exec(this.session, "interview");
		assertThat(result.status()).isEqualTo(2);
		assertThat(result.errorText())
			.isEqualTo("interview: nobody can answer 'Name?' without a terminal. Use --name, or connect with ssh -t\n");
	}

	@Test
	void progressIsDrawnInPlaceAndGoes(TestTerminal terminal) throws IOException {
		terminal.type("progress\r");
		terminal.awaitText("\rCopying [>                                       ]   0%" + CLEAR_TO_END_OF_LINE);
		terminal.awaitText("\rCopying [========================================] 100%" + CLEAR_TO_END_OF_LINE);
		terminal.awaitText("\r" + CLEAR_TO_END_OF_LINE + "copied\r\n");
	}

	@Test
	void spinnerTurnsAndGoes(TestTerminal terminal) throws IOException {
		terminal.type("spin\r");
		terminal.awaitText("\r| Thinking" + CLEAR_TO_END_OF_LINE);
		terminal.awaitText("\r/ Thinking" + CLEAR_TO_END_OF_LINE);
		server.getBean(Conversation.class).go.release();
		terminal.awaitText("\r" + CLEAR_TO_END_OF_LINE + "thought\r\n");
	}

	@ParameterizedTest
	@ValueSource(strings = { "progress", "spin" })
	void progressIsSilentWithoutTerminal(String command) throws IOException {
		server.getBean(Conversation.class).go.release();
		Result result = SshTestServer.exec(this.session, command);
		assertThat(result.outputText()).isIn("copied\n", "thought\n");
		assertThat(result.errorText()).isEmpty();
		server.getBean(Conversation.class).go.drainPermits();
	}

	@Test
	void liveViewIsDrawnInPlace() throws IOException {
		try (TestTerminal terminal = openShell("xterm", 20, 5)) {
			terminal.type("live 10\r");
			terminal.awaitText("line 3 of frame 1");
			assertThat(terminal.getOutput()).doesNotContain("line 4 of frame 1");
			server.getBean(Conversation.class).go.release();
			terminal.awaitText("2");
			terminal.getChannel().sendWindowChange(200, 50);
			terminal.awaitText("line 9 of frame 2");
			server.getBean(Conversation.class).go.release();
			terminal.awaitText("done\r\n");
		}
	}

	@Test
	void liveViewWithoutTerminalIsAppended() throws IOException {
		server.getBean(Conversation.class).go.release(2);
		assertThat(SshTestServer.exec(this.session, "live 2").outputText())
			.isEqualTo("line 0 of frame 1\nline 1 of frame 1\nline 0 of frame 2\nline 1 of frame 2\ndone\n");
	}

	@Test
	void terminalTellsItsCapabilities() throws IOException {
		try (TestTerminal terminal = openShell("xterm-256color")) {
			terminal.type("colours\r");
			terminal.awaitText("256 true\r\n");
		}
		try (TestTerminal terminal = openShell("dumb")) {
			terminal.type("colours\r");
			terminal.awaitText("0 true\r\n");
		}
		assertThat(SshTestServer.exec(this.session, "colours").outputText()).isEqualTo("0 false\n");
	}

	@ParameterizedTest
	@CsvSource({ "xterm-256color, true", "xterm, true", "screen, true", "dumb, false", "vt100, false", "'', false",
			"xterm-mono, false", "unknown, false" })
	void coloursAreForTerminalsThatHaveThemAndUsersWhoWantThem(String type, boolean expected) {
		assertThat(ShellTerminal.mayHaveColours(type, Map.of())).isEqualTo(expected);
		assertThat(ShellTerminal.mayHaveColours(type, Map.of("NO_COLOR", ""))).isEqualTo(expected);
		assertThat(ShellTerminal.mayHaveColours(type, Map.of("NO_COLOR", "1"))).isFalse();
	}

	private TestTerminal openShell(String term) throws IOException {
		return openShell(term, 80, 24);
	}

	private TestTerminal openShell(String term, int columns, int rows) throws IOException {
		TestTerminal terminal = new TestTerminal(this.session, term, columns, rows);
		terminal.awaitText(PROMPT);
		return terminal;
	}

	/**
	 * Commands that talk to their user.
	 */
	@SshCommand
	static class Conversation {

		private final Semaphore go = new Semaphore(0);

		@SshCommand(name = "drop", confirm = "Drop {what}?")
		String drop(@SshArgument String what) {
			return "dropped";
		}

		@SshCommand("hostile")
		String hostile(SshTerminal terminal) {
			try (SshProgress progress = terminal.startProgress("Title\033]0;title\007", 10)) {
				progress.advance(1);
			}
			terminal.choose("Sure\033]0;question\007?", List.of("\033]0;choice\007\u009b2J"), "--sure");
			return "chosen";
		}

		@SshCommand("interview")
		String interview(SshTerminal terminal) {
			return terminal.ask("Name?", "--name") + " " + terminal.askSecretly("Password?", "--password").length()
					+ " " + terminal.choose("Colour?", List.of("red", "blue"), "--colour");
		}

		@SshCommand("progress")
		String progress(SshTerminal terminal) {
			try (SshProgress progress = terminal.startProgress("Copying", 1000)) {
				for (int i = 0; i < 1000; i++) {
					progress.advance(1);
				}
			}
			return "copied";
		}

		@SshCommand("spin")
		String spin(SshTerminal terminal) throws InterruptedException {
			try (SshProgress spinner = terminal.startSpinner("Thinking")) {
				this.go.acquire();
			}
			return "thought";
		}

		@SshCommand("live")
		String live(@SshArgument int lines, SshTerminal terminal) throws InterruptedException {
			try (SshLiveView view = terminal.openLiveView()) {
				for (int i = 1; i <= 2; i++) {
					int frame = i;
					view.update(IntStream.range(0, lines)
						.mapToObj((line) -> "line " + line + " of frame " + frame)
						.toList());
					this.go.acquire();
				}
			}
			return "done";
		}

		@SshCommand("colours")
		String colours(SshTerminal terminal) {
			return terminal.getColors() + " " + terminal.isInteractive();
		}

	}

}
