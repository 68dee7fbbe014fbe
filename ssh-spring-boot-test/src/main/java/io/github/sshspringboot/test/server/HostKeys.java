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

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;

import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.session.SessionContext;

/**
 * The host keys of the server, and other ones of the same types.
 */
final class HostKeys implements KeyPairProvider {

	private final List<KeyPair> keys;

	private final List<KeyPair> otherKeys = new ArrayList<>();

	private final SshFaults faults;

	HostKeys(List<KeyPair> keys, SshFaults faults) {
		this.keys = keys.isEmpty() ? List.of(generate(KeyPairProvider.SSH_ED25519, 256),
				generate(KeyPairProvider.ECDSA_SHA2_NISTP256, 256)) : List.copyOf(keys);
		this.faults = faults;
	}

	List<PublicKey> publicKeys() {
		return this.keys.stream().map(KeyPair::getPublic).toList();
	}

	@Override
	public Iterable<KeyPair> loadKeys(SessionContext session) {
		if (!this.faults.changesHostKeys()) {
			return this.keys;
		}
		synchronized (this.otherKeys) {
			if (this.otherKeys.isEmpty()) {
				this.keys.forEach((key) -> this.otherKeys
					.add(generate(KeyUtils.getKeyType(key), Math.max(256, KeyUtils.getKeySize(key.getPublic())))));
			}
			return List.copyOf(this.otherKeys);
		}
	}

	private static KeyPair generate(String type, int size) {
		try {
			return KeyUtils.generateKeyPair(type, size);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("No key of type " + type, ex);
		}
	}

}
