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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import io.github.sshspringboot.ForkedJvm;
import io.github.sshspringboot.SshTestServer;
import io.github.sshspringboot.TestClient;
import io.github.sshspringboot.TestSession;
import io.github.sshspringboot.command.SshCommand;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for what a checkpoint of the JVM needs: it stops the context, must find no file
 * or socket of the server open, and starts the context again.
 */
class CheckpointTests {

	@Test
	@EnabledOnOs(OS.LINUX)
	void nothingIsOpenBetweenStopAndStart(@TempDir Path directory) throws Exception {
		try (ForkedJvm jvm = ForkedJvm.start(directory.resolve("output"), List.of(), Application.class,
				Files.createDirectory(directory.resolve("data")).toString())) {
			assertThat(run(jvm, "first port (\\d+)", "echo hello")).isEqualTo("hello\n");
			assertThat(run(jvm, "first port (\\d+)", "checkpoint")).isEqualTo("soon\n");
			assertThat(run(jvm, "second port (\\d+)", "echo again")).isEqualTo("again\n");
			assertThat(jvm.output()).contains("open while it runs: true", "threads: []", "open now: []");
		}
	}

	private static String run(ForkedJvm jvm, String port, String command) throws Exception {
		int number = Integer.parseInt(jvm.awaitOutput(port).group(1));
		try (TestClient client = new TestClient(() -> number); TestSession session = client.login()) {
			return SshTestServer.exec(session, command).outputText();
		}
	}

	@SshCommand
	public static final class Application {

		private static String directory = "";

		private final ConfigurableApplicationContext context;

		Application(ConfigurableApplicationContext context) {
			this.context = context;
		}

		public static void main(String[] args) throws Exception {
			directory = args[0] + "/";
			SshTestServer server = SshTestServer.start(List.of(SshTestServer.Users.class, Application.class),
					"ssh.sftp.mounts[0].path=/files", "ssh.sftp.mounts[0].location=file:" + directory,
					"ssh.server.timeouts.keepalive-interval=1s", "ssh.recording.sessions=exec",
					"ssh.recording.location=file:" + directory + "recordings");
			server.getClient().stop();
			ForkedJvm.OUTPUT.println("open while it runs: " + !descriptors().isEmpty());
			ForkedJvm.OUTPUT.println("first port " + server.getPort());
		}

		@SshCommand("checkpoint")
		String checkpoint() {
			Thread thread = new Thread(this::stopAndStart);
			thread.setDaemon(false);
			thread.start();
			return "soon";
		}

		private void stopAndStart() {
			this.context.stop();
			await().atMost(SshTestServer.SOON).untilAsserted(() -> assertThat(descriptors()).isEmpty());
			await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> assertThat(threads()).isEmpty());
			ForkedJvm.OUTPUT.println("threads: []");
			ForkedJvm.OUTPUT.println("open now: []");
			this.context.start();
			ForkedJvm.OUTPUT.println("second port " + this.context.getEnvironment().getProperty("local.ssh.port"));
		}

		/**
		 * Return the threads that a checkpoint would find in the middle of something.
		 */
		private static List<String> threads() {
			return Thread.getAllStackTraces()
				.keySet()
				.stream()
				.filter((thread) -> thread.getName().startsWith("ssh") && (!thread.isDaemon()
						|| thread.getState() == Thread.State.RUNNABLE || thread.getState() == Thread.State.BLOCKED))
				.map(Thread::getName)
				.toList();
		}

		private static List<String> descriptors() throws IOException {
			try (Stream<Path> all = Files.list(Path.of("/proc/self/fd"))) {
				return all.map(Application::target)
					.filter((target) -> isTcp(target) || target.startsWith("anon_inode:")
							|| target.startsWith(directory))
					.toList();
			}
		}

		/**
		 * Return whether this is a socket of the server. The JVM keeps one of its own,
		 * which is not connected.
		 */
		private static boolean isTcp(String target) {
			if (!target.startsWith("socket:[")) {
				return false;
			}
			String inode = " " + target.substring("socket:[".length(), target.length() - 1) + " ";
			return Stream.of("tcp", "tcp6").anyMatch((table) -> read(table).contains(inode));
		}

		private static String read(String table) {
			try {
				return Files.readString(Path.of("/proc/self/net", table));
			}
			catch (IOException ex) {
				return "";
			}
		}

		private static String target(Path link) {
			try {
				return Files.readSymbolicLink(link).toString();
			}
			catch (IOException ex) {
				return "";
			}
		}

	}

}
