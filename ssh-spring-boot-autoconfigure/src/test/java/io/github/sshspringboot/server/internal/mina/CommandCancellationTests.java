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

package io.github.sshspringboot.server.internal.mina;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;

import io.github.sshspringboot.SshTest;
import io.github.sshspringboot.SshTest.Injected;
import io.github.sshspringboot.SshTestServer;
import io.github.sshspringboot.SshTestServer.Result;
import io.github.sshspringboot.TestCommands;
import io.github.sshspringboot.TestSession;
import io.github.sshspringboot.TestSession.Message;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.util.buffer.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for commands that end before their time.
 */
@SshTest
@ExtendWith(OutputCaptureExtension.class)
class CommandCancellationTests {

	@Injected
	private static SshTestServer server;

	@Injected
	private static TestCommands commands;

	@Injected
	private TestSession session;

	@AfterEach
	void disconnect() throws IOException {
		this.session.close();
		server.awaitNoCommand();
		assertThat(commands.countStarted()).isZero();
		assertThat(commands.countEnded()).isZero();
	}

	@Test
	void lostConnectionInterruptsTheCommand() throws Exception {
		try (ChannelExec channel = start("wait")) {
			this.session.close(true);
			assertThat(commands.awaitEnd()).isInstanceOf(InterruptedException.class);
		}
	}

	@Test
	void closedChannelInterruptsItsCommandOnly() throws Exception {
		try (TestSession raw = server.loginRaw()) {
			int first = exec(raw, "wait");
			commands.awaitStart();
			exec(raw, "wait");
			commands.awaitStart();
			raw.send(SshConstants.SSH_MSG_CHANNEL_CLOSE, first);
			assertThat(commands.awaitEnd()).isInstanceOf(InterruptedException.class);
			exec(raw, "echo on");
			assertThat(commands.countEnded()).isZero();
			commands.permit();
			server.awaitNoCommand();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "INT", "TERM", "HUP", "QUIT", "KILL" })
	void signalInterruptsItsCommandOnly(String signal) throws Exception {
		try (ChannelExec other = start("wait"); ChannelExec channel = start("wait")) {
			this.session.send(SshConstants.SSH_MSG_CHANNEL_REQUEST, (int) channel.getRecipient(), "signal", false,
					signal);
			assertThat(commands.awaitEnd()).isInstanceOf(InterruptedException.class);
			assertThat(end(channel).status()).isEqualTo(130);
			assertGoesOn(other);
		}
	}

	@Test
	void breakInterruptsTheCommand() throws Exception {
		try (ChannelExec channel = start("wait")) {
			this.session.send(SshConstants.SSH_MSG_CHANNEL_REQUEST, (int) channel.getRecipient(), "break", false, 500);
			assertThat(commands.awaitEnd()).isInstanceOf(InterruptedException.class);
			assertThat(end(channel).status()).isEqualTo(130);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "USR1", "WINCH", "SIGINT", "int", "" })
	void otherSignalsDoNothing(String signal) throws Exception {
		try (ChannelExec channel = start("wait")) {
			this.session.send(SshConstants.SSH_MSG_CHANNEL_REQUEST, (int) channel.getRecipient(), "signal", false,
					signal);
			assertGoesOn(channel);
		}
	}

	@Test
	void controlCOnATerminalInterruptsItsCommandOnly() throws Exception {
		try (ChannelExec other = start("wait"); ChannelExec channel = this.session.createExecChannel("wait")) {
			channel.setUsePty(true);
			channel.open().verify(SshTestServer.SOON);
			commands.awaitStart();
			channel.getInvertedIn().write(3);
			channel.getInvertedIn().flush();
			assertThat(commands.awaitEnd()).isInstanceOf(InterruptedException.class);
			assertThat(end(channel).status()).isEqualTo(130);
			assertGoesOn(other);
		}
	}

	@Test
	void controlCWithoutTerminalIsInput() throws Exception {
		assertThat(SshTestServer.exec(this.session, "cat", new byte[] { 3, 4, 26 }).output()).containsExactly(3, 4, 26);
	}

