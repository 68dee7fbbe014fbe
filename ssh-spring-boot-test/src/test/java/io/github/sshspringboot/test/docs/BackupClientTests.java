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

package io.github.sshspringboot.test.docs;

import java.time.Duration;
import java.util.regex.Pattern;

import io.github.sshspringboot.test.SshTestClient;
import io.github.sshspringboot.test.server.SshEvent.ExecRequested;
import io.github.sshspringboot.test.server.SshEvent.Exited;
import io.github.sshspringboot.test.server.SshEvent.LoginAttempted;
import io.github.sshspringboot.test.server.SshFault;
import io.github.sshspringboot.test.server.SshServerExtension;
import io.github.sshspringboot.test.server.SshTestServer;
import io.github.sshspringboot.test.server.SshTestUser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests of a client.
 */
class BackupClientTests {

	@RegisterExtension
	static final SshServerExtension ssh = SshServerExtension.of(SshTestServer.builder()
		.user("backup", "backup-password")
		.user(SshTestUser.named("admin").prompt("Password: ", "secret").prompt("Token: ", "123456"))
		.onExec("hostname")
		.reply("db1\n")
		.file("/etc/motd", "Welcome\n"));

	@Test
	void backupIsMade() {
		ssh.server().onExec(Pattern.compile("dump (\\w+)")).handle((exchange) -> {
			exchange.print("-- dump of " + exchange.group(1) + "\n");
			return 0;
		});
		assertThat(new BackupClient(ssh.port()).backup("orders")).isEqualTo("-- dump of orders\n");
		ssh.timeline().await(new Exited(0));
		assertThat(ssh.timeline()).containsSubsequence(LoginAttempted.accepted("backup", "password"),
				new ExecRequested("dump orders"), new Exited(0));
	}

	@Test
	void lostConnectionIsNoticed() {
		ssh.server().onExec("dump orders").reply("x".repeat(100_000));
		try (SshFault lost = ssh.faults().dropAfterSending(50_000)) {
			assertThatExceptionOfType(AssertionError.class)
				.isThrownBy(() -> new BackupClient(ssh.port()).backup("orders"));
		}
		ssh.server().onExec("dump orders").reply("", "disk full\n", 1);
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> new BackupClient(ssh.port()).backup("orders"))
			.withMessageContaining("disk full");
	}

	/**
	 * The client under test.
	 *
	 * @param port the port of the server
	 */
	record BackupClient(int port) {

		String backup(String database) {
			try (SshTestClient client = SshTestClient.builder()
				.port(this.port)
				.timeout(Duration.ofSeconds(20))
				.build()) {
				return client.as("backup").password("backup-password").read("dump " + database);
			}
		}

	}

}
