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

import java.time.Duration;

import io.github.sshspringboot.SshTest;
import io.github.sshspringboot.SshTest.Injected;
import io.github.sshspringboot.SshTestServer;
import io.github.sshspringboot.TestCommands;
import io.github.sshspringboot.TestSession;
import io.github.sshspringboot.TestSession.Message;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.SshServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for clients that do not read what commands write.
 */
@SshTest(value = "ssh.command.timeout=5s", classes = KeptEngine.class)
class BackPressureTests {

	private static final int WINDOW = 50_000;

	@Injected
	private static SshTestServer server;

	@Injected
	private static TestCommands commands;

	@Test
	void engineWaitsForAReaderForDays() {
		SshServer engine = server.getBean(KeptEngine.class).get();
		assertThat(CoreModuleProperties.WAIT_FOR_SPACE_TIMEOUT.getRequired(engine)).isGreaterThan(Duration.ofDays(7));
		assertThat(CoreModuleProperties.NIO2_MIN_WRITE_TIMEOUT.getRequired(engine)).isGreaterThan(Duration.ofDays(7));
		assertThat(CoreModuleProperties.IDLE_TIMEOUT.getRequired(engine)).isZero();
	}

	@Test
	void readerThatPausesGetsAll() throws Exception {
		int size = 5 * WINDOW;
		try (TestSession session = server.loginRaw()) {
			exec(session, false, "bytes " + size);
			assertThat(countData(session, WINDOW)).isEqualTo(WINDOW);
			assertThat(session.next(Duration.ofSeconds(1))).as("more than the window").isNull();
			session.send(SshConstants.SSH_MSG_CHANNEL_WINDOW_ADJUST, 0, size);
			assertThat(countData(session, size - WINDOW)).isEqualTo(size - WINDOW);
			assertStatus(session, 0);
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void signalEndsACommandThatWaitsForItsReader(boolean terminal) throws Exception {
		try (TestSession session = server.loginRaw()) {
			exec(session, terminal, "flood");
			commands.awaitStart();
			assertThat(countData(session, WINDOW)).isEqualTo(WINDOW);
			session.send(SshConstants.SSH_MSG_CHANNEL_REQUEST, 0, "signal", false, "TERM");
			commands.awaitEnd();
			assertStatus(session, 130);
			server.awaitNoCommand();
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void timeLimitEndsACommandThatWaitsForItsReader(boolean terminal) throws Exception {
		try (TestSession session = server.loginRaw()) {
			exec(session, terminal, "flood");
			commands.awaitStart();
			assertThat(countData(session, WINDOW)).isEqualTo(WINDOW);
			commands.awaitEnd();
			assertStatus(session, 124);
			server.awaitNoCommand();
		}
	}

	@Test
	void closedChannelEndsACommandThatWaitsForItsReader() throws Exception {
		try (TestSession session = server.loginRaw()) {
			exec(session, true, "flood");
			commands.awaitStart();
			assertThat(countData(session, WINDOW)).isEqualTo(WINDOW);
			session.send(SshConstants.SSH_MSG_CHANNEL_CLOSE, 0);
			commands.awaitEnd();
			server.awaitNoCommand();
		}
	}

	@Test
	void controlCEndsACommandThatWaitsForItsReader() throws Exception {
		try (TestSession session = server.loginRaw()) {
			exec(session, true, "flood");
			commands.awaitStart();
			assertThat(countData(session, WINDOW)).isEqualTo(WINDOW);
			session.send(SshConstants.SSH_MSG_CHANNEL_DATA, 0, new byte[] { 3 });
			commands.awaitEnd();
			assertStatus(session, 130);
			server.awaitNoCommand();
		}
	}

	private static void exec(TestSession session, boolean terminal, String command) throws Exception {
		session.send(SshConstants.SSH_MSG_CHANNEL_OPEN, "session", 0, WINDOW, 32_768);
		assertThat(session).receives(SshConstants.SSH_MSG_CHANNEL_OPEN_CONFIRMATION);
		if (terminal) {
			session.send(SshConstants.SSH_MSG_CHANNEL_REQUEST, 0, "pty-req", false, "xterm", 80, 24, 0, 0,
					new byte[] { 0 });
		}
		session.send(SshConstants.SSH_MSG_CHANNEL_REQUEST, 0, "exec", false, command);
	}

	private static int countData(TestSession session, int expected) throws InterruptedException {
		int count = 0;
		while (count < expected) {
			Message message = session.next();
			assertThat(message).as("after %d bytes", count).isNotNull();
			assertThat(message.toString()).isIn("SSH_MSG_CHANNEL_DATA", "SSH_MSG_CHANNEL_WINDOW_ADJUST");
			if (message.type() == SshConstants.SSH_MSG_CHANNEL_DATA) {
				Buffer body = message.body();
				body.getUInt();
				count += (int) body.getUInt();
			}
		}
		return count;
	}

	private static void assertStatus(TestSession session, int status) throws InterruptedException {
		Message message = session.next();
		assertThat(message).isNotNull().hasToString("SSH_MSG_CHANNEL_REQUEST");
		Buffer body = message.body();
		body.getUInt();
		assertThat(body.getString()).isEqualTo("exit-status");
		body.getBoolean();
		assertThat(body.getUInt()).isEqualTo(status);
		assertThat(session.next()).isNotNull().hasToString("SSH_MSG_CHANNEL_EOF");
		assertThat(session.next()).isNotNull().hasToString("SSH_MSG_CHANNEL_CLOSE");
	}

}
