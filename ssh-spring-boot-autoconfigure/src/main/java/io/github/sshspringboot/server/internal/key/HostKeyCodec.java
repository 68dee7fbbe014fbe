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
 * Reads, makes and writes private keys.
 *
 * @since 0.1.0
 */
public interface HostKeyCodec {

	/**
	 * Read the keys of a file in OpenSSH, PEM or PKCS#8 format.
	 * @param name the name of the file, for messages
	 * @param content the content of the file
	 * @param passphrase the passphrase if it may be encrypted
	 * @return the keys, empty if there is none in it
	 * @throws IOException if the content is no key
	 * @throws UnrecoverableKeyException if the passphrase is missing or wrong
	 * @throws NoSuchAlgorithmException if a key is of a type that servers cannot use; the
	 * message says which, a part of a sentence after the name of the file
	 * @throws GeneralSecurityException if the key is of no use for another reason
	 */
	List<KeyPair> read(String name, byte[] content, @Nullable String passphrase)
			throws IOException, GeneralSecurityException;

	/**
	 * Make a key.
	 * @param type {@code ssh-ed25519} or {@code ssh-rsa}
	 * @return the key
	 * @throws GeneralSecurityException if the key cannot be made
	 */
	KeyPair generate(String type) throws GeneralSecurityException;

	/**
	 * Write a key in OpenSSH format, not encrypted.
	 * @param key the key
	 * @return the content of the file
	 * @throws IOException if the key cannot be written
	 * @throws GeneralSecurityException if the key cannot be written
	 */
	byte[] write(KeyPair key) throws IOException, GeneralSecurityException;

}
