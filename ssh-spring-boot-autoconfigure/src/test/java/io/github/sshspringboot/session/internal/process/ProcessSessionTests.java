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

package io.github.sshspringboot.session.internal.process;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import com.pty4j.PtyProcess;
import com.pty4j.PtyProcessBuilder;
import com.pty4j.WinSize;
import io.github.sshspringboot.SshTest;
import io.github.sshspringboot.SshTest.Injected;
import io.github.sshspringboot.SshTestServer;
import io.github.sshspringboot.SshTestServer.Result;
import io.github.sshspringboot.TestSession;
import io.github.sshspringboot.TestTerminal;
import io.github.sshspringboot.autoconfigure.SshProcessAutoConfiguration;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.client.channel.ChannelSubsystem;
import org.apache.sshd.client.channel.ClientChannel;
import org.apache.sshd.client.channel.ClientChannelEvent;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.util.buffer.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for sessions of clients that run as processes.
 */
@SshTest(value = { "ssh.backends.process.enabled=true", "ssh.backends.process.shell=/bin/bash,--norc,--noprofile",
		"ssh.backends.process.command={command}", "ssh.backends.process.subsystems.upper=/usr/bin/tr,a-z,A-Z",
		"ssh.backends.process.environment.PS1=$ ", "ssh.backends.process.environment.HOME=" + TestProcesses.NO_HOME,
		"ssh.backends.process.grace-period=1s", "ssh.session.accept-env=LANG", "ssh.session.routes[0].users=admin",
		"ssh.session.routes[0].backend=process" }, classes = ProcessSessionTests.Processes.class)
@EnabledOnOs(value = OS.LINUX, disabledReason = "runs programs of Linux")
class ProcessSessionTests {

	@Injected
	private static SshTestServer server;

	@Injected
	private TestSession session;

	@TempDir
	private Path directory;

	static boolean isClientThere() {
		return Files.isExecutable(Path.of("/usr/bin/ssh"));
	}

	@Test
	void commandHasItsStreamsAndItsStatus() throws IOException {
		Result result = SshTestServer.exec(this.session, "tr a-z A-Z; echo 'err' >&2; exit 3", "abc".getBytes());
		assertThat(result.outputText()).isEqualTo("ABC");
		assertThat(result.errorText()).isEqualTo("err\n");
		assertThat(result.status()).isEqualTo(3);
	}

	@Test
	void commandOfAnotherUserIsOneOfTheApplication() throws IOException {
		try (TestSession other = server.login("other", "other-password")) {
			assertThat(SshTestServer.exec(other, "echo mine $HOME").outputText()).isEqualTo("mine $HOME\n");
		}
	}

	@Test
	void subsystemIsAProcess() throws IOException {
		try (ChannelSubsystem subsystem = this.session.createSubsystemChannel("upper")) {
			subsystem.setIn(InputStream.nullInputStream());
			assertThat(SshTestServer.run(subsystem).status()).isZero();
		}
	}

	@Test
	void otherSubsystemIsRefused() throws IOException {
		try (ChannelSubsystem subsystem = this.session.createSubsystemChannel("sftp")) {
			assertThat(SshTestServer.run(subsystem).status()).isNotEqualTo(0);
		}
	}

	@Test
	void shellHasATerminalThatFollowsTheClient() throws IOException {
		try (TestTerminal terminal = new TestTerminal(this.session, "xterm-256color", 100, 40)) {
			terminal.type("stty size; echo $TERM\r");
			terminal.awaitText("40 100\r\nxterm-256color\r\n");
			terminal.getChannel().sendWindowChange(120, 50);
			terminal.type("stty size\r");
			await().atMost(SshTestServer.SOON).until(() -> {
				terminal.type("stty size\r");
				return terminal.getOutput().contains("50 120\r\n");
			});
			terminal.type("exit 7\r");
			assertThat(terminal.end().status()).isEqualTo(7);
		}
	}

	@Test
	void signalIsToldAsSuch() throws IOException {
		try (ChannelExec channel = this.session.createExecChannel("echo ready; exec sleep 1100")) {
			ByteArrayOutputStream output = new ByteArrayOutputStream();
			channel.setOut(output);
			channel.open().verify(SshTestServer.SOON);
			await().atMost(SshTestServer.SOON).until(() -> output.toString(StandardCharsets.UTF_8).equals("ready\n"));
			signal(channel, "TERM");
			Result result = SshTestServer.end(channel, output, new ByteArrayOutputStream());
			assertThat(result.signal()).isEqualTo("TERM");
			assertThat(result.status()).isNull();
		}
	}

