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

package io.github.sshspringboot.server.internal.mina;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import io.github.sshspringboot.SshTestServer;
import io.github.sshspringboot.SshTestServer.Result;
import io.github.sshspringboot.TestSession;
import io.github.sshspringboot.command.SshArgument;
import io.github.sshspringboot.command.SshCommand;
import org.apache.sshd.common.SshConstants;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for the renewal of keys by the server.
 */
class RekeyTests {

	private static final int MEGABYTE = 1024 * 1024;

	@Test
	void keysAreRenewedByTheBytesThatAreSent() throws Exception {
		try (SshTestServer server = start("ssh.server.rekey.bytes=1MB"); TestSession session = server.login()) {
			Result result = SshTestServer.exec(session, "random " + 20 * MEGABYTE);
			assertThat(Arrays.equals(result.output(), random(20 * MEGABYTE))).isTrue();
			assertThat(countKeyExchanges(session)).isBetween(10L, 25L);
		}
	}

	@Test
	void keysAreRenewedByTheBytesThatAreReceived() throws Exception {
		try (SshTestServer server = start("ssh.server.rekey.bytes=1MB"); TestSession session = server.login()) {
			Result result = SshTestServer.exec(session, "swallow", random(20 * MEGABYTE));
			assertThat(result.outputText().strip()).isEqualTo(Integer.toString(Arrays.hashCode(random(20 * MEGABYTE))));
			// The client may use up its window of two more megabytes before it answers.
			assertThat(countKeyExchanges(session)).isBetween(6L, 25L);
		}
	}

	@Test
	void keysAreRenewedByTime() throws Exception {
		try (SshTestServer server = start("ssh.server.rekey.time=1s"); TestSession session = server.login()) {
			await().atMost(SshTestServer.SOON).until(() -> {
				assertThat(SshTestServer.exec(session, "echo a").outputText().strip()).isEqualTo("a");
				return countKeyExchanges(session) >= 3;
			});
		}
	}

	@Test
	void keysAreNotRenewedByDefault() throws Exception {
		try (SshTestServer server = start(); TestSession session = server.login()) {
			SshTestServer.exec(session, "random " + 20 * MEGABYTE);
			assertThat(countKeyExchanges(session)).isEqualTo(1);
		}
	}

	@Test
	void clientThatDoesNotExchangeKeysIsCutOff() throws Exception {
		try (SshTestServer server = start("ssh.server.rekey.bytes=64KB", "ssh.server.timeouts.login-grace=5s");
				TestSession session = server.login()) {
			session.ignoreKeyExchanges();
			session.createExecChannel("flood").open().verify(SshTestServer.SOON);
			await().atMost(SshTestServer.SOON).until(() -> countKeyExchanges(session) == 2);
			await().atMost(Duration.ofSeconds(60)).until(session::isClosed);
			server.awaitNoCommand();
		}
	}

	private static SshTestServer start(String... properties) {
		return SshTestServer.start(List.of(SshTestServer.Users.class, RandomCommands.class), properties);
	}

	private static long countKeyExchanges(TestSession session) {
		return session.getReceived()
			.stream()
			.filter((message) -> message.type() == SshConstants.SSH_MSG_KEXINIT)
			.count();
	}

	static byte[] random(int size) {
		byte[] bytes = new byte[size];
		new Random(1).nextBytes(bytes);
		return bytes;
	}

	@SshCommand
	static class RandomCommands {

		@SshCommand("random")
		byte[] random(@SshArgument int size) {
			return RekeyTests.random(size);
		}

		@SshCommand("swallow")
		String swallow(InputStream input) throws IOException {
			return Integer.toString(Arrays.hashCode(input.readAllBytes()));
		}

	}

}
