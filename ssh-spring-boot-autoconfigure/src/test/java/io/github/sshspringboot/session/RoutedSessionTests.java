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
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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
import org.apache.sshd.client.channel.ChannelShell;
import org.apache.sshd.client.channel.ChannelSubsystem;
import org.apache.sshd.client.channel.ClientChannel;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.util.buffer.Buffer;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for sessions that configured routes bring to backends of the application.
 */
@SshTest(value = { "ssh.session.routes[0].types=shell", "ssh.session.routes[0].users=adm*",
		"ssh.session.routes[0].backend=lobby", "ssh.session.routes[1].commands=lobby *, ask, cat, wait",
		"ssh.session.routes[1].authorities=ROLE_ADMIN", "ssh.session.routes[1].backend=lobby",
		"ssh.session.routes[2].commands=secret", "ssh.session.routes[2].backend=none",
		"ssh.session.max-sessions-per-user=3" }, classes = RoutedSessionTests.Backends.class)
class RoutedSessionTests {

	@Injected
	private static SshTestServer server;

	@Injected
	private static Lobby lobby;

	@Injected
	private TestSession session;

	@Test
	void backendIsTheShellAndCommandsStay() throws IOException {
		try (TestTerminal terminal = new TestTerminal(this.session, "xterm", 100, 40)) {
			terminal.awaitText("Welcome to the lobby, SHELL on xterm 100x40\n");
			terminal.type("exit 7\r");
			assertThat(terminal.end().status()).isEqualTo(7);
		}
		assertThat(SshTestServer.exec(this.session, "echo mine").outputText()).isEqualTo("mine\n");
	}

	@Test
	void backendHasStandardErrorOfItsOwnAndTheEndOfInput() throws IOException {
		Result result = SshTestServer.exec(this.session, "lobby count", "four".getBytes(StandardCharsets.UTF_8));
		assertThat(result.outputText()).isEqualTo("4\n");
		assertThat(result.errorText()).isEqualTo("counted\n");
		assertThat(result.status()).isEqualTo(5);
	}

	@Test
	void routeMatchesWholeFirstWords() throws IOException {
		assertThat(SshTestServer.exec(this.session, "lobbyist count").status()).isEqualTo(127);
		assertThat(SshTestServer.exec(this.session, "lobby").status()).isEqualTo(127);
	}

	@Test
	void backendGivesSessionsBackToTheCommands() throws IOException {
		Result result = SshTestServer.exec(this.session, "ask echo mine");
		assertThat(result.status()).isEqualTo(127);
		assertThat(result.errorText()).contains("ask");
		byte[] input = "all of it".getBytes(StandardCharsets.UTF_8);
		assertThat(SshTestServer.exec(this.session, "cat", input).outputText()).isEqualTo("all of it");
	}

	@Test
	void commandOfABackendIsInterruptedWithItsSession() throws Exception {
		try (ChannelExec channel = this.session.createExecChannel("wait")) {
			channel.open().verify(SshTestServer.SOON);
			Thread thread = server.getCommands().awaitStart();
			assertThat(thread.getName()).startsWith("ssh-command-");
			sendSignal(channel, "INT");
			assertThat(SshTestServer.end(channel, new ByteArrayOutputStream(), new ByteArrayOutputStream()).status())
				.isEqualTo(130);
		}
		server.awaitNoCommand();
	}

	@Test
	void refusedRequestFails() throws Exception {
		try (TestSession raw = server.loginRaw()) {
			raw.send(SshConstants.SSH_MSG_CHANNEL_OPEN, "session", 7, 1000, 32_768);
			Buffer opened = raw.receive(SshConstants.SSH_MSG_CHANNEL_OPEN_CONFIRMATION).body();
			opened.getUInt();
			raw.send(SshConstants.SSH_MSG_CHANNEL_REQUEST, (int) opened.getUInt(), "exec", true, "secret plan");
			assertThat(raw).receives(SshConstants.SSH_MSG_CHANNEL_FAILURE);
		}
	}

