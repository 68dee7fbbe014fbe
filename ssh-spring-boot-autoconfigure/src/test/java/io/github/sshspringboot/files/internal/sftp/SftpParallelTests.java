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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.sshspringboot.SshTestServer;
import io.github.sshspringboot.TestSession;
import io.github.sshspringboot.autoconfigure.SshFilesAutoConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * Tests that many users transfer files at the same time.
 */
class SftpParallelTests {

	private static final int USERS = 20;

	private static final int CONNECTIONS = 1;

	private static final int SESSIONS = 10;

	private static final int READ = 0x01;

	private static final int NEW = 0x1a;

	private static final int BLOCK = 32 * 1024;

	private static final int BLOCKS = 4;

	@TempDir
	private Path directory;

	@Test
	void twoHundredTransfersOfTwentyUsersAreExact() throws Exception {
		CyclicBarrier together = new CyclicBarrier(USERS * CONNECTIONS * SESSIONS);
		ExecutorService executor = Executors.newCachedThreadPool();
		try (SshTestServer server = SshTestServer.start(List.of(ManyUsers.class), "ssh.sftp.mounts[0].path=/home",
				"ssh.sftp.mounts[0].location=file:" + this.directory.resolve("{username}"),
				"ssh.sftp.mounts[0].create=true", "ssh.sftp.mounts[0].access=read-write",
				"ssh.sftp.mounts[0].quota=10MB", "ssh.server.limits.max-connections-per-user=" + CONNECTIONS)) {
			List<Future<?>> transfers = new ArrayList<>();
			for (int connection = 0; connection < USERS * CONNECTIONS; connection++) {
				TestSession session = server.login(ManyUsers.name(connection % USERS), "password");
				for (int number = 0; number < SESSIONS; number++) {
					int id = connection * SESSIONS + number;
					transfers.add(executor.submit(() -> transfer(session, id, together)));
				}
			}
			assertThatException().isThrownBy(() -> server.login(ManyUsers.name(0), "password"));
			for (Future<?> transfer : transfers) {
				transfer.get(2, TimeUnit.MINUTES);
			}
		}
		finally {
			executor.shutdownNow();
		}
		for (int user = 0; user < USERS; user++) {
			try (Stream<Path> files = Files.list(this.directory.resolve(ManyUsers.name(user)))) {
				assertThat(files.filter(Files::isRegularFile)).hasSize(CONNECTIONS * SESSIONS);
			}
		}
	}

	/**
	 * Write a file while all others write theirs, and read it while they read.
	 */
	private Void transfer(TestSession session, int id, CyclicBarrier together) throws Exception {
		byte[] content = new byte[BLOCKS * BLOCK];
		new Random(id).nextBytes(content);
		try (SftpClient client = SftpClient.begin(session)) {
			String path = "/home/file-" + id;
			byte[] handle = client.open(path, NEW);
			together.await(1, TimeUnit.MINUTES);
			for (int block = 0; block < BLOCKS; block++) {
				client.send(SftpMessage.WRITE, handle, (long) block * BLOCK, block(content, block));
			}
			for (int block = 0; block < BLOCKS; block++) {
				client.receive().isStatus(SftpStatus.OK);
			}
			client.request(SftpMessage.CLOSE, handle).isStatus(SftpStatus.OK);
			together.await(1, TimeUnit.MINUTES);
			assertSame(client, path, content);
		}
		return null;
	}

	private static void assertSame(SftpClient client, String path, byte[] content) throws IOException {
		byte[] handle = client.open(path, READ);
		for (int block = 0; block < BLOCKS; block++) {
			client.send(SftpMessage.READ, handle, (long) block * BLOCK, BLOCK);
		}
		for (int block = 0; block < BLOCKS; block++) {
			assertThat(client.receive().data()).isEqualTo(block(content, block));
		}
		client.request(SftpMessage.CLOSE, handle).isStatus(SftpStatus.OK);
	}

	private static byte[] block(byte[] content, int block) {
		return Arrays.copyOfRange(content, block * BLOCK, (block + 1) * BLOCK);
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration(SshFilesAutoConfiguration.class)
	static class ManyUsers {

		static String name(int user) {
			return "user-" + user;
		}

		@Bean
		UserDetailsService userDetailsService() {
			return new InMemoryUserDetailsManager(IntStream.range(0, USERS)
				.mapToObj((user) -> User.withUsername(name(user)).password("{noop}password").roles("ADMIN").build())
				.toArray(UserDetails[]::new));
		}

	}

}