	@Test
	void endOfInputIsNoError() throws Exception {
		try (ChannelExec channel = start("read")) {
			channel.getInvertedIn().write("text".getBytes(StandardCharsets.US_ASCII));
			channel.getInvertedIn().close();
			assertThat(commands.awaitEnd()).hasMessage("EOF");
			assertThat(end(channel).status()).isZero();
		}
	}

	@Test
	void lostConnectionIsNoEndOfInput() throws Exception {
		try (ChannelExec channel = start("read")) {
			channel.getInvertedIn().write("text".getBytes(StandardCharsets.US_ASCII));
			channel.getInvertedIn().flush();
			this.session.close(true);
			assertThat(commands.awaitEnd()).isInstanceOf(IOException.class)
				.satisfies((ex) -> assertThat(ex.getMessage()).isNotEqualTo("EOF"));
		}
	}

	@Test
	void lostConnectionEndsACommandThatOnlyWrites() throws Exception {
		try (ChannelExec channel = this.session.createExecChannel("flood")) {
			channel.setOut(new ByteArrayOutputStream());
			channel.open().verify(SshTestServer.SOON);
			commands.awaitStart();
			this.session.close(true);
			assertThat(commands.awaitEnd()).isInstanceOf(IOException.class);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "flood", "read" })
	void clientThatLeavesIsNoFailureOfTheCommand(String command, CapturedOutput output) throws Exception {
		try (TestSession raw = server.loginRaw()) {
			for (int i = 0; i < 10; i++) {
				int channel = exec(raw, command);
				commands.awaitStart();
				raw.send(SshConstants.SSH_MSG_CHANNEL_CLOSE, channel);
				commands.awaitEnd();
			}
		}
		server.awaitNoCommand();
		assertThat(output).doesNotContain("ERROR");
	}

	@Test
	void signalEndsACommandThatOnlyWrites() throws Exception {
		try (TestSession raw = server.loginRaw()) {
			int channel = exec(raw, "flood");
			commands.awaitStart();
			raw.send(SshConstants.SSH_MSG_CHANNEL_REQUEST, channel, "signal", false, "TERM");
			assertThat(commands.awaitEnd()).isInstanceOf(InterruptedIOException.class);
		}
	}

	@Test
	void timeLimitInterruptsTheCommand() throws Exception {
		try (SshTestServer limited = SshTestServer.start("ssh.command.timeout=1s")) {
			Result result = SshTestServer.exec(limited, "wait");
			assertThat(limited.getCommands().awaitEnd()).isInstanceOf(InterruptedException.class);
			assertThat(result.status()).isEqualTo(124);
			assertThat(result.errorText()).startsWith("wait: ").hasLineCount(1);
			assertThat(SshTestServer.exec(limited, "echo fast").status()).isZero();
		}
	}

	private static int exec(TestSession raw, String command) throws Exception {
		raw.send(SshConstants.SSH_MSG_CHANNEL_OPEN, "session", 0, Integer.MAX_VALUE, 32_768);
		Message message = raw.next();
		while (message != null && message.type() != SshConstants.SSH_MSG_CHANNEL_OPEN_CONFIRMATION) {
			message = raw.next();
		}
		assertThat(message).isNotNull();
		Buffer body = message.body();
		body.getUInt();
		int channel = (int) body.getUInt();
		raw.send(SshConstants.SSH_MSG_CHANNEL_REQUEST, channel, "exec", false, command);
		return channel;
	}

	private ChannelExec start(String command) throws Exception {
		ChannelExec channel = this.session.createExecChannel(command);
		channel.open().verify(SshTestServer.SOON);
		commands.awaitStart();
		return channel;
	}

	private void assertGoesOn(ChannelExec channel) throws IOException {
		assertThat(SshTestServer.exec(this.session, "echo on").outputText()).isEqualTo("on\n");
		assertThat(commands.countEnded()).isZero();
		commands.permit();
		assertThat(end(channel).status()).isZero();
	}

	private static Result end(ChannelExec channel) {
		return SshTestServer.end(channel, new ByteArrayOutputStream(), new ByteArrayOutputStream());
	}

}
