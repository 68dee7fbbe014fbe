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

package io.github.sshspringboot.security.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;

import io.github.sshspringboot.SshTestServer;
import io.github.sshspringboot.TestSession;
import io.github.sshspringboot.server.SshConnections;
import org.apache.sshd.common.SshConstants;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for files with the principals of users.
 */
class AuthorizedPrincipalsTests {

	private static final SigningKey CA = new SigningKey();

	private static final SigningKey KEY = new SigningKey();

	@TempDir
	private static Path directory;

	private static SshTestServer server;

	@BeforeAll
	static void startServer() throws Exception {
		write("ca", "ssh-ed25519 " + Base64.getEncoder().encodeToString(CA.getKey().getEncoded()));
		server = SshTestServer.start("ssh.auth.public-key.trusted-user-ca=file:" + directory + "/ca",
				"ssh.auth.public-key.authorized-principals=file:" + directory + "/{username}.principals");
	}

	@AfterAll
	static void stopServer() {
		server.close();
	}

	private static void write(String name, String content) throws Exception {
		Path file = directory.resolve(name);
		Files.deleteIfExists(file);
		Files.writeString(file, content);
		Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
	}

	private static boolean accepts(String username, String... principals) throws Exception {
		try (TestSession session = server.connectRaw()) {
			return KEY.login(session, username, "ssh-ed25519-cert-v01@openssh.com",
					new CertificateBuilder().principals(principals).build(KEY.getKey(), CA),
					null) == SshConstants.SSH_MSG_USERAUTH_SUCCESS;
		}
	}

	@Test
	void principalsOfTheFileLogInAndTheUsernameDoesNot() throws Exception {
		write("admin.principals", "# on call\n\nteam-a\r\n  team-b  \nnonsense team-c\n");
		assertThat(accepts("admin", "team-a")).isTrue();
		assertThat(accepts("admin", "x", "team-b")).isTrue();
		assertThat(accepts("admin", "team-c")).isFalse();
		assertThat(accepts("admin", "admin")).isFalse();
		assertThat(accepts("admin", "TEAM-A", "team")).isFalse();
		assertThat(accepts("other", "team-a", "other")).isFalse();
	}

	@Test
	void optionsOfALineApplyToItsLogins() throws Exception {
		write("admin.principals", "command=\"echo forced\",from=\"127.0.0.1\" team-a\nfrom=\"10.0.0.1\" team-b\n");
		assertThat(accepts("admin", "team-b")).isFalse();
		server.awaitNoConnection();
		try (TestSession session = server.connectRaw()) {
			KEY.login(session, "admin", "ssh-ed25519-cert-v01@openssh.com",
					new CertificateBuilder().principals("team-a").build(KEY.getKey(), CA), null);
			assertThat(server.getBean(SshConnections.class).list()).singleElement()
				.extracting((connection) -> connection.getRestrictions().forcedCommand())
				.isEqualTo("echo forced");
		}
		server.awaitNoConnection();
	}

	@ParameterizedTest
	@ValueSource(strings = { "cert-authority team-a", "unknown=\"x\" team-a", "command= team-a" })
	void lineWithAnOptionThatIsNotUsableIsNotUsed(String line) throws Exception {
		write("admin.principals", line);
		assertThat(accepts("admin", "team-a")).isFalse();
	}

	@Test
	void fileThatOthersCanWriteIsNotUsed() throws Exception {
		write("admin.principals", "team-a");
		Files.setPosixFilePermissions(directory.resolve("admin.principals"),
				PosixFilePermissions.fromString("rw-rw-rw-"));
		assertThat(accepts("admin", "team-a")).isFalse();
	}

}
