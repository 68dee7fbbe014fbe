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

package io.github.sshspringboot.command.internal.line;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.github.sshspringboot.SshTest;
import io.github.sshspringboot.SshTest.Injected;
import io.github.sshspringboot.SshTestServer;
import io.github.sshspringboot.SshTestServer.Result;
import io.github.sshspringboot.TestSession;
import io.github.sshspringboot.TestSession.Message;
import io.github.sshspringboot.command.SshCommandContext;
import io.github.sshspringboot.command.SshCommandException;
import io.github.sshspringboot.command.SshCommandInterceptor;
import io.github.sshspringboot.command.SshCommandInvocation;
import io.github.sshspringboot.command.SshCommandKind;
import io.github.sshspringboot.command.SshSubsystem;
import io.github.sshspringboot.command.internal.completion.CommandCompletion;
import io.github.sshspringboot.command.internal.io.CommandEnd;
import io.github.sshspringboot.command.internal.run.CommandObserver;
import io.github.sshspringboot.command.internal.run.ObservedCommand;
import io.github.sshspringboot.server.ExitStatus;
import io.github.sshspringboot.server.SshConnection;
import io.github.sshspringboot.server.SshConnections;
import io.github.sshspringboot.server.internal.SshSession;
import io.github.sshspringboot.server.internal.execution.CommandKind;
import org.apache.sshd.client.channel.ChannelSubsystem;
import org.apache.sshd.common.SshConstants;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.ExitCodeGenerator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.core.userdetails.UserDetails;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for subsystems of the application, over a connection.
 */
@SshTest(
		value = { "ssh.authorization.rules[0].commands=subsystem:ruled",
				"ssh.authorization.rules[0].authorities=ROLE_BOSS", "ssh.session.accept-env=LANG", "names.own=placed" },
		classes = { CommandSubsystemsTests.Subsystems.class, CommandSubsystemsTests.Around.class })
class CommandSubsystemsTests {

	private static final int SIZE = 10_000_000;

	@Injected
	private static SshTestServer server;

	@Injected
	private TestSession session;

	private Around around;

	@BeforeEach
	void reset() {
		this.around = server.getBean(Around.class);
		this.around.ended.clear();
		this.around.intercepted.clear();
		Subsystems.events.clear();
	}

	private Result request(String subsystem) throws IOException {
		return request(subsystem, new byte[0]);
	}

	private Result request(String subsystem, byte[] input) throws IOException {
		try (ChannelSubsystem channel = this.session.createSubsystemChannel(subsystem)) {
			channel.setIn(new ByteArrayInputStream(input));
			return SshTestServer.run(channel);
		}
	}

	@Test
	void bytesPassUnchangedInBothDirections() throws IOException {
		byte[] bytes = new byte[SIZE];
		new Random(1).nextBytes(bytes);
		Result result = request("echo@example.com", bytes);
		assertThat(result.output()).isEqualTo(bytes);
		assertThat(result.error()).isEmpty();
		assertThat(result.status()).isZero();
	}

	@ParameterizedTest
	@CsvSource({ "echo@example.com, 0", "number, 7", "status, 9", "generator, 5", "fail, 1", "explain, 3",
			"forbidden, 126", "placed, 0" })
	void statusIsThatOfTheMethod(String subsystem, int status) throws IOException {
		assertThat(request(subsystem).status()).isEqualTo(status);
	}

	@Test
	void resultIsWrittenAsItIs() throws IOException {
		assertThat(request("bytes").output()).containsExactly(0, 13, 10, -1);
	}

	@Test
	void failureIsOneLineWithoutDetails() throws IOException {
		assertThat(request("fail").errorText())
			.matches("subsystem:fail: internal error. The server's log has the details under the id \\w{8}\n");
		assertThat(request("explain").errorText()).isEqualTo("not today\n");
	}

