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

package io.github.sshspringboot.server.internal.key;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.NoSuchAlgorithmException;
import java.security.UnrecoverableKeyException;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Reads, generates and writes private keys.
 */
public interface HostKeyCodec {

	/**
	 * Read the keys of a file in OpenSSH, PEM or PKCS#8 format; empty if it has none. The
	 * name of the file is for messages. Throws an {@link UnrecoverableKeyException} if
	 * the passphrase is missing or wrong, and a {@link NoSuchAlgorithmException} if
	 * servers cannot use a key of this type, with a message that continues a sentence
	 * after the name of the file.
	 */
	List<KeyPair> read(String name, byte[] content, @Nullable String passphrase)
			throws IOException, GeneralSecurityException;

	/**
	 * Generate a key of type {@code ssh-ed25519} or {@code ssh-rsa}.
	 */
	KeyPair generate(String type) throws GeneralSecurityException;

	/**
	 * Write an unencrypted key in OpenSSH format.
	 */
	byte[] write(KeyPair key) throws IOException, GeneralSecurityException;

}
