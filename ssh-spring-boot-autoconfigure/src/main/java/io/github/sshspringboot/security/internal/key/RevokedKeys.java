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
import java.util.function.Predicate;

import io.github.sshspringboot.server.SshUserKey;

import org.springframework.core.io.Resource;
import org.springframework.util.Assert;

/**
 * The keys and certificates that must not log in, as OpenSSH's {@code RevokedKeys}. Each
 * resource holds public keys, one in each line, or a binary list as {@code ssh-keygen -k}
 * makes them (KRL), and is read again when it changes. While one of them cannot be read
 * or is malformed, no key logs in at all.
 *
 * @since 0.1.0
 */
public final class RevokedKeys implements Predicate<SshUserKey> {

	private final List<ReloadedResource<Predicate<SshUserKey>>> resources;

	/**
	 * Create a set of keys.
	 * @param locations where they are
	 * @throws IllegalArgumentException if a resource cannot be read or is malformed
	 */
	public RevokedKeys(List<Resource> locations) {
		Assert.notEmpty(locations, "'locations' must not be empty");
		this.resources = locations.stream()
			.map((location) -> new ReloadedResource<>(location, RevokedKeys::parse))
			.toList();
		this.resources.forEach(ReloadedResource::require);
	}

	private static Predicate<SshUserKey> parse(byte[] content) {
		return KeyRevocationList.isOne(content) ? new KeyRevocationListParser(content).parse()
				: new RevokedKeyLines(PublicKeyLines.parse(content));
	}

	/**
	 * Whether a key must not log in.
	 * @param key the key, perhaps with its certificate
	 * @return whether the key, its certificate or the key of the certificate's authority
	 * is revoked, or that cannot be found out
	 */
	@Override
	public boolean test(SshUserKey key) {
		return this.resources.stream().anyMatch((resource) -> {
			Predicate<SshUserKey> revoked = resource.get();
			return revoked == null || revoked.test(key);
		});
	}

}
