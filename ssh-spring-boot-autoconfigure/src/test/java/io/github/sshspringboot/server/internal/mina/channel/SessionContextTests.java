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

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import io.github.sshspringboot.SshTest;
import io.github.sshspringboot.SshTest.Injected;
import io.github.sshspringboot.SshTestServer;
import io.github.sshspringboot.SshTestServer.Result;
import io.github.sshspringboot.TestSession;
import io.github.sshspringboot.TestTerminal;
import io.github.sshspringboot.command.SshCommand;
import io.github.sshspringboot.command.SshCommandContext;
import io.github.sshspringboot.command.SshTerminal;
import io.github.sshspringboot.server.ExitStatus;
import io.github.sshspringboot.server.SshCertificate;
import io.github.sshspringboot.server.SshConnections;
import io.github.sshspringboot.server.SshDisconnectReason;
import io.github.sshspringboot.server.SshSignal;
import io.github.sshspringboot.server.SshUserKey;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.client.channel.ChannelShell;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.util.buffer.Buffer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what commands learn of what clients send.
 */
@SshTest(
		value = { "ssh.session.set-env[TZ]=Europe/Paris", "ssh.session.set-env[LC_ALL]=C",
				"ssh.shell.prompt={username}> ", "ssh.session.accept-env=*" },
		classes = SessionContextTests.ContextCommands.class)
class SessionContextTests {

	private static final byte[] MODES = { 3, 0, 0, 0, 8, 53, 0, 0, 0, 1, 42, 0, 0, 0, 1, (byte) 129, 0, 0, (byte) 0x96,
			0, 99, 0, 0, 0, 1, 0 };

	@Injected
	private static SshTestServer server;

	@Injected
	private TestSession session;

	@Injected
	private ContextCommands commands;

	@BeforeEach
	void reset() {
		this.commands.events.clear();
	}

	@Test
	void terminalHasModesAndPixels() throws Exception {
		try (TestSession raw = server.loginRaw()) {
			RawSessionChannel channel = new RawSessionChannel(raw, 100_000);
			assertThat(channel.request("pty-req", "xterm", 90, 30, 900, 600, MODES)).isTrue();
			assertThat(channel.request("exec", "terminal")).isTrue();
			assertThat(channel.status()).isZero();
			assertThat(channel.getOutput()).isEqualTo("900x600 {VERASE=8, IUTF8=1, ECHO=1, TTY_OP_OSPEED=38400}\r\n");
		}
	}

	@Test
	void pixelsChangeWithTheSize() throws Exception {
		try (TestSession raw = server.loginRaw()) {
			RawSessionChannel channel = new RawSessionChannel(raw, 100_000);
			assertThat(channel.request("pty-req", "xterm", 90, 30, 900, 600, "")).isTrue();
			assertThat(channel.request("window-change", 91, 31, 910, 0)).isTrue();
			assertThat(channel.request("exec", "terminal")).isTrue();
			channel.awaitOutput("910x0 {}");
		}
	}

	@Test
	void connectionIsInTheEnvironment() throws IOException {
		InetSocketAddress client = (InetSocketAddress) this.session.getLocalAddress();
		int port = server.getPort();
		try (ChannelExec channel = this.session.createExecChannel("variables")) {
			channel.setEnv("SSH_CONNECTION", "forged");
			channel.setEnv("SSH_CLIENT", "forged");
			channel.setEnv("SSH_ORIGINAL_COMMAND", "forged");
			channel.setEnv("LC_ALL", "de");
			assertThat(SshTestServer.run(channel).outputText()).isEqualTo(
					"{LC_ALL=C, SSH_CLIENT=127.0.0.1 " + client.getPort() + " " + port + ", SSH_CONNECTION=127.0.0.1 "
							+ client.getPort() + " 127.0.0.1 " + port + ", TZ=Europe/Paris}\n");
		}
	}

	@Test
	void originalCommandIsUnparsed() throws IOException {
		assertThat(SshTestServer.exec(this.session, "original  | grep  'a  b'").outputText())
			.isEqualTo("original  | grep  'a  b'\n");
	}

