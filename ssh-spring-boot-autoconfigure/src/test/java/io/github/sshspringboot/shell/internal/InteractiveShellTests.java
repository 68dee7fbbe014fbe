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
import java.time.Duration;

import io.github.sshspringboot.SshTest;
import io.github.sshspringboot.SshTest.Injected;
import io.github.sshspringboot.SshTestServer;
import io.github.sshspringboot.SshTestServer.Result;
import io.github.sshspringboot.TestCommands;
import io.github.sshspringboot.TestSession;
import io.github.sshspringboot.TestTerminal;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.common.SshConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for sessions with a terminal.
 */
@SshTest("ssh.shell.prompt={username} at the prompt> ")
class InteractiveShellTests {

	private static final String PROMPT = "admin at the prompt> ";

	private static final String CTRL_C = "\003";

	private static final String CTRL_D = "\004";

	private static final String PASTE_MODE_OFF = "\033[?2004l";

	@Injected
	private static SshTestServer server;

	@Injected
	private static TestCommands commands;

	@Injected
	private TestSession session;

	@Test
	void commandsThatAreTypedRun(TestTerminal terminal) throws IOException {
		terminal.type("echo first''word\r");
		terminal.awaitText("firstword\r\n");
		terminal.awaitText(PROMPT);
		terminal.type("echo second''word\r");
		terminal.awaitText("secondword\r\n");
		terminal.awaitText(PROMPT);
	}

	@Test
	void unknownCommandKeepsTheShell(TestTerminal terminal) throws IOException {
		terminal.type("nosuch\r");
		terminal.awaitText("nosuch");
		assertRunsCommands(terminal);
	}

	@Test
	void controlCInterruptsTheRunningCommandOnly(TestTerminal terminal) throws Exception {
		try (ChannelExec other = this.session.createExecChannel("wait")) {
			other.open().verify(SshTestServer.SOON);
			commands.awaitStart();
			terminal.type("wait\r");
			commands.awaitStart();
			terminal.type(CTRL_C);
			assertThat(commands.awaitEnd()).isInstanceOf(InterruptedException.class);
			assertRunsCommands(terminal);
			assertThat(commands.countEnded()).as("the other channel's command goes on").isZero();
			commands.permit();
		}
	}

	@Test
	void controlCInterruptsAfterMuchTypeAheadAndTakesItBack(TestTerminal terminal) throws Exception {
		terminal.type("wait\r");
		commands.awaitStart();
		terminal.type("echo not''run\r".repeat(1000) + CTRL_C);
		assertThat(commands.awaitEnd()).isInstanceOf(InterruptedException.class);
		assertRunsCommands(terminal);
		assertThat(terminal.getOutput()).doesNotContain("notrun");
	}

	@Test
	void muchTypeAheadIsReadLater(TestTerminal terminal) throws Exception {
		terminal.type("wait\r");
		commands.awaitStart();
		terminal.type("#".repeat(1000) + "\r" + "echo typed''ahead\r");
		commands.permit();
		terminal.awaitText("typedahead\r\n");
	}

	@Test
	void signalInterruptsTheRunningCommandOnly(TestTerminal terminal) throws Exception {
		terminal.type("wait\r");
		commands.awaitStart();
		this.session.send(SshConstants.SSH_MSG_CHANNEL_REQUEST, (int) terminal.getChannel().getRecipient(), "signal",
				false, "INT");
		assertThat(commands.awaitEnd()).isInstanceOf(InterruptedException.class);
		assertRunsCommands(terminal);
	}

	@ParameterizedTest
	@ValueSource(strings = { "xterm", "dumb" })
	void controlCAtThePromptDropsTheLineAndKeepsTheShell(String term) throws IOException {
		try (TestTerminal terminal = new TestTerminal(this.session, term, 80, 24)) {
			terminal.awaitText(PROMPT);
			terminal.type("status 5; nonsense" + CTRL_C);
			terminal.awaitText(PROMPT);
			terminal.type(CTRL_C);
			assertRunsCommands(terminal);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "xterm", "dumb" })
	void backspaceTakesBackACharacter(String term) throws IOException {
		try (TestTerminal terminal = new TestTerminal(this.session, term, 80, 24)) {
			terminal.awaitText(PROMPT);
			terminal.type("echox\177 one''two\r");
			terminal.awaitText("onetwo\r\n");
		}
	}

