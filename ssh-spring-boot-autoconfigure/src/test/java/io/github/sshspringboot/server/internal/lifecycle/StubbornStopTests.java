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

package io.github.sshspringboot.server.internal.lifecycle;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import io.github.sshspringboot.SshTestServer;
import io.github.sshspringboot.SshTestServer.Result;
import io.github.sshspringboot.TestSession;
import io.github.sshspringboot.command.SshArgument;
import io.github.sshspringboot.command.SshCommand;
import io.github.sshspringboot.server.SshDisconnect;
import io.github.sshspringboot.server.SshPeer;
import io.github.sshspringboot.server.SshServerListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the stop of a server whose commands and listeners do not stop.
 */
@ExtendWith(OutputCaptureExtension.class)
@Timeout(120)
class StubbornStopTests {

	private final SshTestServer server = SshTestServer.start(
			List.of(SshTestServer.Users.class, Stubborn.class, HangingListener.class),
			"spring.lifecycle.timeout-per-shutdown-phase=1s");

	private final Stubborn commands = this.server.getBean(Stubborn.class);

	@Test
	void commandThatIgnoresItsInterruptIsAbandonedAndNamed(CapturedOutput output) throws Exception {
		TestSession session = this.server.login();
		session.createExecChannel("spin secret-word").open().verify(SshTestServer.SOON);
		this.commands.begun.await();
		assertStops();
		assertThat(output).contains("The command 'spin' of user 'admin' does not end")
			.doesNotContain("secret-word")
			.contains("SSH server stopped");
		assertThat(this.commands.thread.isDaemon()).isTrue();
		assertThat(this.commands.thread.isAlive()).isTrue();
		this.commands.end = true;
		this.commands.thread.join(SshTestServer.SOON.toMillis());
	}

	@Test
	void commandWhoseClientIsGoneIsNamedToo(CapturedOutput output) throws Exception {
		TestSession session = this.server.login();
		session.createExecChannel("spin gone").open().verify(SshTestServer.SOON);
		this.commands.begun.await();
		session.close(true).await(SshTestServer.SOON);
		assertStops();
		assertThat(output).contains("The command 'spin' of user 'admin' does not end");
		this.commands.end = true;
		this.commands.thread.join(SshTestServer.SOON.toMillis());
	}

	@Test
	void commandThatThrowsAnErrorOfTheMachineHarmsNobody() throws Exception {
		try (TestSession session = this.server.login()) {
			Result result = SshTestServer.exec(session, "exhaust");
			assertThat(result.status()).isEqualTo(1);
			assertThat(result.errorText()).hasLineCount(1);
			assertThat(SshTestServer.exec(session, "echo on").outputText()).isEqualTo("on\n");
		}
		assertStops();
	}

	@Test
	void listenerThatHangsDoesNotHoldUpTheStop(CapturedOutput output) throws Exception {
		HangingListener listener = this.server.getBean(HangingListener.class);
		this.server.login();
		listener.hangs = true;
		assertStops();
		assertThat(output).contains("SSH server stopped");
		listener.end.countDown();
	}

	private void assertStops() {
		long begin = System.nanoTime();
		this.server.close();
		assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(40));
	}

	@SshCommand
	static class Stubborn {

		private final CountDownLatch begun = new CountDownLatch(1);

		private volatile Thread thread = Thread.currentThread();

		private volatile boolean end;

		@SshCommand("spin")
		void spin(@SshArgument String word) {
			this.thread = Thread.currentThread();
			this.begun.countDown();
			while (!this.end) {
				Thread.onSpinWait();
				Thread.interrupted();
			}
		}

		@SshCommand("exhaust")
		void exhaust() {
			throw new OutOfMemoryError("for a test");
		}

	}

	static class HangingListener implements SshServerListener {

		private final CountDownLatch end = new CountDownLatch(1);

		private volatile boolean hangs;

		@Override
		public void connectionClosed(SshPeer peer, SshDisconnect disconnect) {
			while (this.hangs && this.end.getCount() > 0) {
				try {
					this.end.await();
				}
				catch (InterruptedException ex) {
					continue;
				}
			}
		}

	}

}
