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

package io.github.sshspringboot.actuate.internal.command;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.github.sshspringboot.SshTest;
import io.github.sshspringboot.SshTest.Injected;
import io.github.sshspringboot.SshTestServer;
import io.github.sshspringboot.TestSession;
import io.github.sshspringboot.TestTerminal;
import io.github.sshspringboot.autoconfigure.actuate.SshAdminCommandsAutoConfiguration;
import io.github.sshspringboot.command.SshCommandContext;
import io.github.sshspringboot.command.SshCommandException;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.client.channel.ClientChannelEvent;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link HeapDumpCommand}.
 */
@SshTest(value = "management.endpoint.heapdump.access=read-only", classes = HeapDumpCommandTests.Dumps.class)
class HeapDumpCommandTests {

	private static final int MEGABYTE = 1024 * 1024;

	private static final int BALLAST = 200;

	@TempDir
	private static Path dumps;

	@Injected
	private static SshTestServer server;

	@TempDir
	private Path directory;

	@Test
	void dumpOfAllObjectsIsStreamedAndLeavesNothingBehind() throws IOException {
		Ballast ballast = new Ballast(BALLAST);
		Path file = this.directory.resolve("heap.hprof");
		try (TestSession session = server.login(); OutputStream output = Files.newOutputStream(file)) {
			ChannelExec channel = session.createExecChannel("heapdump");
			ByteArrayOutputStream error = new ByteArrayOutputStream();
			channel.setOut(output);
			channel.setErr(error);
			channel.open().verify(SshTestServer.SOON);
			awaitDump(channel);
			assertThat(error.toString(StandardCharsets.UTF_8)).isEmpty();
			assertThat(channel.getExitStatus()).isZero();
		}
		HprofWalker dump = HprofWalker.walk(file);
		assertThat(dump.ended()).isTrue();
		assertThat(dump.heapBytes()).isGreaterThan((long) BALLAST * MEGABYTE);
		assertThat(dump.classes()).contains(Ballast.class.getName().replace('.', '/'), "java/lang/String");
		assertThat(ballast.blocks).hasSize(BALLAST);
		assertThat(dumps).isEmptyDirectory();
	}

	@Test
	void clientThatLeavesMidwayLeavesNothingBehind() throws IOException {
		try (TestSession session = server.login()) {
			ChannelExec channel = session.createExecChannel("heapdump");
			channel.open().verify(SshTestServer.SOON);
			assertThat(channel.getInvertedOut().readNBytes(100_000)).hasSize(100_000);
			assertThat(dumps).isNotEmptyDirectory();
			assertThat(SshTestServer.exec(server, "heapdump").status()).isEqualTo(75);
			session.close(true);
		}
		Awaitility.await().atMost(SshTestServer.SOON).untilAsserted(() -> assertThat(dumps).isEmptyDirectory());
		RunningCommand.awaitRunning(HeapDumpCommand.class, false);
	}

	@Test
	void terminalGetsNoBinaryData() throws IOException {
		try (TestSession session = server.login();
				TestTerminal terminal = new TestTerminal(session, "xterm", 120, 24)) {
			terminal.type("heapdump\r");
			terminal.awaitText("Use ssh app heapdump > heap.hprof");
			assertThat(terminal.getOutput()).doesNotContain("JAVA PROFILE");
		}
	}