	@Test
	void controlDLeaves(TestTerminal terminal) throws IOException {
		terminal.type(CTRL_D);
		assertThat(terminal.end().status()).isZero();
	}

	@Test
	void controlDLeavesWithTheStatusOfTheLastCommand(TestTerminal terminal) throws IOException {
		terminal.type("status 7\r");
		terminal.awaitText(PROMPT);
		terminal.type(CTRL_D);
		assertThat(terminal.end().status()).isEqualTo(7);
	}

	@Test
	void exitLeavesWithItsStatus(TestTerminal terminal) throws IOException {
		terminal.type("exit 6\r");
		assertThat(terminal.end().status()).isEqualTo(6);
	}

	@Test
	void exitLeavesWithTheStatusOfTheLastCommand(TestTerminal terminal) throws IOException {
		terminal.type("status 7\r");
		terminal.awaitText(PROMPT);
		terminal.type("exit\r");
		assertThat(terminal.end().status()).isEqualTo(7);
	}

	@Test
	void commandReadsWhatIsTyped(TestTerminal terminal) throws IOException {
		terminal.type("cat\r");
		terminal.awaitText(PASTE_MODE_OFF);
		terminal.type("a line\n");
		terminal.awaitText("a line\r\n");
		terminal.type(CTRL_D);
		terminal.awaitText("a line\r\n");
		assertRunsCommands(terminal);
	}

	@Test
	void commandsOfTheShellStandInPipelinesAndLists(TestTerminal terminal) throws IOException {
		terminal.type("echo a''b\r");
		terminal.awaitText("ab\r\n");
		terminal.type("history | grep -c echo\r");
		terminal.awaitText("2\r\n");
		terminal.type("echo c''d; exit 6; echo ne''ver\r");
		terminal.awaitText("cd\r\n");
		assertThat(terminal.end().status()).isEqualTo(6);
		assertThat(terminal.getOutput()).doesNotContain("never");
	}

	@Test
	void hangUpEndsTheShellAndItsCommand(TestTerminal terminal) throws Exception {
		terminal.type("wait\r");
		commands.awaitStart();
		this.session.close(true);
		assertThat(commands.awaitEnd()).isInstanceOf(InterruptedException.class);
		await().atMost(SshTestServer.SOON)
			.until(() -> Thread.getAllStackTraces()
				.keySet()
				.stream()
				.noneMatch((thread) -> thread.getName().startsWith("ssh-terminal-")));
	}

	@Test
	void commandKnowsTheTerminalAndItsNewSize() throws IOException {
		try (TestTerminal terminal = new TestTerminal(this.session, "xterm-256color", 100, 30)) {
			terminal.awaitText(PROMPT);
			terminal.type("term\r");
			terminal.awaitText("xterm-256color 100x30\r\n");
			terminal.awaitText(PROMPT);
			terminal.getChannel().sendWindowChange(120, 40);
			terminal.type("term\r");
			terminal.awaitText("xterm-256color 120x40\r\n");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "xterm;id", "$(id)", "../../etc/passwd", "a b", "x\0y", "\033[31m", "-x", "é" })
	void strangeTerminalIsTakenForADumbOne(String term) throws IOException {
		try (TestTerminal terminal = new TestTerminal(this.session, term, 0, 0)) {
			terminal.awaitText(PROMPT);
			terminal.type("term\r");
			terminal.awaitText("dumb 80x24\r\n");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "vt100", "screen", "rxvt-unicode-256color", "no-such-terminal", "dumb" })
	void everyTerminalHasAPromptAndRunsCommands(String term) throws IOException {
		try (TestTerminal terminal = new TestTerminal(this.session, term, 80, 24)) {
			assertRunsCommands(terminal);
		}
	}

