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
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;

import io.github.sshspringboot.SshTest;
import io.github.sshspringboot.SshTest.Injected;
import io.github.sshspringboot.SshTestServer;
import io.github.sshspringboot.SshTestServer.Result;
import io.github.sshspringboot.TestCommands;
import io.github.sshspringboot.TestSession;
import io.github.sshspringboot.TestSession.Message;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.client.channel.ClientChannelEvent;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.SshException;
import org.apache.sshd.common.channel.exception.SshChannelOpenException;
import org.apache.sshd.common.util.net.SshdSocketAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchException;
import static org.awaitility.Awaitility.await;

/**
 * Tests for the requests of clients on session channels.
 */
@SshTest("ssh.server.limits.max-sessions-per-connection=2")
class SessionChannelTests {

	@Injected
	private static SshTestServer server;

	@Injected
	private TestSession session;

	@Test
	void outputAndErrorAreSeparateAndBinary() throws IOException {
		Result result = SshTestServer.exec(this.session, "both");
		byte[] ascending = new byte[256];
		byte[] descending = new byte[256];
		for (int i = 0; i < 256; i++) {
			ascending[i] = (byte) i;
			descending[i] = (byte) (255 - i);
		}
		assertThat(result.output()).isEqualTo(ascending);
		assertThat(result.error()).isEqualTo(descending);
		assertThat(result.status()).isEqualTo(9);
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 200_000, 5_000_000 })
	void inputComesBackUnchanged(int size) throws IOException {
		byte[] input = new byte[size];
		new Random(size).nextBytes(input);
		Result result = SshTestServer.exec(this.session, "cat", input);
		assertThat(result.output()).isEqualTo(input);
		assertThat(result.status()).isZero();
	}

	@Test
	void exitStatusComesOnceAfterTheOutputAndBeforeEof() throws IOException {
		Result result = SshTestServer.exec(this.session, "both");
		assertThat(result.status()).isEqualTo(9);
		List<String> messages = this.session.getReceived()
			.stream()
			.filter((message) -> message.type() >= SshConstants.SSH_MSG_CHANNEL_DATA
					&& message.type() <= SshConstants.SSH_MSG_CHANNEL_REQUEST)
			.map(Message::toString)
			.toList();
		assertThat(messages).containsExactly("SSH_MSG_CHANNEL_DATA", "SSH_MSG_CHANNEL_EXTENDED_DATA",
				"SSH_MSG_CHANNEL_REQUEST", "SSH_MSG_CHANNEL_EOF", "SSH_MSG_CHANNEL_CLOSE");
	}

	@Test
	void signalIsSentInsteadOfStatus() throws IOException {
		Result result = SshTestServer.exec(this.session, "signal");
		assertThat(result.signal()).isEqualTo("TERM");
		assertThat(result.status()).isNull();
		assertThat(result.outputText()).isEqualTo("dying\n");
	}

	@Test
	void failingHandlerCostsItsChannelOnly() throws Exception {
		TestCommands commands = server.getCommands();
		try (ChannelExec waiting = this.session.createExecChannel("wait")) {
			ByteArrayOutputStream output = new ByteArrayOutputStream();
			waiting.setOut(output);
			waiting.open().verify(SshTestServer.SOON);
			commands.awaitStart();
			Result failed = SshTestServer.exec(this.session, "fail");
			assertThat(failed.status()).isEqualTo(1);
			assertThat(failed.output()).isEmpty();
			assertThat(failed.errorText()).startsWith("fail: internal error").doesNotContain("IllegalStateException");
			commands.permit();
			Result other = SshTestServer.end(waiting, output, new ByteArrayOutputStream());
			assertThat(other.outputText()).isEqualTo("permitted\n");
			assertThat(other.status()).isZero();
		}
	}

	@Test
	void environmentIsFiltered() throws IOException {
		try (ChannelExec channel = this.session.createExecChannel("env")) {
			channel.setEnv("LANG", "de_DE.UTF-8");
			channel.setEnv("LC_TIME", "C");
			channel.setEnv("PATH", "/tmp");
			channel.setEnv("LD_PRELOAD", "/tmp/evil.so");
			channel.setEnv("USER", "root");
			Result result = SshTestServer.run(channel);
			assertThat(result.outputText()).isEqualTo("{LANG=de_DE.UTF-8, LC_TIME=C}\n");
		}
	}

	@Test
	void floodOfEnvironmentIsBounded() throws IOException {
		try (ChannelExec channel = this.session.createExecChannel("env")) {
			channel.setEnv("LC_LONG", "x".repeat(10_000));
			for (int i = 0; i < 500; i++) {
				channel.setEnv("LC_" + i, "value");
			}
			Result result = SshTestServer.run(channel);
			assertThat(result.status()).isZero();
			assertThat(result.outputText().split("=value", -1)).hasSize(64 + 1);
			assertThat(result.outputText()).doesNotContain("LC_LONG");
		}
	}

	@Test
	void tooManySessionsAreRefusedWhileTheOthersGoOn() throws Exception {
		TestCommands commands = server.getCommands();
		try (ChannelExec first = this.session.createExecChannel("wait");
				ChannelExec second = this.session.createExecChannel("cat");
				ChannelExec third = this.session.createExecChannel("echo third")) {
			first.open().verify(SshTestServer.SOON);
			second.open().verify(SshTestServer.SOON);
			commands.awaitStart();
			assertThatExceptionOfType(SshException.class).isThrownBy(() -> third.open().verify(SshTestServer.SOON))
				.satisfies((ex) -> assertThat(reasonCode(ex)).isEqualTo(SshConstants.SSH_OPEN_RESOURCE_SHORTAGE));
			commands.permit();
			assertThat(first.waitFor(EnumSet.of(ClientChannelEvent.CLOSED), SshTestServer.SOON))
				.contains(ClientChannelEvent.EXIT_STATUS);
			await().atMost(SshTestServer.SOON)
				.ignoreExceptions()
				.until(() -> SshTestServer.exec(this.session, "echo next").outputText().equals("next\n"));
		}
	}

	private static int reasonCode(Throwable ex) {
		Throwable current = ex;
		while (current != null) {
			if (current instanceof SshChannelOpenException open) {
				return open.getReasonCode();
			}
			current = current.getCause();
		}
		return -1;
	}

	@Test
	void directForwardingIsRefused() throws IOException {
		assertThatExceptionOfType(IOException.class).isThrownBy(
				() -> this.session
					.createDirectTcpipChannel(new SshdSocketAddress("127.0.0.1", 0),
							new SshdSocketAddress("127.0.0.1", server.getPort()))
					.open()
					.verify(SshTestServer.SOON));
		assertThat(SshTestServer.exec(this.session, "echo on").outputText()).isEqualTo("on\n");
	}

	@Test
	void remoteForwardingIsRefused() throws IOException {
		assertThatExceptionOfType(IOException.class)
			.isThrownBy(() -> this.session.startRemotePortForwarding(new SshdSocketAddress("127.0.0.1", 0),
					new SshdSocketAddress("127.0.0.1", server.getPort())));
		assertThat(SshTestServer.exec(this.session, "echo on").outputText()).isEqualTo("on\n");
	}

	@ParameterizedTest
	@ValueSource(strings = { "auth-agent-req@openssh.com", "subsystem", "unknown@example.org" })
	void channelRequestIsRefusedAndTheConnectionGoesOn(String request) throws Exception {
		try (TestSession raw = server.loginRaw()) {
			openChannel(raw);
			raw.send(SshConstants.SSH_MSG_CHANNEL_REQUEST, 0, request, true, "sftp", "", 0);
			assertThat(raw).receives(SshConstants.SSH_MSG_CHANNEL_FAILURE);
			raw.send(SshConstants.SSH_MSG_CHANNEL_REQUEST, 0, "exec", true, "status 3");
			assertThat(raw).receives(SshConstants.SSH_MSG_CHANNEL_SUCCESS);
		}
	}

	@Test
	void x11ForwardingIsRefusedAndTheConnectionGoesOn() throws Exception {
		try (TestSession raw = server.loginRaw()) {
			openChannel(raw);
			raw.send(SshConstants.SSH_MSG_CHANNEL_REQUEST, 0, "x11-req", true, false, "MIT-MAGIC-COOKIE-1", "00", 0);
			assertThat(raw).receives(SshConstants.SSH_MSG_CHANNEL_FAILURE);
			openChannel(raw);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "x11", "forwarded-tcpip", "auth-agent@openssh.com", "direct-streamlocal@openssh.com",
			"tun@openssh.com", "" })
	void channelTypeIsRefusedAndTheConnectionGoesOn(String type) throws Exception {
		try (TestSession raw = server.loginRaw()) {
			raw.send(SshConstants.SSH_MSG_CHANNEL_OPEN, type, 0, 100_000, 32_768, "/tmp/socket", 0);
			assertThat(raw).receives(SshConstants.SSH_MSG_CHANNEL_OPEN_FAILURE);
			openChannel(raw);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "tcpip-forward", "streamlocal-forward@openssh.com", "unknown@example.org" })
	void globalRequestIsRefusedAndTheConnectionGoesOn(String request) throws Exception {
		try (TestSession raw = server.loginRaw()) {
			raw.send(SshConstants.SSH_MSG_GLOBAL_REQUEST, request, true, "127.0.0.1", 0);
			assertThat(raw).receives(SshConstants.SSH_MSG_REQUEST_FAILURE);
			openChannel(raw);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "pty-req", "window-change", "env", "exec", "shell", "signal", "break" })
	void cutShortRequestDoesNotHarmOtherConnections(String request) throws Exception {
		TestCommands commands = server.getCommands();
		try (ChannelExec waiting = this.session.createExecChannel("wait"); TestSession raw = server.loginRaw()) {
			ByteArrayOutputStream output = new ByteArrayOutputStream();
			waiting.setOut(output);
			waiting.open().verify(SshTestServer.SOON);
			commands.awaitStart();
			openChannel(raw);
			catchException(() -> {
				raw.send(SshConstants.SSH_MSG_CHANNEL_REQUEST, 0, request, true, Integer.MAX_VALUE);
				raw.send(SshConstants.SSH_MSG_CHANNEL_REQUEST, 0, request, true, -1);
				raw.send(SshConstants.SSH_MSG_CHANNEL_REQUEST, 77, request, true);
			});
			commands.permit();
			Result other = SshTestServer.end(waiting, output, new ByteArrayOutputStream());
			assertThat(other.outputText()).isEqualTo("permitted\n");
			assertThat(SshTestServer.exec(server, "echo on").outputText()).isEqualTo("on\n");
		}
	}

	@Test
	void secondExecOnAChannelIsRefused() throws Exception {
		TestCommands commands = server.getCommands();
		try (TestSession raw = server.loginRaw()) {
			openChannel(raw);
			raw.send(SshConstants.SSH_MSG_CHANNEL_REQUEST, 0, "exec", true, "wait");
			assertThat(raw).receives(SshConstants.SSH_MSG_CHANNEL_SUCCESS);
			commands.awaitStart();
			raw.send(SshConstants.SSH_MSG_CHANNEL_REQUEST, 0, "exec", true, "wait");
			raw.send(SshConstants.SSH_MSG_CHANNEL_REQUEST, 0, "shell", true);
			assertThat(raw).receives(SshConstants.SSH_MSG_CHANNEL_FAILURE);
			assertThat(raw).receives(SshConstants.SSH_MSG_CHANNEL_FAILURE);
			assertThat(commands.countStarted()).isZero();
			commands.permit();
			Message data = raw.receive(SshConstants.SSH_MSG_CHANNEL_DATA);
			data.body().getUInt();
			assertThat(new String(data.content(), StandardCharsets.UTF_8)).endsWith("permitted\n");
		}
	}

	private static void openChannel(TestSession raw) throws Exception {
		raw.send(SshConstants.SSH_MSG_CHANNEL_OPEN, "session", 0, 100_000, 32_768);
		assertThat(raw).receives(SshConstants.SSH_MSG_CHANNEL_OPEN_CONFIRMATION);
	}

}