	@Test
	void dumpIsForItsOwnerOnly() throws IOException {
		try (HeapDumpDirectory dump = new HeapDumpDirectory(this.directory)) {
			assertThat(Files.getPosixFilePermissions(dump.file().getParent()))
				.isEqualTo(PosixFilePermissions.fromString("rwx------"));
			Files.writeString(dump.file(), "dump");
			Path link = Files.createLink(this.directory.resolve("link"), dump.file());
			dump.open().close();
			assertThat(Files.getPosixFilePermissions(link)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
			assertThat(dump.file()).doesNotExist();
			Files.delete(link);
		}
		assertThat(this.directory).isEmptyDirectory();
	}

	@Test
	void fullDiskIsExplainedAndLeavesNothingBehind() {
		HeapDumpCommand command = new HeapDumpCommand((file, live) -> {
			Files.writeString(file, "half a dump");
			throw new IOException("No space left on device");
		}, this.directory, () -> 1);
		assertThatExceptionOfType(SshCommandException.class).isThrownBy(() -> command.dump(false, context()))
			.withMessageStartingWith("heapdump: the heap could not be dumped");
		assertThat(this.directory).isEmptyDirectory();
	}

	@Test
	void dumpIsNotBegunWithoutRoomForIt() {
		HeapDumpCommand command = new HeapDumpCommand((file, live) -> Files.createFile(file), this.directory,
				() -> Long.MAX_VALUE);
		assertThatExceptionOfType(SshCommandException.class).isThrownBy(() -> command.dump(false, context()))
			.withMessageStartingWith("heapdump: may need ")
			.withMessageContaining("java.io.tmpdir");
		assertThat(this.directory).isEmptyDirectory();
	}

	@Test
	void jvmWithoutDumpsIsExplained() {
		HeapDumpCommand command = new HeapDumpCommand(null, this.directory, () -> 1);
		assertThatExceptionOfType(SshCommandException.class).isThrownBy(() -> command.dump(false, context()))
			.withMessage("heapdump: this JVM cannot dump its heap");
	}

	@Test
	void stopOfTheServerDeletesWhatIsBeingDumped() throws Exception {
		CountDownLatch dumping = new CountDownLatch(1);
		CountDownLatch stopped = new CountDownLatch(1);
		HeapDumpCommand command = new HeapDumpCommand((file, live) -> {
			Files.writeString(file, "dump");
			dumping.countDown();
			await(stopped);
		}, this.directory, () -> 1);
		SshCommandContext context = context();
		Thread thread = new Thread(
				() -> assertThatExceptionOfType(IOException.class).isThrownBy(() -> command.dump(false, context)));
		thread.start();
		await(dumping);
		assertThat(this.directory).isNotEmptyDirectory();
		command.destroy();
		assertThat(this.directory).isEmptyDirectory();
		stopped.countDown();
		thread.join();
		assertThat(this.directory).isEmptyDirectory();
		assertThatExceptionOfType(SshCommandException.class).isThrownBy(() -> command.dump(false, context()))
			.withMessage("heapdump: the server is shutting down");
	}

	@Test
	void oneDumpIsMadeAfterTheOther() throws IOException {
		for (int i = 0; i < 2; i++) {
			ByteArrayOutputStream output = new ByteArrayOutputStream();
			try (TestSession session = server.login()) {
				ChannelExec channel = session.createExecChannel("heapdump | head -n 1");
				channel.setOut(output);
				channel.open().verify(SshTestServer.SOON);
				awaitDump(channel);
			}
			assertThat(output.toString(StandardCharsets.UTF_8)).startsWith("JAVA PROFILE 1.0.2");
		}
		assertThat(dumps).isEmptyDirectory();
	}

	private static void awaitDump(ChannelExec channel) {
		assertThat(channel.waitFor(EnumSet.of(ClientChannelEvent.CLOSED), Duration.ofMinutes(4)))
			.contains(ClientChannelEvent.CLOSED);
	}

	private static SshCommandContext context() {
		SshCommandContext context = mock();
		given(context.getCommandName()).willReturn("heapdump");
		given(context.getOutput()).willReturn(new ByteArrayOutputStream());
		return context;
	}

	private static void await(CountDownLatch latch) {
		try {
			assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static final class Ballast {

		private final List<byte[]> blocks = new ArrayList<>();

		Ballast(int megabytes) {
			for (int i = 0; i < megabytes; i++) {
				this.blocks.add(new byte[MEGABYTE]);
			}
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration(SshAdminCommandsAutoConfiguration.class)
	static class Dumps {

		@Bean
		HeapDumpCommand heapDumpCommand() {
			return new HeapDumpCommand(HeapDumper.ofThisJvm(), dumps, () -> 1);
		}

	}

}
