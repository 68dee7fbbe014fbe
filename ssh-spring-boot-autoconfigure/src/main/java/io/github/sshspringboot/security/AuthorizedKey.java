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

package io.github.sshspringboot.security;

import java.util.Base64;
import java.util.Set;

import io.github.sshspringboot.server.SshPublicKey;

import org.springframework.util.Assert;

/**
 * A key that may log in a user: one line of an {@code authorized_keys} file (OpenSSH
 * sshd(8), AUTHORIZED_KEYS FILE FORMAT).
 *
 * @param key the key
 * @since 0.1.0
 */
public record AuthorizedKey(SshPublicKey key) {

	private static final Set<String> TYPES = Set.of("ssh-ed25519", "ssh-rsa", "ecdsa-sha2-nistp256",
			"ecdsa-sha2-nistp384", "ecdsa-sha2-nistp521", "sk-ssh-ed25519@openssh.com",
			"sk-ecdsa-sha2-nistp256@openssh.com");

	public AuthorizedKey {
		Assert.notNull(key, "'key' must not be null");
		Assert.isTrue(key.isStrong(), "an RSA key needs at least 2048 bits");
	}

	/**
	 * Read a line.
	 * @param line the line, neither empty nor a comment
	 * @return the key
	 * @throws IllegalArgumentException if the line is malformed, or has an option, a type
	 * or a length of key that is not supported; the message says which, without quoting
	 * the line
	 */
	public static AuthorizedKey parse(String line) {
		Assert.notNull(line, "'line' must not be null");
		String[] fields = line.strip().split("[ \t]+", 3);
		Assert.isTrue(TYPES.contains(fields[0]),
				"it does not begin with a supported key type (options are not supported)");
		Assert.isTrue(fields.length > 1, "there is no key after its type");
		SshPublicKey key = SshPublicKey.decode(decodeBase64(fields[1]));
		Assert.isTrue(key.getType().equals(fields[0]), "the key is not of the type that stands before it");
		return new AuthorizedKey(key);
	}

	private static byte[] decodeBase64(String text) {
		try {
			return Base64.getDecoder().decode(text);
		}
		catch (IllegalArgumentException ex) {
			throw new IllegalArgumentException("the key is not Base64", ex);
		}
	}

}
