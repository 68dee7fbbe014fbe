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
import java.security.KeyPair;
import java.util.Base64;
import java.util.List;

import io.github.sshspringboot.SshTest;
import io.github.sshspringboot.SshTestServer;
import io.github.sshspringboot.SshTestServer.Result;
import io.github.sshspringboot.TestSession;
import io.github.sshspringboot.files.internal.DirectoryTree;
import io.github.sshspringboot.files.internal.TestFiles;
import io.github.sshspringboot.security.AuthorizedKeyParser;
import io.github.sshspringboot.security.AuthorizedKeysSource;
import io.github.sshspringboot.server.SshPublicKey;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.client.channel.ClientChannel;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.junit.jupiter.api.Test;

import org.springframework.context.annotation.Bean;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for SFTP under the forced command of a key.
 */
@SshTest(value = "ssh.scp.enabled=true", classes = { TestFiles.class, SftpForcedCommandTests.Keys.class })
class SftpForcedCommandTests {

	private static final KeyPair FORCED = generate();

	private static final KeyPair FILES_ONLY = generate();

	private static final KeyPair WITH_OPTIONS = generate();

	@SshTest.Injected
	private static SshTestServer server;

	@SshTest.Injected
	private static DirectoryTree tree;

	@Test
	void forcedCommandRunsInPlaceOfSftp() throws Exception {
		try (TestSession session = server.login("admin", FORCED); SftpClient client = new SftpClient(session)) {
			assertThat(client.awaitEnd()).isZero();
		}
	}

	@Test
	void internalSftpServesFilesWhateverIsAsked() throws Exception {
		tree.reset();
		try (TestSession session = server.login("admin", FILES_ONLY)) {
			try (SftpClient client = SftpClient.begin(session)) {
				client.upload("/file", new byte[10]);
			}
			for (String command : List.of("help", "scp -t /")) {
				ChannelExec channel = session.createExecChannel(command);
				try (SftpClient client = new SftpClient(channel)) {
					client.init(3);
					assertThat(client.list("/")).hasSize(1);
				}
			}
		}
	}

	@Test
	void internalSftpWithOptionsIsRefusedWhateverIsAsked() throws Exception {
		try (TestSession session = server.login("admin", WITH_OPTIONS)) {
			assertRefused(session.createExecChannel("help"));
			assertRefused(session.createSubsystemChannel("sftp"));
		}
	}

	private static void assertRefused(ClientChannel channel) throws IOException {
		try (channel) {
			Result result = SshTestServer.run(channel);
			assertThat(result.errorText()).isEqualTo("Options of internal-sftp are not supported\n");
			assertThat(result.output()).isEmpty();
			assertThat(result.status()).isEqualTo(2);
		}
	}

	private static KeyPair generate() {
		try {
			return KeyUtils.generateKeyPair("ssh-ed25519", 256);
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	static class Keys {

		@Bean
		AuthorizedKeysSource authorizedKeysSource() {
			return (username) -> List.of(
					AuthorizedKeyParser
						.parse("command=\"help\" " + toText(SshTestServer.publicKey(FORCED.getPublic()))),
					AuthorizedKeyParser
						.parse("command=\"internal-sftp\" " + toText(SshTestServer.publicKey(FILES_ONLY.getPublic()))),
					AuthorizedKeyParser.parse("command=\"internal-sftp -R\" "
							+ toText(SshTestServer.publicKey(WITH_OPTIONS.getPublic()))));
		}

		private static String toText(SshPublicKey key) {
			return key.getType() + " " + Base64.getEncoder().encodeToString(key.getEncoded());
		}

	}

}
