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

import io.github.sshspringboot.SshTestServer;
import io.github.sshspringboot.SshTestServer.Result;
import io.github.sshspringboot.TestCommands;
import io.github.sshspringboot.TestSession;
import io.github.sshspringboot.server.SshConnections;
import io.github.sshspringboot.server.internal.execution.SshExecutors;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.common.SshConstants;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for more commands than may run at a time.
 */
class CommandLimitTests {

	private SshTestServer server;

	private TestCommands commands;

	private TestSession session;

	private ChannelExec running;

	@BeforeEach
	void startServerWithARunningCommand() throws Exception {
		this.server = SshTestServer.start("ssh.command.max-concurrent=1", "ssh.command.max-queued=1");
		this.commands = this.server.getCommands();
		this.session = this.server.login();
		this.running = this.session.createExecChannel("wait");
		this.running.open().verify(SshTestServer.SOON);
		this.commands.awaitStart();
	}

	@AfterEach
	void stopServer() {
		this.server.close();
	}

	@Test
	void commandAboveTheLimitsIsToldThatTheServerIsBusy() throws Exception {
		try (ChannelExec waiting = queue("echo later"); TestSession other = this.server.login()) {
			Result refused = SshTestServer.exec(other, "echo now");
			assertThat(refused.status()).isEqualTo(75);
			assertThat(refused.output()).isEmpty();
			assertThat(refused.errorText()).contains("busy").hasLineCount(1);
			this.commands.permit();
			assertThat(end(waiting).status()).isZero();
			assertThat(SshTestServer.exec(other, "echo now").status()).isZero();
		}
	}

	@Test
	void waitingCommandRunsLater() throws Exception {
		try (ChannelExec waiting = this.session.createExecChannel("echo later")) {
			ByteArrayOutputStream output = new ByteArrayOutputStream();
			waiting.setOut(output);
			waiting.open().verify(SshTestServer.SOON);
			awaitQueued(1);
			assertThat(output.size()).isZero();
			this.commands.permit();
			Result result = SshTestServer.end(waiting, output, new ByteArrayOutputStream());
			assertThat(result.outputText()).isEqualTo("later\n");
			assertThat(result.status()).isZero();
		}
	}

	@Test
	void waitingCommandWhoseClientIsGoneNeverRuns() throws Exception {
		try (TestSession other = this.server.login()) {
			ChannelExec waiting = other.createExecChannel("stubborn");
			waiting.open().verify(SshTestServer.SOON);
			awaitQueued(1);
			other.close(true);
			await().atMost(SshTestServer.SOON)
				.until(() -> this.server.getBean(SshConnections.class).list().size() == 1);
			assertNeverRuns();
		}
	}

	@Test
	void waitingCommandThatIsInterruptedNeverRuns() throws Exception {
		try (ChannelExec waiting = queue("stubborn")) {
			this.session.send(SshConstants.SSH_MSG_CHANNEL_REQUEST, (int) waiting.getRecipient(), "signal", false,
					"INT");
			assertNeverRuns();
			assertThat(end(waiting).status()).isEqualTo(130);
		}
	}

	private void assertNeverRuns() throws Exception {
		awaitQueued(0);
		this.commands.permit();
		this.commands.permit();
		assertThat(end(this.running).status()).isZero();
		this.server.awaitNoCommand();
		assertThat(this.commands.countStarted()).isZero();
	}

	private ChannelExec queue(String command) throws Exception {
		ChannelExec channel = this.session.createExecChannel(command);
		channel.open().verify(SshTestServer.SOON);
		awaitQueued(1);
		return channel;
	}

	private void awaitQueued(int count) {
		await().atMost(SshTestServer.SOON)
			.until(() -> this.server.getBean(SshExecutors.class).commands().getQueuedCount() == count);
	}

	private static Result end(ChannelExec channel) {
		return SshTestServer.end(channel, new ByteArrayOutputStream(), new ByteArrayOutputStream());
	}

}
