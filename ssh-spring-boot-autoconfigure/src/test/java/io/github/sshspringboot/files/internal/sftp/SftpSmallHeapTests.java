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

package io.github.sshspringboot.files.internal.sftp;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

import io.github.sshspringboot.ForkedJvm;
import io.github.sshspringboot.SshTestServer;
import io.github.sshspringboot.TestClient;
import io.github.sshspringboot.TestSession;
import io.github.sshspringboot.autoconfigure.SshFilesAutoConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that the heap of a server that sends a large file stays small.
 */
class SftpSmallHeapTests {

	private static final long SIZE = 256L * 1024 * 1024;

	private static final int BLOCK = 255 * 1024;

	private static final int REQUESTS = 16;

	private static final int READ = 0x01;

	@TempDir
	private Path directory;

	@Test
	void largeFileIsSentFromASmallHeap() throws Exception {
		try (RandomAccessFile file = new RandomAccessFile(this.directory.resolve("large").toFile(), "rw")) {
			file.setLength(SIZE);
		}
		try (ForkedJvm jvm = ForkedJvm.start(this.directory.resolve("output"), List.of("-Xmx64m"), Server.class,
				this.directory.toString())) {
			int port = Integer.parseInt(jvm.awaitOutput("port (\\d+)\\.").group(1));
			try (TestClient client = new TestClient(() -> port); TestSession session = client.login()) {
				assertThat(download(session)).isEqualTo(SIZE);
			}
			assertThat(jvm.output()).doesNotContain("OutOfMemoryError");
		}
	}

	private static long download(TestSession session) throws IOException {
		try (SftpClient client = SftpClient.begin(session)) {
			byte[] handle = client.open("/files/large", READ);
			long requested = 0;
			long received = 0;
			for (; requested < (long) REQUESTS * BLOCK; requested += BLOCK) {
				client.send(SftpMessage.READ, handle, requested, BLOCK);
			}
			while (received < SIZE) {
				received += client.receive().data().length;
				client.send(SftpMessage.READ, handle, requested, BLOCK);
				requested += BLOCK;
			}
			return received;
		}
	}

	/**
	 * A server with a mount, whose clients are in another JVM.
	 */
	public static final class Server {

		private static final FileOutputStream OUTPUT = new FileOutputStream(FileDescriptor.out);

		private Server() {
		}

		public static void main(String[] arguments) throws IOException {
			SshTestServer server = SshTestServer.start(List.of(SshTestServer.Users.class, Mounts.class),
					"ssh.sftp.mounts[0].path=/files", "ssh.sftp.mounts[0].location=file:" + arguments[0]);
			OUTPUT.write(("Clients connect to port " + server.getPort() + ".\n").getBytes(StandardCharsets.UTF_8));
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration(SshFilesAutoConfiguration.class)
	static class Mounts {

	}

}