	@Test
	void shellHasNoOriginalCommand() throws IOException {
		try (ChannelShell shell = this.session.createShellChannel()) {
			shell.setUsePty(false);
			shell.setIn(new ByteArrayInputStream("original\n".getBytes(StandardCharsets.UTF_8)));
			assertThat(SshTestServer.run(shell).outputText()).isEqualTo("null\n");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "HUP", "TERM", "INT", "QUIT", "USR1", "INFO@openssh.com" })
	void commandTakesSignals(String name) throws Exception {
		try (TestSession raw = server.loginRaw()) {
			RawSessionChannel channel = new RawSessionChannel(raw, 100_000);
			assertThat(channel.request("exec", "signals")).isTrue();
			assertThat(this.commands.next()).isEqualTo("started");
			channel.send("signal", false, name);
			assertThat(this.commands.next()).isEqualTo(name);
			channel.send("signal", false, "USR2");
			assertThat(this.commands.next()).isEqualTo("USR2");
			channel.send("signal", false, "KILL");
			assertThat(channel.status()).isEqualTo(130);
			assertThat(this.commands.next()).isEqualTo("interrupted");
		}
	}

	@Test
	void signalThatIsNotTakenInterrupts() throws Exception {
		try (TestSession raw = server.loginRaw()) {
			RawSessionChannel channel = new RawSessionChannel(raw, 100_000);
			assertThat(channel.request("exec", "looking")).isTrue();
			assertThat(this.commands.next()).isEqualTo("started");
			channel.send("signal", false, "USR1");
			assertThat(this.commands.next()).isEqualTo("USR1");
			channel.send("signal", false, "TERM");
			assertThat(this.commands.next()).isEqualTo("TERM");
			assertThat(channel.status()).isEqualTo(130);
		}
	}

	@Test
	void failingHandlerTakesNothing() throws Exception {
		try (TestSession raw = server.loginRaw()) {
			RawSessionChannel channel = new RawSessionChannel(raw, 100_000);
			assertThat(channel.request("exec", "failing")).isTrue();
			assertThat(this.commands.next()).isEqualTo("started");
			channel.send("signal", false, "TERM");
			assertThat(channel.status()).isEqualTo(130);
		}
	}

	@Test
	void controlCIsASignalUntilTheCommandEnds(TestTerminal terminal) throws Exception {
		terminal.type("signals\r");
		assertThat(this.commands.next()).isEqualTo("started");
		terminal.type("\u0003");
		assertThat(this.commands.next()).isEqualTo("INT");
		this.commands.permit();
		terminal.awaitText("permitted");
		terminal.type("wait\r");
		server.getCommands().awaitStart();
		terminal.type("\u0003");
		assertThat(server.getCommands().awaitEnd()).isInstanceOf(InterruptedException.class);
		assertThat(this.commands.events).isEmpty();
	}

	@Test
	void breakHasItsLength() throws Exception {
		try (TestSession raw = server.loginRaw()) {
			RawSessionChannel channel = new RawSessionChannel(raw, 100_000);
			assertThat(channel.request("break", 500)).isFalse();
			assertThat(channel.request("exec", "signals")).isTrue();
			assertThat(this.commands.next()).isEqualTo("started");
			assertThat(channel.request("break", 500)).isTrue();
			assertThat(this.commands.next()).isEqualTo("PT0.5S");
			assertThat(channel.request("break", 0)).isTrue();
			assertThat(this.commands.next()).isEqualTo("PT0S");
			channel.send("signal", false, "KILL");
			assertThat(channel.status()).isEqualTo(130);
			assertThat(this.commands.next()).isEqualTo("interrupted");
		}
	}

	@Test
	void breakThatIsNotTakenIsAnInterrupt() throws Exception {
		try (TestSession raw = server.loginRaw()) {
			RawSessionChannel channel = new RawSessionChannel(raw, 100_000);
			assertThat(channel.request("exec", "looking")).isTrue();
			assertThat(this.commands.next()).isEqualTo("started");
			assertThat(channel.request("break", 500)).isTrue();
			assertThat(this.commands.next()).isEqualTo("INT");
			assertThat(channel.status()).isEqualTo(130);
		}
	}

	@Test
	void nothingIsAnsweredAfterTheEndOfTheChannel() throws Exception {
		try (TestSession raw = server.loginRaw()) {
			RawSessionChannel channel = new RawSessionChannel(raw, 100_000);
			assertThat(channel.request("exec", "dump")).isTrue();
			channel.end();
			channel.send("break", true, 500);
			channel.send("window-change", true, 80, 24, 0, 0);
			raw.send(SshConstants.SSH_MSG_GLOBAL_REQUEST, "keepalive@openssh.com", true);
			assertThat(raw.next().type()).isEqualTo(SshConstants.SSH_MSG_REQUEST_SUCCESS);
		}
	}

