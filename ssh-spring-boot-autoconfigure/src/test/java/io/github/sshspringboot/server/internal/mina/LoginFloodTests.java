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
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

import io.github.sshspringboot.SshTest;
import io.github.sshspringboot.SshTest.Injected;
import io.github.sshspringboot.SshTestServer;
import io.github.sshspringboot.TestSession;
import io.github.sshspringboot.TestSession.Message;
import io.github.sshspringboot.server.SshPenalties;
import io.github.sshspringboot.server.SshPenalty;
import io.github.sshspringboot.server.SshPenaltyReason;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.kex.extension.KexExtensions;
import org.apache.sshd.common.util.buffer.Buffer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for clients that send what no client needs to log in.
 */
@SshTest({ "ssh.auth.penalties.exempt=", "ssh.auth.penalties.refuse-connection=1m" })
class LoginFloodTests {

	@Injected
	private static SshTestServer server;

	@AfterEach
	void clear() throws Exception {
		server.awaitNoConnection();
		penalties().clear(InetAddress.getByName("127.0.0.1"));
	}

	@Test
	void serviceThatIsRequestedAgainIsRefusedAndPenalised() throws Exception {
		try (TestSession session = server.connectRaw()) {
			assertDisconnect(session, "The service was requested already", 1,
					() -> session.send(SshConstants.SSH_MSG_SERVICE_REQUEST, "ssh-userauth"));
			assertThat(accepted(session)).isLessThanOrEqualTo(1);
		}
		awaitPenalty();
	}

	@Test
	void clientThatRequestsTheServiceForEachAttemptLogsIn() throws Exception {
		try (TestSession session = server.connectRaw()) {
			for (int i = 0; i < 3; i++) {
				session.sendPassword("admin", "wrong");
				assertThat(next(session)).isEqualTo(SshConstants.SSH_MSG_USERAUTH_FAILURE);
				session.send(SshConstants.SSH_MSG_SERVICE_REQUEST, "ssh-userauth");
			}
			session.sendPassword("admin", "admin-password");
			assertThat(next(session)).isEqualTo(SshConstants.SSH_MSG_USERAUTH_SUCCESS);
		}
		assertThat(penalties().list()).isEmpty();
	}

	@Test
	void thirdKeyExchangeBeforeTheLoginIsRefusedAndPenalised() throws Exception {
		try (TestSession session = server.connectRaw()) {
			exchangeKeys(session);
			assertDisconnect(session, "Too many key exchanges before the login", 1, () -> exchangeKeys(session));
		}
		awaitPenalty();
	}