	@Test
	void messageIsForTheUserAndItsCauseIsNot() throws IOException {
		Result result = SshTestServer.exec(this.session, "lobby closed");
		assertThat(result.errorText()).matches("The lobby is closed \\(id [0-9a-f]{8}\\)\n");
		assertThat(result.status()).isEqualTo(69);
		assertThat(SshTestServer.exec(this.session, "lobby private").errorText()).isEqualTo("Members only\n");
	}

	@Test
	void detailsOfAFailureAreNotForTheUser() throws IOException {
		Result result = SshTestServer.exec(this.session, "lobby broken");
		assertThat(result.errorText())
			.matches("session: internal error\\. The server's log has the details under the id [0-9a-f]{8}\n");
		assertThat(result.status()).isEqualTo(1);
	}

	@Test
	void messagesAtATerminalReturnTheCarriage() throws IOException {
		try (ChannelExec channel = this.session.createExecChannel("lobby private")) {
			channel.setUsePty(true);
			assertThat(SshTestServer.run(channel).errorText()).isEqualTo("Members only\r\n");
		}
	}

	@Test
	void backendIsToldSizesSignalsAndBreaks() throws Exception {
		try (TestTerminal terminal = new TestTerminal(this.session, "xterm", 100, 40)) {
			terminal.awaitText("Welcome");
			ChannelShell channel = terminal.getChannel();
			channel.sendWindowChange(120, 50);
			assertThat(lobby.sizes.poll(20, TimeUnit.SECONDS)).isEqualTo("120x50");
			sendSignal(channel, "USR1");
			assertThat(lobby.signals.poll(20, TimeUnit.SECONDS)).isEqualTo("USR1");
			sendSignal(channel, "TERM");
			assertThat(terminal.end().status()).isEqualTo(130);
			assertThat(lobby.signals.poll(20, TimeUnit.SECONDS)).isEqualTo("TERM");
		}
	}

	@Test
	void backendEndsWhenItsClientLeaves() throws Exception {
		TestSession leaving = server.login();
		ChannelExec channel = leaving.createExecChannel("lobby wait");
		channel.open().verify(SshTestServer.SOON);
		assertThat(lobby.waiting.poll(20, TimeUnit.SECONDS)).isEqualTo("waiting");
		leaving.close(true);
		lobby.awaitEnd(1);
	}

	@Test
	void oneUserHasABoundedNumberOfSessions() throws Exception {
		List<ChannelExec> channels = new ArrayList<>();
		try {
			for (int i = 0; i < 3; i++) {
				ChannelExec channel = this.session.createExecChannel("lobby wait");
				channel.open().verify(SshTestServer.SOON);
				channels.add(channel);
				assertThat(lobby.waiting.poll(20, TimeUnit.SECONDS)).isEqualTo("waiting");
			}
			Result refused = SshTestServer.exec(this.session, "lobby count");
			assertThat(refused.status()).isEqualTo(75);
			assertThat(refused.errorText()).startsWith("The server is busy: too many sessions").hasLineCount(1);
			assertThat(SshTestServer.exec(this.session, "echo mine").outputText()).isEqualTo("mine\n");
			try (TestSession other = server.login("other", "other-password")) {
				assertThat(SshTestServer.exec(other, "lobby count").status()).isEqualTo(5);
			}
		}
		finally {
			channels.forEach((channel) -> channel.close(false));
			lobby.awaitEnd(channels.size());
		}
		await().atMost(SshTestServer.SOON)
			.untilAsserted(() -> assertThat(SshTestServer.exec(this.session, "lobby count").status()).isEqualTo(5));
	}

	@Test
	void subsystemsAreThoseOfTheApplication() throws IOException {
		try (ChannelSubsystem subsystem = this.session.createSubsystemChannel("nothing")) {
			assertThat(SshTestServer.run(subsystem).status()).isNull();
		}
	}

