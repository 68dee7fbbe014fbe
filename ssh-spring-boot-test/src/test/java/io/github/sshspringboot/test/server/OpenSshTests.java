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

package io.github.sshspringboot.test.server;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.util.regex.Pattern;

import io.github.sshspringboot.test.server.SshEvent.ExecRequested;
import io.github.sshspringboot.test.server.SshEvent.Exited;
import io.github.sshspringboot.test.server.SshEvent.FileUsed;
import io.github.sshspringboot.test.server.SshEvent.FileUsed.Operation;
import io.github.sshspringboot.test.server.SshEvent.LineTyped;
import io.github.sshspringboot.test.server.SshEvent.LoginAttempted;
import io.github.sshspringboot.test.server.SshEvent.PtyRequested;
import io.github.sshspringboot.test.server.SshEvent.VariableSet;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SshTestServer} with the clients of OpenSSH.
 */
@EnabledIf("io.github.sshspringboot.test.server.OpenSsh#isThere")
@Timeout(120)
class OpenSshTests {

	@TempDir
	private Path home;

	@Test
	void passwordLogsInAndCommandEchoes() throws Exception {
		try (SshTestServer server = SshTestServer.start()) {
			OpenSsh.Result result = new OpenSsh(this.home, server).ssh("", "hello", "world");
			assertThat(result.stderr()).isEmpty();
			assertThat(result.stdout()).isEqualTo("hello world\n");
			assertThat(result.status()).isZero();
			server.timeline().await(SshEvent.ConnectionClosed.class);
			assertThat(server.timeline()).containsSubsequence(LoginAttempted.refused("user", "none"),
					new ExecRequested("hello world"), new Exited(0));
			assertThat(server.timeline().dump()).contains("OpenSSH_").doesNotContain("password: password");
		}
	}

	@Test
	void answersAreScripted() throws Exception {
		try (SshTestServer server = SshTestServer.start()) {
			server.onExec("ls").reply("a\nb\n", "warning\n", 3);
			server.onExec("die").exitSignal("KILL");
			server.onExec("vanish").omitExitStatus();
			server.onExec("no").refuse();
			server.onExec(Pattern.compile("count (\\w+)")).handle((exchange) -> {
				int length = exchange.stdin().readAllBytes().length;
				exchange.print(exchange.group(1) + " " + length + " " + exchange.environment() + "\n");
				return 0;
			});
			OpenSsh client = new OpenSsh(this.home, server).option("-o", "SendEnv=LC_TEST").env("LC_TEST", "x");
			assertThat(client.ssh("", "ls")).isEqualTo(new OpenSsh.Result(3, "a\nb\n", "warning\n"));
			assertThat(client.ssh("", "die").status()).isEqualTo(255);
			assertThat(client.ssh("", "vanish").status()).isEqualTo(255);
			assertThat(client.ssh("", "no").stderr()).contains("exec request failed on channel 0");
			assertThat(client.ssh("12345", "count bytes").stdout()).isEqualTo("bytes 5 {LC_TEST=x}\n");
			assertThat(server.timeline()).contains(new VariableSet("LC_TEST", "x"),
					new SshEvent.ExitedBySignal("KILL"));
		}
	}

	@Test
	void keyAndTokenAreBothNeeded() throws Exception {
		KeyPair key = KeyUtils.generateKeyPair("ssh-ed25519", 256);
		Path file = this.home.resolve("key");
		try (var output = Files.newOutputStream(file)) {
			OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(key, "test", null, output);
		}
		Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
		try (SshTestServer server = SshTestServer.builder()
			.user(SshTestUser.named("alice").key(key).prompt("Password: ", "secret-1").prompt("Token: ", "secret-2"))
			.methods("publickey", "keyboard-interactive")
			.start()) {
			OpenSsh client = new OpenSsh(this.home, server).as("alice")
				.option("-i", file.toString(), "-o", "IdentitiesOnly=yes");
			client.answer("*Password:*) echo secret-1;;\n*Token:*) echo secret-2");
			assertThat(client.ssh("", "hi")).isEqualTo(new OpenSsh.Result(0, "hi\n", ""));
			assertThat(server.timeline()).containsSubsequence(LoginAttempted.partial("alice", "publickey"),
					LoginAttempted.accepted("alice", "keyboard-interactive"));
			client.answer("*Password:*) echo secret-1;;\n*Token:*) echo wrong");
			assertThat(client.ssh("", "hi").status()).isEqualTo(255);
			assertThat(server.timeline().dump()).doesNotContain("secret").contains("Token");
		}
	}