	@Test
	void commandWithTerminalEndsLinesWithCrLf() throws IOException {
		try (ChannelExec channel = this.session.createExecChannel("echo x")) {
			channel.setUsePty(true);
			Result result = SshTestServer.run(channel);
			assertThat(result.outputText()).isEqualTo("x\r\n");
			assertThat(result.status()).isZero();
		}
	}

	@Test
	void commandWithoutTerminalEndsLinesWithLf() throws IOException {
		assertThat(SshTestServer.exec(this.session, "echo x").outputText()).isEqualTo("x\n");
		assertThat(SshTestServer.exec(this.session, "term").outputText()).isEqualTo("none\n");
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void shellThatIsSwitchedOffIsRefusedWhileCommandsRun(boolean terminal) throws Exception {
		try (SshTestServer other = SshTestServer.start("ssh.shell.enabled=false"); TestSession raw = other.loginRaw()) {
			raw.send(SshConstants.SSH_MSG_CHANNEL_OPEN, "session", 0, 100_000, 32_768);
			assertThat(raw).receives(SshConstants.SSH_MSG_CHANNEL_OPEN_CONFIRMATION);
			if (terminal) {
				raw.send(SshConstants.SSH_MSG_CHANNEL_REQUEST, 0, "pty-req", false, "xterm", 80, 24, 0, 0,
						new byte[] { 0 });
			}
			raw.send(SshConstants.SSH_MSG_CHANNEL_REQUEST, 0, "shell", true);
			assertThat(raw).receives(SshConstants.SSH_MSG_CHANNEL_FAILURE);
			assertThat(SshTestServer.exec(other, "echo on").outputText()).isEqualTo("on\n");
		}
	}

	@Test
	void shellIsLeftWhenNothingIsTyped() throws Exception {
		try (SshTestServer impatient = SshTestServer.start("ssh.server.timeouts.idle=2s",
				"ssh.shell.prompt={username} at the prompt> ");
				TestSession idle = impatient.login();
				TestTerminal terminal = new TestTerminal(idle, "xterm", 80, 24)) {
			terminal.awaitText(PROMPT);
			terminal.type("wait\r");
			impatient.getCommands().awaitStart();
			await().pollDelay(Duration.ofSeconds(3)).until(idle::isOpen);
			impatient.getCommands().permit();
			terminal.awaitText("permitted\r\n");
			terminal.awaitText("Idle for too long\r\n");
			assertThat(terminal.end().status()).isZero();
			await().atMost(SshTestServer.SOON).until(idle::isClosed);
		}
	}

	@Test
	void connectionWithoutChannelsIsClosedWhenIdleAndOneWithAChannelIsNot() throws Exception {
		try (SshTestServer impatient = SshTestServer.start("ssh.server.timeouts.idle=2s");
				TestSession busy = impatient.login();
				ChannelExec channel = busy.createExecChannel("wait")) {
			channel.open().verify(SshTestServer.SOON);
			impatient.getCommands().awaitStart();
			try (TestSession idle = impatient.login()) {
				await().atMost(SshTestServer.SOON).until(idle::isClosed);
			}
			try (TestSession used = impatient.login()) {
				assertThat(SshTestServer.exec(used, "echo on").outputText()).isEqualTo("on\n");
				await().atMost(SshTestServer.SOON).until(used::isClosed);
			}
			assertThat(busy.isOpen()).isTrue();
			impatient.getCommands().permit();
			await().atMost(SshTestServer.SOON).until(busy::isClosed);
			assertThat(channel.getExitStatus()).isZero();
		}
	}

	private static void assertRunsCommands(TestTerminal terminal) throws IOException {
		terminal.awaitText(PROMPT);
		terminal.type("echo still''there\r");
		terminal.awaitText("stillthere\r\n");
	}

}
