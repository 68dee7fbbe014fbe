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

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import io.github.sshspringboot.security.internal.key.RecentValues;
import io.github.sshspringboot.server.SshLogin;

/**
 * Remembers for each connection the password that was correct but expired. Stores keyed
 * digests instead of passwords, for a bounded number of connections; a client whose entry
 * is evicted is asked for the password again.
 */
final class ExpiredPasswords {

	private static final int CAPACITY = 1000;

	private static final int KEY_LENGTH = 32;

	private static final String ALGORITHM = "HmacSHA256";

	private final SecretKeySpec key;

	private final RecentValues<String, byte[]> digests = new RecentValues<>(CAPACITY);

	ExpiredPasswords() {
		byte[] random = new byte[KEY_LENGTH];
		new SecureRandom().nextBytes(random);
		this.key = new SecretKeySpec(random, ALGORITHM);
	}

	void add(SshLogin login, String password) {
		this.digests.put(login.connectionId(), digest(login, password));
	}

	boolean contains(SshLogin login, String password) {
		return MessageDigest.isEqual(this.digests.get(login.connectionId()), digest(login, password));
	}

	void remove(SshLogin login) {
		this.digests.remove(login.connectionId());
	}

	private byte[] digest(SshLogin login, String password) {
		try {
			Mac mac = Mac.getInstance(ALGORITHM);
			mac.init(this.key);
			mac.update(login.username().getBytes(StandardCharsets.UTF_8));
			mac.update((byte) 0);
			return mac.doFinal(password.getBytes(StandardCharsets.UTF_8));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("Every Java platform has " + ALGORITHM, ex);
		}
	}

}