	@Test
	void shellHasATerminal() throws Exception {
		try (SshTestServer server = SshTestServer.builder().prompt("> ").onExec("ls").reply("a b\n").start()) {
			OpenSsh.Result result = new OpenSsh(this.home, server).ssh("ls\nlx\u007fs -l\nexit 4\n", "-tt");
			assertThat(result.stdout()).isEqualTo("> ls\r\na b\r\n> lx\b \bs -l\r\nls -l\r\n> exit 4\r\n");
			assertThat(result.status()).isEqualTo(4);
			assertThat(server.timeline().await(PtyRequested.class).pty().term()).isEqualTo("xterm");
			assertThat(server.timeline()).containsSubsequence(new LineTyped("ls"), new LineTyped("ls -l"),
					new Exited(4));
		}
	}

	@Test
	void filesAreReadAndWritten() throws Exception {
		try (SshTestServer server = SshTestServer.builder().file("/in/a.txt", "seeded").start()) {
			Files.writeString(this.home.resolve("local"), "uploaded");
			OpenSsh.Result result = new OpenSsh(this.home, server)
				.sftp("ls /in\nget /in/a.txt copy\nmkdir /out\nput local /out/b.txt\nrename /out/b.txt /out/c.txt\n"
						+ "chmod 600 /out/c.txt\nrm /in/a.txt\npwd\n");
			assertThat(result.stderr()).isEqualTo("Connected to 127.0.0.1.\n");
			assertThat(result.status()).isZero();
			assertThat(result.stdout()).contains("/in/a.txt").contains("Remote working directory: /\n");
			assertThat(this.home.resolve("copy")).hasContent("seeded");
			assertThat(server.files().resolve("out/c.txt")).hasContent("uploaded");
			assertThat(server.files().resolve("in/a.txt")).doesNotExist();
			assertThat(server.timeline()).containsSubsequence(new FileUsed(Operation.LISTED, "/in"),
					new FileUsed(Operation.OPENED_TO_READ, "/in/a.txt"), new FileUsed(Operation.CLOSED, "/in/a.txt"),
					new FileUsed(Operation.DIRECTORY_CREATED, "/out"),
					new FileUsed(Operation.OPENED_TO_WRITE, "/out/b.txt"), new FileUsed(Operation.MOVED, "/out/c.txt"),
					new FileUsed(Operation.REMOVED, "/in/a.txt"));
		}
	}

	@Test
	void otherHostKeyIsNoticed() throws Exception {
		try (SshTestServer server = SshTestServer.start()) {
			OpenSsh client = new OpenSsh(this.home, server);
			try (SshFault changed = server.faults().changeHostKeys()) {
				assertThat(client.ssh("", "hi").stderr()).contains("REMOTE HOST IDENTIFICATION HAS CHANGED");
			}
			assertThat(client.ssh("", "hi").status()).isZero();
		}
	}

	@Test
	void connectionIsRefusedOrDropped() throws Exception {
		try (SshTestServer server = SshTestServer.start()) {
			OpenSsh client = new OpenSsh(this.home, server);
			server.faults().refuseConnections();
			assertThat(client.ssh("", "hi").stderr()).contains("Connection refused");
			server.faults().reset();
			server.faults().dropAfterSending(0);
			assertThat(client.ssh("", "hi").stderr()).contains("kex_exchange_identification");
			server.faults().reset();
			assertThat(client.ssh("", "hi").status()).isZero();
		}
	}

}
