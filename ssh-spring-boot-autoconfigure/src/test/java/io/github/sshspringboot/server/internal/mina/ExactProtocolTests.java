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

import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.github.sshspringboot.SshTest;
import io.github.sshspringboot.SshTest.Injected;
import io.github.sshspringboot.SshTestServer;
import io.github.sshspringboot.TestSession;
import io.github.sshspringboot.TestSession.Message;
import io.github.sshspringboot.server.SshConnections;
import io.github.sshspringboot.server.internal.mina.channel.ChannelService;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.util.buffer.Buffer;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for what the protocol says, which the engine does otherwise.
 */
@SshTest({ "ssh.auth.max-attempts=100", "ssh.server.limits.max-sessions-per-connection=2" })
class ExactProtocolTests {

	private static final int WINDOW = 100_000;

	@Injected
	private static SshTestServer server;

	@Test
	void whatIsSentWithThePasswordThatSucceedsIsNotLost() throws Exception {
		for (int i = 0; i < 20; i++) {
			try (TestSession session = server.connectRaw()) {
				session.sendPassword("admin", "admin-password");
				session.sendPassword("admin", "ignored");
				session.send(SshConstants.SSH_MSG_GLOBAL_REQUEST, "no-such-request@example.org", true);
				openSession(session, 7);
				session.send(SshConstants.SSH_MSG_GLOBAL_REQUEST, "keepalive@openssh.com", true);
				assertThat(session).receivesSuccess();
				assertThat(session).receives(SshConstants.SSH_MSG_REQUEST_FAILURE);
				Message opened = session.receive(SshConstants.SSH_MSG_CHANNEL_OPEN_CONFIRMATION);
				assertThat(opened.body().getUInt()).isEqualTo(7);
				assertThat(session.next().type()).isIn((int) SshConstants.SSH_MSG_REQUEST_FAILURE,
						(int) SshConstants.SSH_MSG_REQUEST_SUCCESS);
			}
		}
	}

