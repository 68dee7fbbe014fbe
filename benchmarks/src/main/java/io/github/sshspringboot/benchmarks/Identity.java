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

package io.github.sshspringboot.benchmarks;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;

import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.keyprovider.KeyPairProvider;

/**
 * Who logs in and who is logged in to, the same for all servers.
 *
 * @param directory holds the keys and whatever else a server needs
 * @param username the user
 * @param password the user's password
 * @param userKey the user's key
 * @param hostKey the servers' key
 */
record Identity(Path directory, String username, String password, KeyPair userKey, KeyPair hostKey) {

	private static final String USER_KEY = "user-key";

	private static final String HOST_KEY = "host-key";

	private static final String AUTHORIZED_KEYS = "authorized-keys";

	static Identity create(Path directory) throws Exception {
		KeyPair userKey = KeyUtils.generateKeyPair(KeyPairProvider.SSH_ED25519, 256);
		KeyPair hostKey = KeyUtils.generateKeyPair(KeyPairProvider.SSH_ED25519, 256);
		write(userKey, directory.resolve(USER_KEY));
		write(hostKey, directory.resolve(HOST_KEY));
		Identity identity = new Identity(directory, System.getProperty("user.name"), "benchmark-password", userKey,
				hostKey);
		Files.createDirectory(directory.resolve(AUTHORIZED_KEYS));
		Files.writeString(createPrivate(identity.authorizedKeysFile()),
				PublicKeyEntry.toString(userKey.getPublic()) + "\n");
		return identity;
	}

	private static void write(KeyPair key, Path file) throws Exception {
		try (OutputStream output = Files.newOutputStream(createPrivate(file))) {
			OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(key, "benchmark", null, output);
		}
	}

	private static Path createPrivate(Path file) throws Exception {
		return Files.createFile(file,
				PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
	}

	Path userKeyFile() {
		return this.directory.resolve(USER_KEY);
	}

	Path hostKeyFile() {
		return this.directory.resolve(HOST_KEY);
	}

	Path authorizedKeysFile() {
		return this.directory.resolve(AUTHORIZED_KEYS).resolve(this.username);
	}

}