	@Test
	void signalThatKillsLeavesNothing() throws IOException {
		String mark = UUID.randomUUID().toString();
		try (ChannelExec channel = this.session.createExecChannel("trap '' TERM HUP; sleep 1101; : " + mark)) {
			channel.open().verify(SshTestServer.SOON);
			await().atMost(SshTestServer.SOON).until(() -> !TestProcesses.processesWith(mark).isEmpty());
			signal(channel, "KILL");
			SshTestServer.end(channel, new ByteArrayOutputStream(), new ByteArrayOutputStream());
			assertThat(TestProcesses.processesWith(mark)).isEmpty();
		}
	}

	@Test
	void clientThatLeavesLeavesNoProcess() throws IOException {
		String mark = UUID.randomUUID().toString();
		TestSession leaving = server.login();
		for (String line : List.of("sleep 1102; : " + mark, "setsid sh -c 'sleep 1102; : " + mark + "' & sleep 1102",
				"yes " + mark)) {
			ChannelExec channel = leaving.createExecChannel(line);
			channel.open().verify(SshTestServer.SOON);
		}
		await().atMost(SshTestServer.SOON).until(() -> TestProcesses.processesWith(mark).size() >= 3);
		leaving.close(true);
		await().atMost(SshTestServer.SOON).until(() -> TestProcesses.processesWith(mark).isEmpty());
	}

	@Test
	void clientThatDoesNotReadHoldsUpTheProcess() throws IOException, InterruptedException {
		Path counter = this.directory.resolve("count");
		try (ChannelExec channel = this.session
			.createExecChannel("head -c 100000000 /dev/zero | tee -p " + counter + " | cat")) {
			channel.setStreaming(ClientChannel.Streaming.Async);
			channel.open().verify(SshTestServer.SOON);
			AtomicLong size = new AtomicLong(-1);
			await().atMost(SshTestServer.SOON).pollInterval(500, TimeUnit.MILLISECONDS).until(() -> {
				long now = Files.exists(counter) ? Files.size(counter) : 0;
				return now > 0 && size.getAndSet(now) == now;
			});
			assertThat(size).hasValueLessThan(20_000_000);
		}
	}

	@Test
	void muchPassesBothWays() throws IOException {
		long size = 64L * 1024 * 1024;
		AtomicLong received = new AtomicLong();
		try (ChannelExec channel = this.session.createExecChannel("cat")) {
			channel.setIn(new InputStream() {

				private long sent;

				@Override
				public int read() {
					return (this.sent++ < size) ? 7 : -1;
				}

				@Override
				public int read(byte[] bytes, int offset, int length) {
					int count = (int) Math.min(length, size - this.sent);
					Arrays.fill(bytes, offset, offset + Math.max(0, count), (byte) 7);
					this.sent += count;
					return (count > 0) ? count : -1;
				}

			});
			channel.setOut(new OutputStream() {

				@Override
				public void write(int b) {
					received.incrementAndGet();
				}

				@Override
				public void write(byte[] bytes, int offset, int length) {
					received.addAndGet(length);
				}

			});
			channel.open().verify(SshTestServer.SOON);
			assertThat(channel.waitFor(EnumSet.of(ClientChannelEvent.CLOSED), 240_000))
				.contains(ClientChannelEvent.CLOSED);
			assertThat(channel.getExitStatus()).isZero();
		}
		assertThat(received).hasValue(size);
	}

	@Test
	void environmentIsThatOfTheSession() throws IOException {
		try (ChannelExec channel = this.session.createExecChannel("env | sed 's/=.*//' | sort")) {
			channel.setEnv("LANG", "C.UTF-8");
			channel.setEnv("LD_PRELOAD", "/tmp/evil.so");
			assertThat(SshTestServer.run(channel).outputText().lines()).contains("LANG", "PATH", "SSH_CONNECTION")
				.doesNotContain("LD_PRELOAD")
				.allMatch((name) -> name.startsWith("SSH_")
						|| List.of("HOME", "LANG", "LOGNAME", "PATH", "PS1", "PWD", "SHELL", "SHLVL", "USER", "_")
							.contains(name));
		}
	}

	@Test
	@EnabledIf("isClientThere")
	void realClientGetsStatusAndStreams() throws Exception {
		assertThat(ssh("-T", "sort; echo err >&2; exit 5", "b\na\n").lines()).containsSubsequence("a", "b", "exit 5")
			.containsSubsequence("err", "exit 5")
			.hasSize(4);
	}

	@Test
	@EnabledIf("isClientThere")
	void realClientForcesATerminal() throws Exception {
		assertThat(ssh("-tt", "tty; echo $TERM", "")).startsWith("/dev/pts/").contains("xterm\r\n").endsWith("exit 0");
	}

