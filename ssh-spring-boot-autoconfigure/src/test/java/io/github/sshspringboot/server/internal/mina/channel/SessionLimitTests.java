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

package io.github.sshspringboot.server.internal.mina.channel;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import io.github.sshspringboot.SshTest;
import io.github.sshspringboot.SshTest.Injected;
import io.github.sshspringboot.SshTestServer;
import io.github.sshspringboot.SshTestServer.Result;
import io.github.sshspringboot.TestSession;
import io.github.sshspringboot.TestTerminal;
import io.github.sshspringboot.command.SshCommand;
import io.github.sshspringboot.command.SshCommandContext;
import io.github.sshspringboot.command.SshSubsystem;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.client.channel.ChannelSubsystem;
import org.apache.sshd.common.SshConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for sessions that last as long as a session may.
 */
@SshTest(value = { "ssh.server.timeouts.max-session=3s", "ssh.shell.prompt=# " },
		classes = SessionLimitTests.BusyCommands.class)
class SessionLimitTests {

	private static final String WARNING = "This session reaches its time limit in 1 second.";

	private static final String END = "This session has reached its time limit.";

	@Injected
	private static SshTestServer server;

	@Injected
	private TestSession session;

	@ParameterizedTest
	@CsvSource({ "PT8H, PT1M", "PT10M, PT1M", "PT5M, PT30S", "PT1S, PT0.1S" })
	void warningComesAMinuteBeforeOrATenthOfTheTime(Duration limit, Duration notice) {
		assertThat(SessionLimit.notice(limit)).isEqualTo(notice);
	}

	@ParameterizedTest
	@ValueSource(strings = { "wait", "busy", "dodge", "wait | head; echo a" })
	void commandIsEndedWhateverItDoesAndItsConnectionLives(String command) throws Exception {
		Result result = SshTestServer.exec(this.session, command);
		assertThat(result.errorText()).isEqualTo(END + "\n");
		assertThat(result.status()).isEqualTo(124);
		assertThat(SshTestServer.exec(this.session, "echo on").outputText()).isEqualTo("on\n");
	}

	@Test
	void commandThatDoesNotEndLosesItsSession() throws Exception {
		assertThat(SshTestServer.exec(this.session, "stubborn").status()).isNull();
		server.getCommands().permit();
	}

	@Test
	void commandOfAClientThatDoesNotReadIsEnded() throws Exception {
		try (TestSession raw = server.loginRaw()) {
			raw.send(SshConstants.SSH_MSG_CHANNEL_OPEN, "session", 0, 1000, 1000);
			raw.receive(SshConstants.SSH_MSG_CHANNEL_OPEN_CONFIRMATION);
			raw.send(SshConstants.SSH_MSG_CHANNEL_REQUEST, 0, "exec", false, "flood");
			assertThat(server.getCommands().awaitEnd()).isInstanceOf(InterruptedIOException.class);
		}
	}

	@Test
	void subsystemIsEnded() throws Exception {
		ByteArrayOutputStream errors = new ByteArrayOutputStream();
		try (ChannelSubsystem channel = this.session.createSubsystemChannel("wait@example.com")) {
			channel.setErr(errors);
			channel.open().verify(SshTestServer.SOON);
			assertThat(SshTestServer.end(channel, new ByteArrayOutputStream(), errors).status()).isEqualTo(124);
		}
		assertThat(errors.toString(StandardCharsets.UTF_8)).isEqualTo(END + "\n");
	}

	@Test
	void userAtATerminalIsWarned() throws Exception {
		ByteArrayOutputStream errors = new ByteArrayOutputStream();
		try (SshTestServer patient = startPatient();
				TestSession patientSession = patient.login();
				ChannelExec channel = patientSession.createExecChannel("wait")) {
			channel.setUsePty(true);
			channel.setErr(errors);
			channel.open().verify(SshTestServer.SOON);
			assertThat(SshTestServer.end(channel, new ByteArrayOutputStream(), errors).status()).isEqualTo(124);
		}
		assertThat(errors.toString(StandardCharsets.UTF_8)).isEqualTo("\r\n" + WARNING + "\r\n\r\n" + END + "\r\n");
	}

	@ParameterizedTest
	@ValueSource(strings = { "xterm", "dumb" })
	void userOfAShellIsWarnedAboveTheLineThatIsTyped(String term) throws IOException {
		ByteArrayOutputStream errors = new ByteArrayOutputStream();
		try (SshTestServer patient = startPatient();
				TestSession patientSession = patient.login();
				TestTerminal terminal = new TestTerminal(patientSession, term, 80, 24)) {
			terminal.getChannel().setErr(errors);
			terminal.awaitText("# ");
			terminal.type("echo still''there");
			terminal.awaitText(WARNING + "\r\n");
			terminal.awaitText("# ");
			terminal.awaitText("still''there");
			assertThat(terminal.end().status()).isEqualTo(124);
		}
		assertThat(errors.toString(StandardCharsets.UTF_8)).isEqualTo("\r\n" + END + "\r\n");
	}

	/**
	 * Start a server that warns early enough before the end.
	 */
	private static SshTestServer startPatient() {
		return SshTestServer.start("ssh.server.timeouts.max-session=8s", "ssh.shell.prompt=# ");
	}

	@Test
	void commandOfAShellIsEnded() throws IOException {
		try (TestTerminal terminal = new TestTerminal(this.session, "xterm", 80, 24)) {
			terminal.awaitText("# ");
			terminal.type("busy\r");
			assertThat(terminal.end().status()).isEqualTo(124);
		}
	}

	@SshCommand
	static class BusyCommands {

		@SshCommand("busy")
		void busy(SshCommandContext context, OutputStream output) throws Exception {
			while (!Thread.interrupted()) {
				Thread.sleep(100);
				output.write('.');
				output.flush();
			}
		}

		@SshSubsystem("wait@example.com")
		void serve(InputStream input) throws IOException {
			input.read();
		}

		@SshCommand("dodge")
		int dodge() {
			try {
				Thread.sleep(60_000);
				return 0;
			}
			catch (InterruptedException ex) {
				return 3;
			}
		}

	}

}
