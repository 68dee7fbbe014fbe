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

package io.github.sshspringboot.test;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.awaitility.Awaitility.await;

/**
 * Tests for what {@link SshTestClient} forwards, and for its files.
 */
class SshTestForwardTests extends AbstractClientTests {

	@Test
	void portOfThisMachineIsForwarded() throws IOException {
		try (ServerSocket target = listen()) {
			int port;
			try (SshTestForward forward = this.alice.forward("127.0.0.1", target.getLocalPort())) {
				port = forward.port();
				assertThatIsConnected(forward, target);
			}
			awaitClosed(port);
		}
	}

	@Test
	void portOfTheServerIsForwarded() throws IOException {
		try (ServerSocket target = listen()) {
			int port;
			try (SshTestForward forward = this.alice.forwardRemote("127.0.0.1", target.getLocalPort())) {
				port = forward.port();
				assertThatIsConnected(forward, target);
			}
			awaitClosed(port);
		}
	}

	@Test
	void filesAreReadAndWritten() throws IOException {
		Files.createDirectories(Path.of("target", "files", "alice"));
		try (FileSystem files = this.alice.files()) {
			Path file = files.getPath("/order.csv");
			Files.writeString(file, "chair,3\n");
			assertThat(file).hasContent("chair,3\n");
			assertThat(Path.of("target", "files", "alice", "order.csv")).hasContent("chair,3\n");
			assertThat(Files.list(files.getPath("/"))).contains(file);
			Files.delete(file);
			assertThat(file).doesNotExist();
			assertThatIOException().isThrownBy(() -> Files.readString(file));
		}
		assertThat(this.alice.read("whoami")).isEqualTo("alice\n");
	}

	private static ServerSocket listen() throws IOException {
		return new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
	}

	private static void assertThatIsConnected(SshTestForward forward, ServerSocket target) throws IOException {
		try (Socket socket = new Socket(forward.host(), forward.port()); Socket accepted = target.accept()) {
			accepted.getOutputStream().write("hello".getBytes(StandardCharsets.UTF_8));
			assertThat(new String(socket.getInputStream().readNBytes(5), StandardCharsets.UTF_8)).isEqualTo("hello");
		}
	}

	private static void awaitClosed(int port) {
		await().until(() -> !isOpen(port));
	}

	private static boolean isOpen(int port) throws IOException {
		try (Socket socket = new Socket("127.0.0.1", port)) {
			return true;
		}
		catch (ConnectException ex) {
			return false;
		}
	}

}