	@Test
	@EnabledIf("isClientThere")
	void realClientResizesAndEdits() throws Exception {
		Path file = this.directory.resolve("file");
		PtyProcess client = new PtyProcessBuilder(command("-t", "").toArray(String[]::new))
			.setEnvironment(environment())
			.setInitialColumns(100)
			.setInitialRows(40)
			.setRedirectErrorStream(true)
			.start();
		try {
			ByteArrayOutputStream screen = new ByteArrayOutputStream();
			Thread reader = new Thread(() -> {
				try {
					client.getInputStream().transferTo(screen);
				}
				catch (IOException ex) {
					// the client has ended
				}
			});
			reader.setDaemon(true);
			reader.start();
			type(client, "stty size\r");
			awaitText(screen, "40 100\r\n");
			client.setWinSize(new WinSize(120, 50));
			await().atMost(SshTestServer.SOON).until(() -> {
				type(client, "stty size\r");
				return screen.toString(StandardCharsets.UTF_8).contains("50 120\r\n");
			});
			type(client, "vi " + file + "; echo sav'ed'\r");
			awaitText(screen, "~");
			type(client, "ihello\u001b:wq\r");
			awaitText(screen, "saved");
			assertThat(file).hasContent("hello");
			type(client, "sleep 1103\r");
			await().atMost(SshTestServer.SOON).until(() -> !TestProcesses.processesWith("sleep 1103").isEmpty());
			type(client, "\u0003");
			await().atMost(SshTestServer.SOON).until(() -> TestProcesses.processesWith("sleep 1103").isEmpty());
			type(client, "exit 9\r");
			assertThat(client.waitFor()).isEqualTo(9);
		}
		finally {
			client.destroyForcibly();
		}
	}

	@Test
	@EnabledIf("isClientThere")
	void realClientThatIsKilledLeavesNoProcess() throws Exception {
		String mark = UUID.randomUUID().toString();
		ProcessBuilder builder = new ProcessBuilder(command("-tt", "sh -c 'sleep 1104; : " + mark + "'"));
		builder.environment().putAll(environment());
		Process client = builder.redirectOutput(ProcessBuilder.Redirect.DISCARD)
			.redirectError(ProcessBuilder.Redirect.DISCARD)
			.start();
		try {
			await().atMost(SshTestServer.SOON).until(() -> TestProcesses.processesWith(mark).size() >= 2);
		}
		finally {
			client.destroyForcibly();
		}
		await().atMost(SshTestServer.SOON).until(() -> TestProcesses.processesWith(mark).isEmpty());
	}

	private static void type(PtyProcess client, String keys) throws IOException {
		client.getOutputStream().write(keys.getBytes(StandardCharsets.UTF_8));
		client.getOutputStream().flush();
	}

	private static void awaitText(ByteArrayOutputStream screen, String text) {
		await().atMost(SshTestServer.SOON).until(() -> screen.toString(StandardCharsets.UTF_8).contains(text));
	}

	private String ssh(String option, String command, String input) throws Exception {
		Path inputFile = Files.writeString(this.directory.resolve("input"), input);
		Path output = this.directory.resolve("output");
		ProcessBuilder builder = new ProcessBuilder(command(option, command)).redirectErrorStream(true)
			.redirectInput(inputFile.toFile())
			.redirectOutput(output.toFile());
		builder.environment().putAll(environment());
		Process client = builder.start();
		try {
			assertThat(client.waitFor(60, TimeUnit.SECONDS)).isTrue();
			return Files.readString(output) + "exit " + client.exitValue();
		}
		finally {
			client.destroyForcibly();
		}
	}

	private List<String> command(String option, String command) {
		List<String> words = new ArrayList<>(
				List.of("/usr/bin/ssh", "-F", "none", "-q", option, "-o", "StrictHostKeyChecking=no", "-o",
						"UserKnownHostsFile=/dev/null", "-p", String.valueOf(server.getPort()), "admin@127.0.0.1"));
		if (!command.isEmpty()) {
			words.add(command);
		}
		return words;
	}

	private Map<String, String> environment() throws IOException {
		Path password = this.directory.resolve("password");
		Files.writeString(password, "#!/bin/sh\necho admin-password\n");
		assertThat(password.toFile().setExecutable(true)).isTrue();
		return Map.of("HOME", this.directory.toString(), "PATH", "/usr/bin:/bin", "TERM", "xterm", "SSH_ASKPASS",
				password.toString(), "SSH_ASKPASS_REQUIRE", "force");
	}

	private static void signal(ChannelExec channel, String name) throws IOException {
		Buffer buffer = channel.getSession().createBuffer(SshConstants.SSH_MSG_CHANNEL_REQUEST);
		buffer.putUInt(channel.getRecipient());
		buffer.putString("signal");
		buffer.putBoolean(false);
		buffer.putString(name);
		channel.getSession().writePacket(buffer);
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration(SshProcessAutoConfiguration.class)
	static class Processes {

	}

}