	@Test
	void whatIsSentWhileThePasswordIsCheckedWaitsForTheResult() throws Exception {
		try (SshTestServer slow = SshTestServer.start(List.of(AcceptingManager.class));
				TestSession session = slow.connectRaw()) {
			session.sendPassword("admin", "right");
			openSession(session, 1);
			session.send(SshConstants.SSH_MSG_CHANNEL_REQUEST, 0, "env", true, "A", "b");
			AcceptingManager manager = slow.getBean(AcceptingManager.class);
			assertThat(manager.started.await(SshTestServer.SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
			manager.released.countDown();
			openSession(session, 2);
			assertThat(session).receivesSuccess();
			assertThat(session.receive(SshConstants.SSH_MSG_CHANNEL_OPEN_CONFIRMATION).body().getUInt()).isEqualTo(1);
			assertThat(session).receives(SshConstants.SSH_MSG_CHANNEL_FAILURE);
			assertThat(session.receive(SshConstants.SSH_MSG_CHANNEL_OPEN_CONFIRMATION).body().getUInt()).isEqualTo(2);
		}
	}

	@Test
	void whatIsSentWithAPasswordThatFailsOpensNothing() throws Exception {
		server.awaitNoConnection();
		try (TestSession session = server.connectRaw()) {
			session.sendPassword("admin", "wrong");
			openSession(session, 1);
			assertThat(session).receivesFailure();
			assertThat(session).receivesDisconnect();
			assertThat(server.getBean(SshConnections.class).list()).isEmpty();
		}
	}

	@ParameterizedTest
	@CsvSource({ "direct-tcpip,1,forwarding is not allowed",
			"direct-streamlocal@openssh.com,1,forwarding is not allowed", "tun@openssh.com,1,forwarding is not allowed",
			"forwarded-tcpip,1,forwarding is not allowed", "x11,1,forwarding is not allowed",
			"auth-agent@openssh.com,1,forwarding is not allowed", "no-such-type@example.org,3,unknown type of channel",
			"SESSION,3,unknown type of channel", "Session,3,unknown type of channel",
			"DIRECT-TCPIP,3,unknown type of channel" })
	void refusedChannelSaysWhy(String type, int reason, String message) throws Exception {
		try (TestSession session = server.loginRaw()) {
			session.send(SshConstants.SSH_MSG_CHANNEL_OPEN, type, 5, WINDOW, 32_768, "127.0.0.1", 22, "127.0.0.1", 1);
			assertRefused(session, 5, reason, message);
		}
	}

	@Test
	void sessionsAboveTheLimitAreRefusedWithTheReasonAndNotKept() throws Exception {
		server.awaitNoConnection();
		try (TestSession session = server.loginRaw()) {
			openSession(session, 1);
			openSession(session, 2);
			assertThat(session).receives(SshConstants.SSH_MSG_CHANNEL_OPEN_CONFIRMATION);
			assertThat(session).receives(SshConstants.SSH_MSG_CHANNEL_OPEN_CONFIRMATION);
			for (int i = 3; i < 100; i++) {
				openSession(session, i);
				assertRefused(session, i, SshConstants.SSH_OPEN_RESOURCE_SHORTAGE,
						"too many sessions on this connection");
			}
			Connection connection = (Connection) server.getBean(SshConnections.class).list().get(0);
			assertThat(connection.session().getService(ChannelService.class).getChannels()).hasSize(2);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "tcpip-forward", "streamlocal-forward@openssh.com", "cancel-tcpip-forward", "KEEPALIVE" })
	void forwardingIsRefused(String request) throws Exception {
		try (TestSession session = server.loginRaw()) {
			session.send(SshConstants.SSH_MSG_GLOBAL_REQUEST, request, true, "127.0.0.1", 0);
			assertThat(session).receives(SshConstants.SSH_MSG_REQUEST_FAILURE);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "ff", "61c3", "c0af", "c1bf", "eda080", "edb080eda080", "f0808080", "f4908080", "80" })
	void userNameThatIsNotUtf8IsRefused(String hex) throws Exception {
		try (TestSession session = server.connectRaw()) {
			session.send(SshConstants.SSH_MSG_USERAUTH_REQUEST, bytes(hex), "ssh-connection", "password", false, "a");
			Buffer body = session.receive(SshConstants.SSH_MSG_DISCONNECT).body();
			assertThat(body.getUInt()).isEqualTo(SshConstants.SSH2_DISCONNECT_ILLEGAL_USER_NAME);
			assertThat(body.getString()).isEqualTo("Bad user name");
		}
	}

	@Test
	void passwordThatIsNotUtf8IsNotChecked() throws Exception {
		try (SshTestServer guarded = SshTestServer.start(List.of(AcceptingManager.class));
				TestSession session = guarded.connectRaw()) {
			session.send(SshConstants.SSH_MSG_USERAUTH_REQUEST, "admin", "ssh-connection", "password", false,
					bytes("ff"));
			assertThat(session).receivesFailure();
			assertThat(guarded.getBean(AcceptingManager.class).started.getCount()).isEqualTo(1);
		}
	}

	@Test
	void passwordWithTrailingBytesIsNotChecked() throws Exception {
		try (TestSession session = server.connectRaw()) {
			session.send(SshConstants.SSH_MSG_USERAUTH_REQUEST, "admin", "ssh-connection", "password", false,
					"admin-password", "");
			assertThat(session).receivesFailure();
		}
	}

	@Test
	void requestsThatAreNotUtf8AreRefused() throws Exception {
		try (TestSession session = server.loginRaw()) {
			openSession(session, 1);
			assertThat(session).receives(SshConstants.SSH_MSG_CHANNEL_OPEN_CONFIRMATION);
			session.send(SshConstants.SSH_MSG_CHANNEL_REQUEST, 0, "env", true, "LC_ALL", bytes("ff"));
			assertThat(session).receives(SshConstants.SSH_MSG_CHANNEL_FAILURE);
			session.send(SshConstants.SSH_MSG_CHANNEL_REQUEST, 0, "env", true, bytes("4c435fc0af"), "C");
			assertThat(session).receives(SshConstants.SSH_MSG_CHANNEL_FAILURE);
			session.send(SshConstants.SSH_MSG_CHANNEL_REQUEST, 0, "pty-req", true, bytes("c0af"), 80, 24, 0, 0, "");
			assertThat(session).receives(SshConstants.SSH_MSG_CHANNEL_FAILURE);
			session.send(SshConstants.SSH_MSG_CHANNEL_REQUEST, 0, "subsystem", true, bytes("ff"));
			assertThat(session).receives(SshConstants.SSH_MSG_CHANNEL_FAILURE);
			session.send(SshConstants.SSH_MSG_CHANNEL_REQUEST, 0, "exec", true, "echo a");
			assertThat(session).receives(SshConstants.SSH_MSG_CHANNEL_SUCCESS);
		}
	}

	@Test
	void commandLineThatIsNotUtf8IsNotRun() throws Exception {
		try (TestSession session = server.loginRaw()) {
			openSession(session, 1);
			assertThat(session).receives(SshConstants.SSH_MSG_CHANNEL_OPEN_CONFIRMATION);
			session.send(SshConstants.SSH_MSG_CHANNEL_REQUEST, 0, "exec", true, bytes("6563686f20c3"));
			assertThat(session).receives(SshConstants.SSH_MSG_CHANNEL_SUCCESS);
			Buffer error = session.receive(SshConstants.SSH_MSG_CHANNEL_EXTENDED_DATA).body();
			error.getUInt();
			error.getUInt();
			assertThat(error.getString()).isEqualTo("The command line is not UTF-8: use a UTF-8 locale\n");
			Buffer status = session.receive(SshConstants.SSH_MSG_CHANNEL_REQUEST).body();
			status.getUInt();
			assertThat(status.getString()).isEqualTo("exit-status");
			assertThat(status.getBoolean()).isFalse();
			assertThat(status.getUInt()).isEqualTo(2);
			assertThat(session).receives(SshConstants.SSH_MSG_CHANNEL_EOF);
			assertThat(session).receives(SshConstants.SSH_MSG_CHANNEL_CLOSE);
		}
	}

	@RepeatedTest(10)
	void damagedPacketEndsWithAMessageThatTellsNothing() throws Exception {
		try (TestSession session = server.loginRaw()) {
			session.damage();
			session.send(SshConstants.SSH_MSG_GLOBAL_REQUEST, "keepalive@openssh.com", true);
			Buffer body = session.receive(SshConstants.SSH_MSG_DISCONNECT).body();
			assertThat(body.getUInt()).isEqualTo(SshConstants.SSH2_DISCONNECT_PROTOCOL_ERROR);
			assertThat(body.getString()).isEqualTo("Protocol error or corrupt packet");
			await().atMost(SshTestServer.SOON).until(session::isClosed);
		}
	}

	@Test
	void keyExchangeWhileThePasswordIsCheckedDelaysTheSuccess() throws Exception {
		for (int i = 0; i < 10; i++) {
			try (TestSession session = server.connectRaw()) {
				session.sendPassword("admin", "admin-password");
				session.reExchangeKeys().verify(SshTestServer.SOON);
				assertThat(session).receivesSuccess();
			}
		}
	}

	@ParameterizedTest
	@CsvSource({ "90,Bad or unexpected SSH_MSG_CHANNEL_OPEN", "98,Bad or unexpected SSH_MSG_CHANNEL_REQUEST",
			"80,Bad or unexpected SSH_MSG_GLOBAL_REQUEST", "94,Bad or unexpected SSH_MSG_CHANNEL_DATA",
			"30,Bad or unexpected 30", "21,Bad or unexpected SSH_MSG_NEWKEYS" })
	void errorAfterTheLoginEndsWithAMessage(int type, String message) throws Exception {
		try (TestSession session = server.loginRaw()) {
			openSession(session, 1);
			assertThat(session).receives(SshConstants.SSH_MSG_CHANNEL_OPEN_CONFIRMATION);
			session.send(type);
			Buffer body = session.receive(SshConstants.SSH_MSG_DISCONNECT).body();
			assertThat(body.getUInt()).isEqualTo(SshConstants.SSH2_DISCONNECT_PROTOCOL_ERROR);
			assertThat(body.getString()).isEqualTo(message);
			await().atMost(SshTestServer.SOON).until(session::isClosed);
		}
	}

	private static void assertRefused(TestSession session, int channel, int reason, String message)
			throws InterruptedException {
		Buffer body = session.receive(SshConstants.SSH_MSG_CHANNEL_OPEN_FAILURE).body();
		assertThat(body.getUInt()).isEqualTo(channel);
		assertThat(body.getUInt()).isEqualTo(reason);
		assertThat(body.getString()).isEqualTo(message);
	}

	private static void openSession(TestSession session, int channel) throws IOException {
		session.send(SshConstants.SSH_MSG_CHANNEL_OPEN, "session", channel, WINDOW, 32_768);
	}

	private static byte[] bytes(String hex) {
		return HexFormat.of().parseHex(hex);
	}

}
