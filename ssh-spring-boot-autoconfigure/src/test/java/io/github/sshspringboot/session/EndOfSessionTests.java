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

package io.github.sshspringboot.session;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.github.sshspringboot.SshTestServer;
import io.github.sshspringboot.SshTestServer.Result;
import io.github.sshspringboot.TestSession;
import io.github.sshspringboot.server.ExitStatus;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.client.channel.ChannelShell;
import org.junit.jupiter.api.Test;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for sessions of backends when the server stops or nothing happens.
 */
class EndOfSessionTests {

	@Test
	void sessionFinishesWhileTheServerDrains() throws Exception {
		try (SshTestServer server = start("spring.lifecycle.timeout-per-shutdown-phase=30s");
				TestSession session = server.login()) {
			Waiting waiting = server.getBean(Waiting.class);
			ByteArrayOutputStream output = new ByteArrayOutputStream();
			ChannelExec channel = session.createExecChannel("anything");
			channel.setOut(output);
			channel.open().verify(SshTestServer.SOON);
			assertThat(waiting.started.poll(20, TimeUnit.SECONDS)).isNotNull();
			CompletableFuture<Void> closing = CompletableFuture.runAsync(server.getContext()::close);
			await().atMost(SshTestServer.SOON)
				.untilAsserted(
						() -> assertThat(SshTestServer.exec(session, "more").errorText()).contains("shutting down"));
			assertThat(closing).isNotDone();
			waiting.end.countDown();
			Result result = SshTestServer.end(channel, output, new ByteArrayOutputStream());
			assertThat(result.outputText()).isEqualTo("done\n");
			assertThat(result.status()).isEqualTo(4);
			await().atMost(Duration.ofSeconds(15)).until(closing::isDone);
		}
	}

	@Test
	void userAtATerminalIsToldThatTheServerStops() throws Exception {
		try (SshTestServer server = start("spring.lifecycle.timeout-per-shutdown-phase=30s");
				TestSession session = server.login();
				ChannelShell channel = session.createShellChannel()) {
			Waiting waiting = server.getBean(Waiting.class);
			ByteArrayOutputStream output = new ByteArrayOutputStream();
			ByteArrayOutputStream error = new ByteArrayOutputStream();
			channel.setOut(output);
			channel.setErr(error);
			channel.open().verify(SshTestServer.SOON);
			assertThat(waiting.started.poll(20, TimeUnit.SECONDS)).isNotNull();
			CompletableFuture<Void> closing = CompletableFuture.runAsync(server.getContext()::close);
			await().atMost(SshTestServer.SOON)
				.untilAsserted(() -> assertThat(error.toString(StandardCharsets.UTF_8))
					.isEqualTo("The server is shutting down. Please end this session.\r\n"));
			waiting.end.countDown();
			assertThat(SshTestServer.end(channel, output, error).status()).isEqualTo(4);
			await().atMost(Duration.ofSeconds(15)).until(closing::isDone);
		}
	}

	@Test
	void sessionIsInterruptedAfterTheGracePeriod() throws Exception {
		try (SshTestServer server = start("spring.lifecycle.timeout-per-shutdown-phase=1s");
				TestSession session = server.login()) {
			Waiting waiting = server.getBean(Waiting.class);
			ChannelExec channel = session.createExecChannel("anything");
			channel.open().verify(SshTestServer.SOON);
			Thread thread = Objects.requireNonNull(waiting.started.poll(20, TimeUnit.SECONDS));
			server.getContext().close();
			assertThat(waiting.interrupted.await(20, TimeUnit.SECONDS)).isTrue();
			await().atMost(SshTestServer.SOON).until(() -> !thread.isAlive());
		}
	}

	@Test
	void sessionWithoutTrafficEnds() throws Exception {
		try (SshTestServer server = start("ssh.session.idle-timeout=1s"); TestSession session = server.login()) {
			assertThat(SshTestServer.exec(session, "anything").status()).isEqualTo(124);
			assertThat(server.getBean(Waiting.class).interrupted.await(20, TimeUnit.SECONDS)).isTrue();
		}
	}

	private static SshTestServer start(String property) {
		return SshTestServer.start(List.of(SshTestServer.Users.class, Backends.class), property,
				"ssh.session.routes[0].users=*", "ssh.session.routes[0].backend=waiting");
	}

	@Configuration(proxyBeanMethods = false)
	static class Backends {

		@Bean
		Waiting waiting() {
			return new Waiting();
		}

	}

	static class Waiting implements SshSessionBackend {

		private final BlockingQueue<Thread> started = new LinkedBlockingQueue<>();

		private final CountDownLatch end = new CountDownLatch(1);

		private final CountDownLatch interrupted = new CountDownLatch(1);

		@Override
		public ExitStatus run(SshSessionContext context) throws InterruptedException, IOException {
			if ("more".equals(context.getRequest().command())) {
				return ExitStatus.OK;
			}
			this.started.add(Thread.currentThread());
			try {
				this.end.await();
			}
			catch (InterruptedException ex) {
				this.interrupted.countDown();
				throw ex;
			}
			context.getOutput().write("done\n".getBytes(StandardCharsets.UTF_8));
			return ExitStatus.of(4);
		}

	}

}