	static void sendSignal(ClientChannel channel, String name) throws IOException {
		Buffer buffer = channel.getSession().createBuffer(SshConstants.SSH_MSG_CHANNEL_REQUEST);
		buffer.putUInt(channel.getRecipient());
		buffer.putString("signal");
		buffer.putBoolean(false);
		buffer.putString(name);
		channel.getSession().writePacket(buffer);
	}

	@Configuration(proxyBeanMethods = false)
	static class Backends {

		@Bean
		Lobby lobby(@Qualifier("commands") SshSessionBackend commands) {
			return new Lobby(commands);
		}

	}

	static class Lobby implements SshSessionBackend {

		private final BlockingQueue<String> sizes = new LinkedBlockingQueue<>();

		private final BlockingQueue<String> signals = new LinkedBlockingQueue<>();

		private final BlockingQueue<String> waiting = new LinkedBlockingQueue<>();

		private final SshSessionBackend commands;

		Lobby(SshSessionBackend commands) {
			this.commands = commands;
		}

		@Override
		public ExitStatus run(SshSessionContext context) throws Exception {
			SshSessionRequest request = context.getRequest();
			if (request.type() == SshSessionType.SHELL) {
				return greet(context);
			}
			return switch (String.valueOf(request.command())) {
				case "lobby count" -> count(context);
				case "lobby closed" ->
					throw new SshSessionException("The lobby is closed", ExitStatus.of(69), new IOException("secret"));
				case "lobby private" -> throw new SshSessionException("Members only", null);
				case "lobby broken" -> throw new IllegalStateException("secret");
				case "lobby wait" -> waitForever(context);
				default -> this.commands.run(context);
			};
		}

		private ExitStatus greet(SshSessionContext context) throws IOException {
			context.onResize((terminal) -> this.sizes.add(terminal.columns() + "x" + terminal.rows()));
			context.onSignal((name) -> {
				this.signals.add(name);
				return "USR1".equals(name);
			});
			SshPseudoTerminal terminal = Objects.requireNonNull(context.getTerminal());
			write(context, "Welcome to the lobby, " + context.getRequest().type() + " on " + terminal.type() + " "
					+ terminal.columns() + "x" + terminal.rows());
			StringBuilder line = new StringBuilder();
			InputStream input = context.getInput();
			for (int c = input.read(); c >= 0 && c != '\r'; c = input.read()) {
				line.append((char) c);
			}
			return ExitStatus.of(Integer.parseInt(line.substring("exit ".length())));
		}

		private static ExitStatus count(SshSessionContext context) throws IOException {
			write(context, String.valueOf(context.getInput().readAllBytes().length));
			context.getError().write("counted\n".getBytes(StandardCharsets.UTF_8));
			return ExitStatus.of(5);
		}

		private ExitStatus waitForever(SshSessionContext context) {
			context.onCancel(() -> this.waiting.add("cancelled"));
			this.waiting.add("waiting");
			try {
				new CountDownLatch(1).await();
			}
			catch (InterruptedException ex) {
				this.waiting.add("interrupted");
			}
			return ExitStatus.OK;
		}

		/**
		 * Wait until sessions have ended, each of which is told in two ways at the same
		 * time.
		 */
		void awaitEnd(int count) throws InterruptedException {
			List<String> told = new ArrayList<>();
			for (int i = 0; i < 2 * count; i++) {
				told.add(String.valueOf(this.waiting.poll(20, TimeUnit.SECONDS)));
			}
			assertThat(told).filteredOn("cancelled"::equals).hasSize(count);
			assertThat(told).filteredOn("interrupted"::equals).hasSize(count);
		}

		private static void write(SshSessionContext context, String line) throws IOException {
			context.getOutput().write((line + "\n").getBytes(StandardCharsets.UTF_8));
			context.getOutput().flush();
		}

	}

}