	@Test
	void exitSignalHasEverything() throws Exception {
		try (TestSession raw = server.loginRaw()) {
			RawSessionChannel channel = new RawSessionChannel(raw, 100_000);
			assertThat(channel.request("exec", "dump")).isTrue();
			Buffer request = channel.end();
			assertThat(request.getString()).isEqualTo("exit-signal");
			assertThat(request.getBoolean()).isFalse();
			assertThat(request.getString()).isEqualTo("SEGV");
			assertThat(request.getBoolean()).isTrue();
			assertThat(request.getString()).isEqualTo("Speicherzugriffsfehler");
			assertThat(request.getString()).isEqualTo("de-AT");
		}
	}

	@Test
	void loginWithoutAKeyDoesNotRunCommandsThatNeedOne() throws IOException {
		Result result = SshTestServer.exec(this.session, "key");
		assertThat(result.status()).isEqualTo(126);
		assertThat(result.errorText()).isEqualTo("key: log in with a key\n");
		assertThat(SshTestServer.exec(this.session, "certificate").errorText())
			.isEqualTo("certificate: log in with a certificate\n");
		assertThat(SshTestServer.exec(this.session, "maybe-key").outputText()).isEqualTo("none []\n");
	}

	@Test
	void applicationClosesForAReason() throws Exception {
		try (TestSession raw = server.loginRaw()) {
			SshConnections connections = server.getBean(SshConnections.class);
			int own = ((InetSocketAddress) raw.getLocalAddress()).getPort();
			String id = connections.list()
				.stream()
				.filter((connection) -> ((InetSocketAddress) connection.getRemoteAddress()).getPort() == own)
				.findFirst()
				.orElseThrow()
				.getId();
			assertThat(connections.close(id, SshDisconnectReason.SERVICE_NOT_AVAILABLE, "Maintenance")).isTrue();
			Buffer disconnect = raw.receive(SshConstants.SSH_MSG_DISCONNECT).body();
			assertThat(disconnect.getInt()).isEqualTo(7);
			assertThat(disconnect.getString()).isEqualTo("Maintenance");
			assertThat(connections.close("0", SshDisconnectReason.BY_APPLICATION, "")).isFalse();
		}
	}

	@SshCommand
	static class ContextCommands {

		private final BlockingQueue<String> events = new LinkedBlockingQueue<>();

		private final Semaphore permits = new Semaphore(0);

		String next() throws InterruptedException {
			return Objects.requireNonNull(this.events.poll(SshTestServer.SOON.toSeconds(), TimeUnit.SECONDS));
		}

		void permit() {
			this.permits.release();
		}

		@SshCommand("terminal")
		String terminal(SshTerminal terminal) {
			return terminal.getPixelWidth() + "x" + terminal.getPixelHeight() + " " + terminal.getModes();
		}

		@SshCommand("variables")
		String variables(SshCommandContext context) {
			return new TreeMap<>(context.getEnvironment()).toString();
		}

		@SshCommand("original")
		String original(SshCommandContext context) {
			return String.valueOf(context.getOriginalCommand());
		}

		@SshCommand("signals")
		String signals(SshCommandContext context) throws InterruptedException {
			context.onSignal((name) -> this.events.add(name));
			context.onBreak((length) -> this.events.add(length.toString()));
			return waitForPermit();
		}

		@SshCommand("looking")
		String looking(SshCommandContext context) throws InterruptedException {
			context.onSignal((name) -> !this.events.add(name));
			context.onBreak((length) -> length.compareTo(Duration.ofSeconds(1)) > 0);
			return waitForPermit();
		}

		@SshCommand("failing")
		String failing(SshCommandContext context) throws InterruptedException {
			context.onSignal((name) -> {
				throw new IllegalStateException("for a test");
			});
			return waitForPermit();
		}

		private String waitForPermit() throws InterruptedException {
			this.events.add("started");
			try {
				this.permits.acquire();
				return "permitted";
			}
			catch (InterruptedException ex) {
				this.events.add("interrupted");
				throw ex;
			}
		}

		@SshCommand("dump")
		ExitStatus dump() {
			return ExitStatus.signal(SshSignal.SEGV.name(), "Speicherzugriffsfehler", true, new Locale("de", "AT"));
		}

		@SshCommand("key")
		String key(SshUserKey key) {
			return key.key().getFingerprint();
		}

		@SshCommand("certificate")
		String certificate(SshCertificate certificate) {
			return certificate.getKeyId();
		}

		@SshCommand("maybe-key")
		String maybeKey(@Nullable SshUserKey key, SshCommandContext context) {
			return ((key != null) ? key.key().getFingerprint() : "none") + " " + context.getConnection().getUserKeys();
		}

	}

}
