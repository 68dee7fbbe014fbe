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
import java.util.List;

import io.github.sshspringboot.SshTestServer;
import io.github.sshspringboot.TestSession;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.io.nio2.Nio2Session;
import org.apache.sshd.common.util.buffer.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for what the log tells of clients that are cut off or refused by a limit.
 */
@ExtendWith(OutputCaptureExtension.class)
class CutOffTests {

	@Test
	void clientThatDoesNotReadIsNamedOnceWhenItIsCutOff(CapturedOutput output) throws Exception {
		try (SshTestServer server = SshTestServer.start(List.of(SshTestServer.Users.class, KeptEngine.class));
				TestSession session = server.login()) {
			cutOff(server, session);
			assertThat(output.getOut().split("is cut off", -1)).hasSize(2);
			assertThat(output).contains("of user 'admin' at /127.0.0.1:");
		}
	}

	@Test
	void clientsThatDoNotReadDoNotFillTheLog(CapturedOutput output) throws Exception {
		try (SshTestServer server = SshTestServer.start(List.of(SshTestServer.Users.class, KeptEngine.class))) {
			for (int i = 0; i < 12; i++) {
				try (TestSession session = server.login()) {
					cutOff(server, session);
				}
			}
			assertThat(output.getOut().split("is cut off", -1).length - 1).isBetween(1, 8);
		}
	}

	private static void cutOff(SshTestServer server, TestSession session) {
		((Nio2Session) session.getIoSession()).suspendRead();
		ServerConnection connection = (ServerConnection) server.getBean(KeptEngine.class)
			.get()
			.getActiveSessions()
			.get(0);
		for (int i = 0; i < 2000 && connection.isOpen(); i++) {
			ignore(connection);
		}
		await().atMost(SshTestServer.SOON).until(connection::isClosed);
	}

	private static void ignore(ServerConnection connection) {
		try {
			Buffer buffer = connection.createBuffer(SshConstants.SSH_MSG_IGNORE, 32_000);
			buffer.putBytes(new byte[30_000]);
			connection.writePacket(buffer);
		}
		catch (IOException ex) {
			assertThat(connection.isOpen()).isFalse();
		}
	}

	@Test
	void userWhoHasTooManyConnectionsIsNamed(CapturedOutput output) throws Exception {
		try (SshTestServer server = SshTestServer.start()) {
			for (int i = 0; i < 16; i++) {
				server.login();
			}
			assertThat(server.canLogin("admin", "admin-password")).isFalse();
			assertThat(server.canLogin("other", "other-password")).isTrue();
			assertThat(output).contains("too many connections of the user (user 'admin' at /127.0.0.1)");
		}
	}

}
