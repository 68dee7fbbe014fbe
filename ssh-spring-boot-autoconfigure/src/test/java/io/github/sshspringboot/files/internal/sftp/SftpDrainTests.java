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

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.github.sshspringboot.SshTestServer;
import io.github.sshspringboot.TestSession;
import io.github.sshspringboot.files.internal.DirectoryTree;
import io.github.sshspringboot.files.internal.TestFiles;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for SFTP sessions of a server that stops.
 */
class SftpDrainTests {

	private static final int NEW = 0x1a;

	@Test
	void transfersThatRunGoOnAndOtherSessionsEnd() throws Exception {
		try (SshTestServer server = SshTestServer.start(List.of(SshTestServer.Users.class, TestFiles.class),
				"spring.lifecycle.timeout-per-shutdown-phase=60s"); TestSession session = server.login()) {
			DirectoryTree tree = server.getBean(DirectoryTree.class);
			SftpClient busy = SftpClient.begin(session);
			byte[] handle = busy.open("/file", NEW);
			SftpClient idle = SftpClient.begin(session);
			CompletableFuture<Void> stop = CompletableFuture.runAsync(server.getContext()::close);
			idle.awaitEnd();
			busy.request(SftpMessage.WRITE, handle, 0L, new byte[100]).isStatus(SftpStatus.OK);
			busy.request(SftpMessage.CLOSE, (Object) handle).isStatus(SftpStatus.OK);
			busy.awaitEnd();
			stop.get(20, TimeUnit.SECONDS);
			assertThat(tree.getCompleted()).containsExactly("/file");
		}
	}

	@Test
	void transferThatDoesNotEndIsAbandoned() throws Exception {
		try (SshTestServer server = SshTestServer.start(List.of(SshTestServer.Users.class, TestFiles.class),
				"spring.lifecycle.timeout-per-shutdown-phase=1s"); TestSession session = server.login()) {
			DirectoryTree tree = server.getBean(DirectoryTree.class);
			SftpClient.begin(session).open("/file", NEW);
			server.getContext().close();
			await().atMost(SshTestServer.SOON)
				.untilAsserted(() -> assertThat(tree.getClosed()).containsExactly("/file"));
			assertThat(tree.getCompleted()).isEmpty();
		}
	}

}
