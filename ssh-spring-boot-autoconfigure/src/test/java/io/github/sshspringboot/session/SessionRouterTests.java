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
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.github.sshspringboot.SshTest;
import io.github.sshspringboot.SshTest.Injected;
import io.github.sshspringboot.SshTestServer;
import io.github.sshspringboot.SshTestServer.Result;
import io.github.sshspringboot.TestSession;
import io.github.sshspringboot.TestTerminal;
import io.github.sshspringboot.server.ExitStatus;
import org.apache.sshd.client.channel.ChannelExec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for sessions of an application with a router of its own.
 */
@SshTest(value = "ssh.session.set-env.PLACE=here", classes = SessionRouterTests.Routers.class)
class SessionRouterTests {

	@Injected
	private static SshTestServer server;

	@Injected
	private static Router router;

	@Injected
	private TestSession session;

	@Test
	void routerLeavesSessionsToTheCommands() throws IOException {
		assertThat(SshTestServer.exec(this.session, "echo mine").outputText()).isEqualTo("mine\n");
		assertThat(SshTestServer.exec(this.session, "status 9").status()).isEqualTo(9);
		try (TestTerminal terminal = new TestTerminal(this.session, "xterm", 80, 24)) {
			terminal.awaitText("> ");
			terminal.type("term\r");
			terminal.awaitText("xterm 80x24");
			terminal.getChannel().sendWindowChange(90, 30);
			terminal.type("exit\r");
			assertThat(terminal.end().status()).isZero();
		}
	}

	@Test
	void routerMayAnswerWithAnyBackend() throws IOException {
		Result result = SshTestServer.exec(this.session, "own words");
		assertThat(result.outputText()).isEqualTo("own words EXEC admin default false here\n");
		assertThat(result.status()).isEqualTo(3);
	}

	@Test
	void routerDecidesOnAThreadOfTheSession() throws Exception {
		SshTestServer.exec(this.session, "own words");
		assertThat(router.threads.poll(20, TimeUnit.SECONDS)).doesNotContain("nio2");
	}

	@Test
	void refusedSessionEndsWithOneLine() throws IOException {
		Result result = SshTestServer.exec(this.session, "refused");
		assertThat(result.errorText()).isEqualTo("You may not run this session here.\n");
		assertThat(result.status()).isEqualTo(126);
	}

	@Test
	void detailsOfAFailureAreNotForTheUser() throws IOException {
		Result result = SshTestServer.exec(this.session, "throws");
		assertThat(result.errorText())
			.matches("session: internal error\\. The server's log has the details under the id [0-9a-f]{8}\n");
		assertThat(result.status()).isEqualTo(1);
	}

	@Test
	void routerThatHangsDelaysNobodyElse() throws Exception {
		try (ChannelExec hanging = this.session.createExecChannel("hangs")) {
			hanging.open().verify(SshTestServer.SOON);
			assertThat(router.hanging.poll(20, TimeUnit.SECONDS)).isEqualTo("hangs");
			assertThat(SshTestServer.exec(this.session, "echo mine").outputText()).isEqualTo("mine\n");
			assertThat(SshTestServer.exec(server, "echo other").outputText()).isEqualTo("other\n");
			RoutedSessionTests.sendSignal(hanging, "INT");
			assertThat(SshTestServer.end(hanging, new ByteArrayOutputStream(), new ByteArrayOutputStream()).status())
				.isEqualTo(130);
			assertThat(router.hanging.poll(20, TimeUnit.SECONDS)).isEqualTo("interrupted");
		}
	}

	@Test
	void routerIsInterruptedWhenTheClientLeaves() throws Exception {
		TestSession leaving = server.login();
		leaving.createExecChannel("hangs").open().verify(SshTestServer.SOON);
		assertThat(router.hanging.poll(20, TimeUnit.SECONDS)).isEqualTo("hangs");
		leaving.close(true);
		assertThat(router.hanging.poll(20, TimeUnit.SECONDS)).isEqualTo("interrupted");
	}

	@Configuration(proxyBeanMethods = false)
	static class Routers {

		@Bean
		Router router(@Qualifier("commands") SshSessionBackend commands) {
			return new Router(commands);
		}

	}

	static class Router implements SshSessionRouter {

		private final BlockingQueue<String> threads = new LinkedBlockingQueue<>();

		private final BlockingQueue<String> hanging = new LinkedBlockingQueue<>();

		private final SshSessionBackend commands;

		Router(SshSessionBackend commands) {
			this.commands = commands;
		}

		@Override
		public @Nullable SshSessionBackend route(SshSessionRequest request) {
			return switch (String.valueOf(request.command())) {
				case "own words" -> {
					this.threads.add(Thread.currentThread().getName());
					yield this::run;
				}
				case "refused" -> null;
				case "throws" -> throw new IllegalStateException("secret");
				case "hangs" -> hang();
				default -> this.commands;
			};
		}

		private SshSessionBackend hang() {
			this.hanging.add("hangs");
			try {
				new CountDownLatch(1).await();
			}
			catch (InterruptedException ex) {
				this.hanging.add("interrupted");
			}
			return this.commands;
		}

		private ExitStatus run(SshSessionContext context) throws IOException {
			SshSessionRequest request = context.getRequest();
			String line = request.command() + " " + request.type() + " "
					+ request.connection().getAuthentication().getName() + " " + request.connection().getListener()
					+ " " + request.terminal() + " " + context.getEnvironment().get("PLACE") + "\n";
			context.getOutput().write(line.getBytes(StandardCharsets.UTF_8));
			return ExitStatus.of(3);
		}

	}

}