	@Test
	void parametersAreThoseOfCommands() throws IOException {
		SshConnections connections = server.getBean(SshConnections.class);
		await().atMost(SshTestServer.SOON).until(() -> connections.list().size() == 1);
		try (ChannelSubsystem channel = this.session.createSubsystemChannel("parameters")) {
			channel.setEnv("LANG", "fr_FR.UTF-8");
			assertThat(SshTestServer.run(channel).outputText())
				.isEqualTo("subsystem:parameters admin admin admin fr_FR " + connections.list().get(0).getId());
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "ruled", "boss", "denying" })
	void deniedUserIsToldInOneLine(String subsystem) throws IOException {
		Result result = request(subsystem);
		assertThat(result.status()).isEqualTo(126);
		assertThat(result.errorText()).isEqualTo("subsystem:" + subsystem + ": permission denied\n");
		assertThat(Subsystems.events).isEmpty();
		assertThat(this.around.ended).containsExactly("subsystem:" + subsystem + " DENIED 126");
	}

	@Test
	void runIsObservedAndInterceptedOnce() throws IOException {
		request("number");
		assertThat(this.around.ended).containsExactly("subsystem:number RAN 7");
		assertThat(this.around.intercepted).containsExactly("subsystem:number number");
	}

	@ParameterizedTest
	@ValueSource(strings = { "subsystem:number", "Number", "number ", "", "sftp" })
	void unknownSubsystemIsRefused(String unknown) throws Exception {
		try (TestSession raw = server.loginRaw()) {
			raw.send(SshConstants.SSH_MSG_CHANNEL_OPEN, "session", 0, 100_000, 32_768);
			int channel = (int) raw.receive(SshConstants.SSH_MSG_CHANNEL_OPEN_CONFIRMATION).body().getUInt();
			raw.send(SshConstants.SSH_MSG_CHANNEL_REQUEST, channel, "subsystem", true, unknown);
			raw.receive(SshConstants.SSH_MSG_CHANNEL_FAILURE);
		}
	}

	@Test
	void subsystemIsNoCommand() throws IOException {
		assertThat(SshTestServer.exec(this.session, "subsystem:number").status()).isEqualTo(127);
		assertThat(SshTestServer.exec(this.session, "help").outputText()).doesNotContain("number");
	}

	@ParameterizedTest
	@ValueSource(strings = { "sleep", "read" })
	void subsystemIsInterruptedWhenItsClientLeaves(String subsystem) throws Exception {
		try (ChannelSubsystem channel = this.session.createSubsystemChannel(subsystem)) {
			channel.open().verify(SshTestServer.SOON);
			assertThat(Subsystems.events.poll(20, TimeUnit.SECONDS)).isEqualTo("begun");
			assertThat(server.getBean(SshConnections.class).list())
				.anyMatch((connection) -> connection.getRunningCommands().contains("subsystem:" + subsystem));
			this.session.close(true);
			assertThat(Subsystems.events.poll(20, TimeUnit.SECONDS)).isEqualTo("interrupted");
		}
		await().atMost(SshTestServer.SOON)
			.untilAsserted(
					() -> assertThat(this.around.ended).containsExactly("subsystem:" + subsystem + " CANCELLED 130"));
	}

	@Test
	void userSeesTheNamesOfTheSubsystemsThatAreOpenToHim() {
		assertThat(server.getBean(CommandCompletion.class)
			.getVisibleNames(server.getBean(SshConnections.class).list().get(0))).contains("subsystem:number", "echo")
			.doesNotContain("subsystem:ruled", "subsystem:boss");
	}

