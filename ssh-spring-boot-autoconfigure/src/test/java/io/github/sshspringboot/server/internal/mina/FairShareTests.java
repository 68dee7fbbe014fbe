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
import java.util.List;
import java.util.concurrent.CountDownLatch;

import io.github.sshspringboot.SshTestServer;
import io.github.sshspringboot.SshTestServer.Result;
import io.github.sshspringboot.TestSession;
import io.github.sshspringboot.TestTerminal;
import io.github.sshspringboot.command.SshCommand;
import io.github.sshspringboot.command.SshCommandKind;
import io.github.sshspringboot.server.internal.execution.BoundedExecutor;
import io.github.sshspringboot.server.internal.execution.SshExecutors;
import org.apache.sshd.client.channel.ChannelExec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for a user who runs as many commands as may run.
 */
class FairShareTests {

	private SshTestServer server;

	private TestSession greedy;

	@BeforeEach
	void startServer() throws Exception {
		this.server = SshTestServer.start(List.of(SshTestServer.Users.class, Kinds.class),
				"ssh.command.max-concurrent=4", "ssh.command.max-queued=4", "ssh.command.max-streams=4",
				"ssh.server.limits.max-sessions-per-connection=50", "ssh.shell.prompt=prompt> ");
		this.greedy = this.server.login();
	}

	@AfterEach
	void stopServer() {
		this.server.getBean(Kinds.class).end.countDown();
		this.server.close();
	}

	@Test
	void otherUsersRunCommandsBesideAUserWhoTakesAllThatItMay() throws Exception {
		exhaust("work");
		try (TestSession other = this.server.login("other", "other-password")) {
			assertThat(SshTestServer.exec(other, "echo on").outputText()).isEqualTo("on\n");
		}
	}

	@Test
	void userIsRefusedAloneWithOneLine() throws Exception {
		exhaust("work");
		Result refused = SshTestServer.exec(this.greedy, "echo on");
		assertThat(refused.status()).isEqualTo(75);
		assertThat(refused.errorText()).startsWith("The server is busy").hasLineCount(1).endsWith("\n");
	}

	@Test
	void commandsThatHelpOrControlRunAllTheSame() throws Exception {
		exhaust("work");
		exhaust("follow");
		assertThat(SshTestServer.exec(this.greedy, "help").outputText()).contains("echo");
		assertThat(SshTestServer.exec(this.greedy, "echo --help").outputText()).contains("Usage");
		assertThat(SshTestServer.exec(this.greedy, "control").outputText()).isEqualTo("controlled\n");
		assertThat(SshTestServer.exec(this.greedy, "nonsense").status()).isEqualTo(127);
	}

	@Test
	void commandsThatWaitForNewsAreCountedApart() throws Exception {
		exhaust("follow");
		assertThat(SshTestServer.exec(this.greedy, "echo on").outputText()).isEqualTo("on\n");
		Result refused = SshTestServer.exec(this.greedy, "watch echo on");
		assertThat(refused.status()).isEqualTo(75);
		assertThat(refused.errorText()).contains("waiting for news").hasLineCount(1);
		try (TestSession other = this.server.login("other", "other-password")) {
			start(other, "follow");
			await().atMost(SshTestServer.SOON).until(() -> executors().streams().getActiveCount() == 3);
		}
	}

	@Test
	void commandThatWaitsForLongSaysSoOnStandardErrorAndThenRuns() throws Exception {
		start(this.greedy, "work");
		start(this.greedy, "work");
		awaitActive(executors().commands(), 2);
		ChannelExec waiting = this.greedy.createExecChannel("echo on");
		ByteArrayOutputStream output = new ByteArrayOutputStream();
		ByteArrayOutputStream error = new ByteArrayOutputStream();
		waiting.setOut(output);
		waiting.setErr(error);
		waiting.open().verify(SshTestServer.SOON);
		await().atMost(SshTestServer.SOON)
			.untilAsserted(() -> assertThat(error.toString())
				.isEqualTo("Waiting: 2 commands run, 2 of them yours; this one is your next\n"));
		this.server.getBean(Kinds.class).end.countDown();
		Result result = SshTestServer.end(waiting, output, error);
		assertThat(result.outputText()).isEqualTo("on\n");
		assertThat(result.errorText()).hasLineCount(1);
	}

	@Test
	void shellOpensAndHelpsAndSaysThatACommandWaits() throws Exception {
		exhaust("work");
		this.greedy.close(true);
		this.server.getBean(Kinds.class).end.countDown();
		this.server.awaitNoCommand();
		this.server.getBean(Kinds.class).end = new CountDownLatch(1);
		try (TestSession session = this.server.login()) {
			start(session, "work");
			start(session, "work");
			awaitActive(executors().commands(), 2);
			try (TestTerminal terminal = new TestTerminal(session, "xterm", 80, 24)) {
				terminal.awaitText("prompt> ");
				terminal.type("help\r");
				terminal.awaitText("Shell:");
				terminal.awaitText("prompt> ");
				terminal.type("echo on\r");
				terminal.awaitText("Waiting: 2 commands run");
				terminal.type("\u0003");
				terminal.awaitText("prompt> ");
			}
		}
	}

	private SshExecutors executors() {
		return this.server.getBean(SshExecutors.class);
	}

	/**
	 * Run commands until one is refused.
	 */
	private void exhaust(String command) throws Exception {
		for (int i = 0; i < 12; i++) {
			start(this.greedy, command);
		}
		BoundedExecutor executor = command.equals("follow") ? executors().streams() : executors().commands();
		await().atMost(SshTestServer.SOON).until(() -> executor.getRejectedCount() >= 8);
		assertThat(executor.getActiveCount()).isEqualTo(2);
	}

	private static void awaitActive(BoundedExecutor executor, int count) {
		await().atMost(SshTestServer.SOON).until(() -> executor.getActiveCount() == count);
	}

	private static void start(TestSession session, String command) throws Exception {
		session.createExecChannel(command).open().verify(SshTestServer.SOON);
	}

	@SshCommand
	static class Kinds {

		private volatile CountDownLatch end = new CountDownLatch(1);

		@SshCommand("work")
		void work() throws InterruptedException {
			this.end.await();
		}

		@SshCommand(name = "follow", kind = SshCommandKind.STREAM)
		void follow() throws InterruptedException {
			this.end.await();
		}

		@SshCommand(name = "control", kind = SshCommandKind.CONTROL)
		String control() {
			return "controlled";
		}

	}

}
