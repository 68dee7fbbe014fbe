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

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.github.sshspringboot.ForkedJvm;
import io.github.sshspringboot.SshTestServer;
import io.github.sshspringboot.TestCommands;
import io.github.sshspringboot.TestSession;
import io.github.sshspringboot.server.internal.lifecycle.SshServerManager;
import io.github.sshspringboot.server.internal.mina.MinaSshServer;
import io.github.sshspringboot.server.internal.mina.RawChannel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for input that commands do not read.
 */
class UnreadInputTests {

	private static final long MEGABYTE = 1024 * 1024;

	private static final int SMALL = 16 * 1024;

	private static final Duration SHORT = Duration.ofMillis(50);

	private SshTestServer server;

	private TestCommands commands;

	@BeforeEach
	void startServer() {
		this.server = SshTestServer.start("ssh.command.max-concurrent=1000");
		this.commands = this.server.getCommands();
	}

	@AfterEach
	void stopServer() {
		this.server.close();
	}

	@Test
	void windowIsSmallUntilTheCommandReads() throws Exception {
		try (TestSession session = this.server.loginRaw()) {
			RawChannel client = new RawChannel(session, 0);
			assertThat(client.getWindow()).isEqualTo(InputWindow.INITIAL);
			client.exec("wait");
			this.commands.awaitStart();
			client.fill();
			client.receive(SHORT);
			assertThat(client.getWindow()).isZero();
		}
	}

	@Test
	void windowGrowsWhileTheCommandReadsAndShrinksTheBudget() throws Exception {
		MinaSshServer running = (MinaSshServer) this.server.getBean(SshServerManager.class).getServer();
		assertThat(running).isNotNull();
		InputBudget budget = running.getSessions().getInputBudget();
		long whole = budget.getLeft();
		try (TestSession session = this.server.loginRaw()) {
			RawChannel client = new RawChannel(session, 0);
			client.exec("read");
			this.commands.awaitStart();
			for (int i = 0; i < 500 && client.getWindow() < InputWindow.MAX; i++) {
				client.fill();
				client.receive(SHORT);
			}
			assertThat(client.getWindow()).isEqualTo(InputWindow.MAX);
			assertThat(budget.getLeft()).isEqualTo(whole - client.getWindow() + InputWindow.INITIAL);
		}
		await().atMost(SshTestServer.SOON).until(() -> budget.getLeft() == whole);
	}

	@Test
	void windowGrowsForClientThatIsFarAwayAndNotForSlowOne() throws Exception {
		try (TestSession session = this.server.loginRaw()) {
			RawChannel client = new RawChannel(session, 0);
			client.exec("read");
			this.commands.awaitStart();
			for (int i = 0; i < 8; i++) {
				client.send(SMALL);
				client.receive(Duration.ofMillis(600));
				assertThat(client.getWindow()).isLessThanOrEqualTo(InputWindow.INITIAL);
			}
			for (int i = 0; i < 500 && client.getWindow() < 3 * InputWindow.INITIAL; i++) {
				client.send(SMALL);
				client.receive(SHORT);
			}
			assertThat(client.getWindow()).isGreaterThanOrEqualTo(3 * InputWindow.INITIAL);
		}
	}

	@Test
	void unreadInputOfManySessionsFitsASmallHeap() throws Exception {
		List<TestSession> sessions = new ArrayList<>();
		long before = ForkedJvm.usedMemory();
		long accepted = 0;
		for (int connection = 0; connection < 8; connection++) {
			TestSession session = this.server.loginRaw();
			sessions.add(session);
			for (int channel = 0; channel < 10; channel++) {
				RawChannel client = new RawChannel(session, channel);
				client.exec("wait");
				this.commands.awaitStart();
				accepted += client.fill();
			}
		}
		assertThat(accepted).isEqualTo(80L * InputWindow.INITIAL);
		assertThat(ForkedJvm.usedMemory() - before).isLessThan(40 * MEGABYTE);
		for (TestSession session : sessions) {
			session.close(true);
		}
	}

	@Test
	void windowsThatGrewShareABudget() {
		InputBudget budget = new InputBudget(256 * MEGABYTE);
		long taken = 0;
		for (long size = MEGABYTE; size > 1024; size /= 2) {
			while (budget.take(size)) {
				taken += size;
			}
		}
		assertThat(taken).isBetween(15 * MEGABYTE, 16 * MEGABYTE);
		budget.giveBack(taken);
		assertThat(budget.take(8 * MEGABYTE)).isTrue();
		assertThat(budget.take(8 * MEGABYTE)).isFalse();
	}

}