	@Test
	void kindIsThatOfTheAnnotation() {
		CommandSubsystems subsystems = server.getBean(CommandSubsystems.class);
		assertThat(subsystems.getKind("sleep")).isEqualTo(CommandKind.STREAM);
		assertThat(subsystems.getKind("number")).isEqualTo(CommandKind.WORK);
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void statusComesBeforeTheEndAndATerminalChangesNoByte(boolean terminal) throws Exception {
		try (TestSession raw = server.loginRaw()) {
			raw.send(SshConstants.SSH_MSG_CHANNEL_OPEN, "session", 0, 100_000, 32_768);
			int channel = (int) raw.receive(SshConstants.SSH_MSG_CHANNEL_OPEN_CONFIRMATION).body().getUInt();
			if (terminal) {
				raw.send(SshConstants.SSH_MSG_CHANNEL_REQUEST, channel, "pty-req", false, "xterm", 80, 24, 0, 0, "");
			}
			raw.send(SshConstants.SSH_MSG_CHANNEL_REQUEST, channel, "subsystem", true, "bytes");
			raw.receive(SshConstants.SSH_MSG_CHANNEL_SUCCESS);
			Message data = raw.receive(SshConstants.SSH_MSG_CHANNEL_DATA);
			assertThat(data.content()).endsWith(0, 13, 10, -1);
			Message status = raw.receive(SshConstants.SSH_MSG_CHANNEL_REQUEST);
			assertThat(new String(status.content(), StandardCharsets.ISO_8859_1)).contains("exit-status");
			raw.receive(SshConstants.SSH_MSG_CHANNEL_EOF);
			raw.receive(SshConstants.SSH_MSG_CHANNEL_CLOSE);
		}
	}

	@Configuration(proxyBeanMethods = false)
	@EnableMethodSecurity
	static class Around implements CommandObserver, SshCommandInterceptor {

		private final BlockingQueue<String> ended = new LinkedBlockingQueue<>();

		private final BlockingQueue<String> intercepted = new LinkedBlockingQueue<>();

		@Override
		public ObservedCommand begin(@Nullable String commandName, SshSession session) {
			return (CommandEnd end, @Nullable Throwable failure) -> this.ended
				.add(commandName + " " + end.outcome() + " " + end.status().code());
		}

		@Override
		public @Nullable Object intercept(SshCommandInvocation invocation) throws Throwable {
			this.intercepted.add(invocation.getContext().getCommandName() + " " + invocation.getMethod().getName());
			return invocation.proceed();
		}

		@Bean
		Denying denying() {
			return new Denying();
		}

	}

	static class Denying {

		@SshSubsystem("denying")
		@PreAuthorize("#user.name == 'somebody'")
		void denying(Principal user) {
			Subsystems.events.add("called");
		}

	}

	static class Subsystems {

		private static final BlockingQueue<String> events = new LinkedBlockingQueue<>();

		@SshSubsystem("echo@example.com")
		void echo(InputStream input, OutputStream output) throws IOException {
			input.transferTo(output);
		}

		@SshSubsystem("number")
		int number() {
			return 7;
		}

		@SshSubsystem("status")
		ExitStatus status() {
			return ExitStatus.of(9);
		}

		@SshSubsystem("generator")
		ExitCodeGenerator generator() {
			return () -> 5;
		}

		@SshSubsystem("bytes")
		byte[] bytes() {
			return new byte[] { 0, 13, 10, -1 };
		}

		@SshSubsystem("fail")
		void fail() {
			throw new IllegalStateException("secret");
		}

		@SshSubsystem("explain")
		void explain() {
			throw new SshCommandException("not today", ExitStatus.of(3));
		}

		@SshSubsystem("forbidden")
		void forbidden() {
			throw new AccessDeniedException("no");
		}

		@SshSubsystem("${names.own}")
		void placed() {
		}

		@SshSubsystem("parameters")
		void parameters(SshCommandContext context, Authentication authentication, Principal principal,
				@AuthenticationPrincipal UserDetails user, Locale locale, SshConnection connection, OutputStream output)
				throws IOException {
			output.write((context.getCommandName() + " " + authentication.getName() + " " + principal.getName() + " "
					+ user.getUsername() + " " + locale + " " + connection.getId())
				.getBytes(StandardCharsets.UTF_8));
		}

		@SshSubsystem("ruled")
		void ruled() {
			events.add("called");
		}

		@SshSubsystem("boss")
		@PreAuthorize("hasRole('BOSS')")
		void boss() {
			events.add("called");
		}

		@SshSubsystem(name = "sleep", kind = SshCommandKind.STREAM)
		void sleep() {
			events.add("begun");
			try {
				Thread.sleep(60_000);
			}
			catch (InterruptedException ex) {
				events.add("interrupted");
			}
		}

		@SshSubsystem("read")
		void read(InputStream input) {
			events.add("begun");
			try {
				new DataInputStream(input).readInt();
			}
			catch (IOException ex) {
				events.add("interrupted");
			}
		}

	}

}
