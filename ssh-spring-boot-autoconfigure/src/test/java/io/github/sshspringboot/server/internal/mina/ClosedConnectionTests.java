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
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import io.github.sshspringboot.SshTest;
import io.github.sshspringboot.SshTest.Injected;
import io.github.sshspringboot.SshTestServer;
import io.github.sshspringboot.TestCommands;
import io.github.sshspringboot.TestSession;
import io.github.sshspringboot.server.SshConnections;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.io.nio2.Nio2Session;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.awaitility.Awaitility.await;

/**
 * Tests for connections that are closed while their clients do not read.
 */
@SshTest(classes = ClosingCommand.class)
class ClosedConnectionTests {

	@Injected
	private static SshTestServer server;

	@Injected
	private static TestCommands commands;

	@BeforeEach
	void forgetEarlierConnectionsAndCommands() {
		server.awaitNoConnection();
		commands.reset();
	}

	@Test
	void commandOfAClosedConnectionEndsAtOnceEvenIfItsOutputIsNotRead() throws Exception {
		try (TestSession session = server.loginRaw()) {
			open(session);
			floodAndStopReading(session, 0);
			closeByAdministrator();
			await().atMost(Duration.ofSeconds(7))
				.until(() -> commands.countEnded() == 1 && server.getBean(SshConnections.class).list().isEmpty());
		}
	}

	@Test
	void closedConnectionRunsNoFurtherCommand() throws Exception {
		try (TestSession session = server.loginRaw()) {
			open(session);
			open(session);
			floodAndStopReading(session, 0);
			await().atMost(SshTestServer.SOON).until(() -> channelCount() == 2);
			closeByAdministrator();
			exec(session, 1, "wait");
			open(session);
			exec(session, 2, "wait");
			assertNothingStartsUntilTheConnectionIsGone();
		}
	}

	@Test
	void shellOfAClosedConnectionTakesNoFurtherLine() throws Exception {
		try (TestSession session = server.loginRaw()) {
			open(session);
			session.send(SshConstants.SSH_MSG_CHANNEL_REQUEST, 0, "shell", false);
			session.send(SshConstants.SSH_MSG_CHANNEL_DATA, 0, "wait\n");
			commands.awaitStart();
			commands.permit();
			open(session);
			floodAndStopReading(session, 1);
			closeByAdministrator();
			session.send(SshConstants.SSH_MSG_CHANNEL_DATA, 0, "wait\n");
			assertNothingStartsUntilTheConnectionIsGone();
		}
	}

	@Test
	void commandThatClosesItsOwnConnectionEndsTheOthersOfTheConnection() throws Exception {
		try (TestSession session = server.login(); ChannelExec other = session.createExecChannel("wait")) {
			other.open().verify(SshTestServer.SOON);
			commands.awaitStart();
			SshTestServer.Result result = SshTestServer.exec(session, "close-me");
			assertThat(commands.awaitEnd()).isInstanceOf(InterruptedException.class);
			assertThat(result.outputText()).isEqualTo("closed 1\n");
			await().atMost(SshTestServer.SOON).until(session::isClosed);
		}
	}

	@Test
	void commandThatClosesItsOwnConnectionIsTheLast() throws Exception {
		try (TestSession session = server.login();
				ChannelExec closing = session.createExecChannel("close-me; stubborn")) {
			ByteArrayOutputStream output = new ByteArrayOutputStream();
			closing.setOut(output);
			closing.open().verify(SshTestServer.SOON);
			commands.awaitStart();
			assertThatIOException().isThrownBy(() -> SshTestServer.exec(session, "wait"));
			commands.permit();
			await().atMost(SshTestServer.SOON).until(session::isClosed);
			assertThat(output).hasToString("closed 1\n");
			assertThat(commands.countStarted()).isZero();
		}
	}

	private static void floodAndStopReading(TestSession session, int channel) throws Exception {
		exec(session, channel, "flood");
		commands.awaitStart();
		((Nio2Session) session.getIoSession()).suspendRead();
		AtomicLong before = new AtomicLong(-1);
		await().atMost(SshTestServer.SOON).pollInterval(Duration.ofSeconds(1)).until(() -> {
			long sent = server.getBean(SshConnections.class).list().get(0).getBytesSent();
			return before.getAndSet(sent) == sent;
		});
	}

	private static void open(TestSession session) throws Exception {
		session.send(SshConstants.SSH_MSG_CHANNEL_OPEN, "session", 0, Integer.MAX_VALUE, 32_768);
	}

	private static void exec(TestSession session, int channel, String command) throws Exception {
		session.send(SshConstants.SSH_MSG_CHANNEL_REQUEST, channel, "exec", false, command);
	}

	private static void closeByAdministrator() {
		assertThat(server.getBean(SshConnections.class).closeAll("admin")).isEqualTo(1);
	}

	private static int channelCount() {
		return server.getBean(SshConnections.class).list().get(0).getChannelCount();
	}

	private static void assertNothingStartsUntilTheConnectionIsGone() {
		await().atMost(SshTestServer.SOON).until(() -> server.getBean(SshConnections.class).list().isEmpty());
		assertThat(commands.countStarted()).isZero();
	}

}
