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

package io.github.sshspringboot.security.internal.key;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

import io.github.sshspringboot.server.SshPublicKey;
import io.github.sshspringboot.server.SshUserKey;

import org.springframework.core.io.Resource;

/**
 * The keys and certificates that must not log in, like {@code RevokedKeys} of OpenSSH.
 * Each resource contains public keys, one per line, or a binary list made by
 * {@code ssh-keygen -k} (KRL), and is read again when it changes. While one of them
 * cannot be read or is malformed, no key can log in.
 */
public final class RevokedKeys implements Predicate<SshUserKey> {

	private final List<ReloadedResource<Predicate<SshUserKey>>> resources;

	public RevokedKeys(List<Resource> locations) {
		this.resources = locations.stream()
			.map((location) -> new ReloadedResource<>(location, RevokedKeys::parse))
			.toList();
		this.resources.forEach(ReloadedResource::require);
	}

	private static Predicate<SshUserKey> parse(byte[] content) {
		return KeyRevocationList.isOne(content) ? new KeyRevocationListParser(content).parse()
				: anyOf(Set.copyOf(PublicKeyLines.parse(content)));
	}

	private static Predicate<SshUserKey> anyOf(Set<SshPublicKey> keys) {
		return (key) -> keys.contains(key.key())
				|| (key.certificate() != null && keys.contains(key.certificate().getAuthority()));
	}

	/**
	 * Return whether the key, its certificate or the key of its authority is revoked, or
	 * whether that cannot be determined.
	 */
	@Override
	public boolean test(SshUserKey key) {
		return this.resources.stream().anyMatch((resource) -> {
			Predicate<SshUserKey> revoked = resource.get();
			return revoked == null || revoked.test(key);
		});
	}

}