	@Test
	void secondKeyExchangeBeforeTheLoginIsNone() throws Exception {
		try (TestSession session = server.connectRaw()) {
			exchangeKeys(session);
			session.sendPassword("admin", "admin-password");
			assertThat(next(session)).isEqualTo(SshConstants.SSH_MSG_USERAUTH_SUCCESS);
		}
		assertThat(penalties().list()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(ints = { SshConstants.SSH_MSG_IGNORE, SshConstants.SSH_MSG_DEBUG, SshConstants.SSH_MSG_UNIMPLEMENTED,
			KexExtensions.SSH_MSG_NEWCOMPRESS, 19, 128, 192, 255 })
	void otherMessagesBeforeTheLoginAreBoundedAndPenalised(int type) throws Exception {
		try (TestSession session = server.connectRaw()) {
			assertDisconnect(session, "Too many messages before the login", LoginMessages.MAX_OTHERS + 1,
					() -> session.send(type, "PING", "", ""));
			assertThat(session.getReceived()).hasSizeLessThan(LoginMessages.MAX_OTHERS + 20);
		}
		awaitPenalty();
	}

	@Test
	void keyExchangesForNothingAfterTheLoginAreBounded() throws Exception {
		try (TestSession session = server.loginRaw()) {
			assertDisconnect(session, "Too many key exchanges", 10 * KeyExchangeBudget.BURST,
					() -> exchangeKeys(session));
		}
		assertThat(server.canLogin("admin", "admin-password")).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "GET / HTTP/1.1\r\n\r\n", "hello", "\r\n\r\n\r\n", "\0\0\0\0\0", "\0\0\0\1\4",
			"\0\0\0\14\3", "\0\0\0\14\13", "\177\177\177\177\4" })
	void garbageAfterTheVersionIsRefusedAtOnce(String garbage) throws Exception {
		try (Socket socket = Loopback.connect(server, "127.0.0.1")) {
			OutputStream output = socket.getOutputStream();
			output.write(("SSH-2.0-test\r\n" + garbage).getBytes(StandardCharsets.ISO_8859_1));
			output.flush();
			assertEnds(socket);
		}
	}

	@Test
	void garbageAfterTheFirstPacketIsRefusedAtOnce() throws Exception {
		try (Socket socket = Loopback.connect(server, "127.0.0.1")) {
			OutputStream output = socket.getOutputStream();
			byte[] ignore = { 0, 0, 0, 12, 6, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 };
			output.write("SSH-2.0-test\r\n".getBytes(StandardCharsets.ISO_8859_1));
			output.write(ignore);
			output.write("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
			output.flush();
			assertEnds(socket);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "GET / HTTP/1.1\r\n", "\r\n", "SSH-1.5-old\r\n", "SSH-2.0-a\0b\r\n", "SSH-2.0-a\rb\n",
			"ssh-2.0-a\r\n" })
	void garbageInPlaceOfTheVersionIsRefusedAtOnce(String garbage) throws Exception {
		try (Socket socket = Loopback.connect(server, "127.0.0.1")) {
			socket.getOutputStream().write(garbage.getBytes(StandardCharsets.ISO_8859_1));
			assertEnds(socket);
		}
	}

	@Test
	void versionWithoutEndIsRefusedAtOnce() throws Exception {
		try (Socket socket = Loopback.connect(server, "127.0.0.1")) {
			socket.getOutputStream().write(("SSH-2.0-" + "a".repeat(300)).getBytes(StandardCharsets.ISO_8859_1));
			assertEnds(socket);
		}
	}

	private static void assertEnds(Socket socket) throws IOException {
		try {
			assertThat(socket.getInputStream().readAllBytes()).isNotEmpty();
		}
		catch (IOException ex) {
			assertThat(ex).hasMessageContaining("reset");
		}
	}

	/**
	 * Send until the server disconnects.
	 */
	private static void assertDisconnect(TestSession session, String message, int most, Step step) throws Exception {
		for (int i = 0; i < most && find(session) == null && session.isOpen(); i++) {
			try {
				step.run();
			}
			catch (IOException ex) {
				break;
			}
		}
		await().atMost(SshTestServer.SOON).until(() -> find(session) != null);
		Buffer body = Objects.requireNonNull(find(session)).body();
		assertThat(body.getUInt()).isEqualTo(SshConstants.SSH2_DISCONNECT_PROTOCOL_ERROR);
		assertThat(body.getString()).isEqualTo(message);
		await().atMost(SshTestServer.SOON).until(session::isClosed);
	}

	static void exchangeKeys(TestSession session) throws IOException {
		session.reExchangeKeys().await(SshTestServer.SOON);
	}

	private static @Nullable Message find(TestSession session) {
		return session.getReceived()
			.stream()
			.filter((received) -> received.type() == SshConstants.SSH_MSG_DISCONNECT)
			.findFirst()
			.orElse(null);
	}

	private static long accepted(TestSession session) {
		return session.getReceived()
			.stream()
			.filter((received) -> received.type() == SshConstants.SSH_MSG_SERVICE_ACCEPT)
			.count();
	}

	private static int next(TestSession session) throws InterruptedException {
		return session.next().type();
	}

	private static SshPenalties penalties() {
		return server.getBean(SshPenalties.class);
	}

	private static void awaitPenalty() {
		await().atMost(SshTestServer.SOON).until(() -> {
			List<SshPenalty> list = penalties().list();
			return list.size() == 1 && list.get(0).reason() == SshPenaltyReason.REFUSED;
		});
	}

	@FunctionalInterface
	private interface Step {

		void run() throws Exception;

	}

}
