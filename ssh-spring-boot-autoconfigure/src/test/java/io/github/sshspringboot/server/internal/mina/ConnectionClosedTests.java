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

import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;

import io.github.sshspringboot.SshTestServer;
import io.github.sshspringboot.TestSession;
import io.github.sshspringboot.server.SshConnections;
import io.github.sshspringboot.server.SshDisconnect;
import io.github.sshspringboot.server.SshDisconnect.Side;
import io.github.sshspringboot.server.SshDisconnectReason;
import org.apache.sshd.common.SshConstants;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for what listeners hear of the end of a connection.
 */
class ConnectionClosedTests {

	private static SshTestServer server;

	@BeforeAll
	static void startServer() {
		server = start();
	}

	@AfterAll
	static void stopServer() {
		server.close();
	}

	private static SshTestServer start(String... properties) {
		return SshTestServer.start(List.of(SshTestServer.Users.class, RecordedServerEvents.class), properties);
	}

	@BeforeEach
	void forget() {
		server.getBean(RecordedServerEvents.class).forget();
	}

	@Test
	void messageOfTheClientIsTold() throws Exception {
		try (TestSession session = server.login()) {
			session.disconnect(SshConstants.SSH2_DISCONNECT_BY_APPLICATION, "disconnected by user\u202e");
			assertEnd(Side.CLIENT, SshConstants.SSH2_DISCONNECT_BY_APPLICATION, "disconnected by user?");
		}
	}

	@Test
	void lossIsTold() throws Exception {
		server.login().close(true);
		assertEnd(Side.CLIENT, SshDisconnectReason.CONNECTION_LOST.getCode(), "The connection was lost");
	}

	@Test
	void messageOfTheServerIsTold() throws Exception {
		try (TestSession session = server.login()) {
			server.getBean(SshConnections.class).list().get(0).close("maintenance");
			assertEnd(Side.SERVER, SshConstants.SSH2_DISCONNECT_BY_APPLICATION, "maintenance");
			await().atMost(SshTestServer.SOON).until(session::isClosed);
		}
	}

	@Test
	void faultOfTheClientIsTold() throws Exception {
		try (TestSession session = server.loginRaw()) {
			session.send(SshConstants.SSH_MSG_CHANNEL_OPEN);
			assertEnd(Side.SERVER, SshConstants.SSH2_DISCONNECT_PROTOCOL_ERROR,
					"Bad or unexpected SSH_MSG_CHANNEL_OPEN");
		}
	}

	@Test
	void endOfTheLoginGraceIsTold() throws Exception {
		try (SshTestServer impatient = start("ssh.server.timeouts.login-grace=500ms");
				Socket socket = Loopback.connect(impatient, "127.0.0.1")) {
			socket.getInputStream().readAllBytes();
			assertEnd(impatient, Side.SERVER, SshDisconnectReason.CONNECTION_LOST.getCode(), "The login took too long");
		}
	}

	@Test
	void clientThatDoesNotSpeakSshIsTold() throws Exception {
		try (Socket socket = Loopback.connect(server, "127.0.0.1")) {
			socket.getOutputStream().write("GET / HTTP/1.1\r\n".getBytes(StandardCharsets.US_ASCII));
			assertEnd(Side.SERVER, SshDisconnectReason.CONNECTION_LOST.getCode(), "The client does not speak SSH");
		}
	}

	private static void assertEnd(Side side, int code, String message) {
		assertEnd(server, side, code, message);
	}

	private static void assertEnd(SshTestServer server, Side side, int code, String message) {
		RecordedServerEvents events = server.getBean(RecordedServerEvents.class);
		await().atMost(SshTestServer.SOON).until(() -> !events.disconnects().isEmpty());
		assertThat(events.disconnects()).containsExactly(new SshDisconnect(side, code, message));
	}

}
