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
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.github.sshspringboot.SshTest;
import io.github.sshspringboot.SshTest.Injected;
import io.github.sshspringboot.SshTestServer;
import io.github.sshspringboot.SshTestServer.Result;
import io.github.sshspringboot.TestSession;
import io.github.sshspringboot.command.SshArgument;
import io.github.sshspringboot.command.SshCommand;
import io.github.sshspringboot.command.SshCommandContext;
import io.github.sshspringboot.command.SshExecHandler;
import io.github.sshspringboot.server.ExitStatus;
import io.github.sshspringboot.server.SshConnections;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.client.channel.ChannelShell;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.context.annotation.Configuration;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for lines that are not parsed, over a connection.
 */
@SshTest(classes = { UnparsedLineTests.Security.class, UnparsedLineTests.Raw.class, UnparsedLineTests.Handler.class,
		UnparsedLineTests.Ruled.class })
class UnparsedLineTests {

	private static final int SIZE = 10_000_000;

	private static final BlockingQueue<String> events = new LinkedBlockingQueue<>();

	@Injected
	private static SshTestServer server;

	@Injected
	private TestSession session;

	@BeforeEach
	void reset() {
		events.clear();
	}

	@ParameterizedTest
	@ValueSource(strings = { "raw 'a | b", "%handle 'a | b" })
	void bytesPassUnchangedInBothDirections(String line) throws IOException {
		byte[] bytes = new byte[SIZE];
		new Random(1).nextBytes(bytes);
		Result result = SshTestServer.exec(this.session, line, bytes);
		assertThat(result.output()).isEqualTo(bytes);
		assertThat(result.errorText()).isEqualTo(line.startsWith("%") ? line : "'a | b");
		assertThat(result.status()).isEqualTo(3);
	}

	@Test
	void methodSecurityRulesAHandler() throws IOException {
		Result result = SshTestServer.exec(this.session, "%ruled");
		assertThat(result.errorText()).isEqualTo("ruled: permission denied\n");
		assertThat(result.status()).isEqualTo(126);
		assertThat(events).isEmpty();
	}

	@Test
	void methodSecuritySeesTheLine() throws IOException {
		assertThat(SshTestServer.exec(this.session, "%ruled and allowed").status()).isZero();
		assertThat(events).containsExactly("called");
	}

	@ParameterizedTest
	@ValueSource(strings = { "raw wait", "%handle wait" })
	void lineIsInterruptedWhenItsClientLeaves(String line) throws Exception {
		try (ChannelExec channel = this.session.createExecChannel(line)) {
			channel.open().verify(SshTestServer.SOON);
			assertThat(events.poll(20, TimeUnit.SECONDS)).isEqualTo("begun");
			assertThat(server.getBean(SshConnections.class).list())
				.anySatisfy((connection) -> assertThat(connection.getRunningCommands())
					.containsExactly(line.startsWith("%") ? "handler" : "raw"));
			this.session.close(true);
			assertThat(events.poll(20, TimeUnit.SECONDS)).isEqualTo("interrupted");
		}
	}

	@Test
	void handlerTakesNoLineOfAShellButRawCommandsDo() throws IOException {
		try (ChannelShell shell = this.session.createShellChannel()) {
			shell.setUsePty(false);
			shell.setIn(new ByteArrayInputStream("%handle a\nraw a | b\n".getBytes(StandardCharsets.UTF_8)));
			assertThat(SshTestServer.run(shell).errorText()).contains("There is no command '%handle'")
				.endsWith("a | b");
		}
	}

	private static ExitStatus run(String line, SshCommandContext context) throws IOException {
		if (line.endsWith("wait")) {
			events.add("begun");
			try {
				Thread.sleep(60_000);
			}
			catch (InterruptedException ex) {
				events.add("interrupted");
			}
		}
		InputStream input = context.getInput();
		OutputStream output = context.getOutput();
		input.transferTo(output);
		context.getError().write(line.getBytes(StandardCharsets.UTF_8));
		return ExitStatus.of(3);
	}

	@Configuration(proxyBeanMethods = false)
	@EnableMethodSecurity
	static class Security {

	}

	@SshCommand
	static class Raw {

		@SshCommand(name = "raw", raw = true)
		ExitStatus raw(@SshArgument String rest, SshCommandContext context) throws IOException {
			return run(rest, context);
		}

	}

	static class Handler implements SshExecHandler {

		@Override
		public String getName() {
			return "handler";
		}

		@Override
		public boolean supports(String line) {
			return line.startsWith("%handle");
		}

		@Override
		public ExitStatus handle(String line, SshCommandContext context) throws Exception {
			return run(line, context);
		}

	}

	static class Ruled implements SshExecHandler {

		@Override
		public String getName() {
			return "ruled";
		}

		@Override
		public boolean supports(String line) {
			return line.startsWith("%ruled");
		}

		@Override
		@PreAuthorize("#line.endsWith('allowed') and hasRole('ADMIN')")
		public ExitStatus handle(String line, SshCommandContext context) {
			events.add("called");
			return ExitStatus.OK;
		}

	}

}
