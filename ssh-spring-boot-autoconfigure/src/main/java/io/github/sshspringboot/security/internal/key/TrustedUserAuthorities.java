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

import io.github.sshspringboot.server.SshPublicKey;

import org.springframework.core.io.Resource;

/**
 * The keys of the authorities whose certificates log in any user that they name, like
 * {@code TrustedUserCAKeys} of OpenSSH. Resources contain one key per line and are read
 * again when they change. The keys of a resource that cannot be read or is malformed are
 * not trusted.
 */
public final class TrustedUserAuthorities implements Predicate<SshPublicKey> {

	private final List<ReloadedResource<List<SshPublicKey>>> resources;

	public TrustedUserAuthorities(List<Resource> locations) {
		this.resources = locations.stream()
			.map((location) -> new ReloadedResource<>(location, PublicKeyLines::parse))
			.toList();
		this.resources.forEach(ReloadedResource::require);
	}

	/**
	 * Return whether a resource contains the key of an authority, and the key is strong.
	 */
	@Override
	public boolean test(SshPublicKey authority) {
		return authority.isStrong() && this.resources.stream().anyMatch((resource) -> {
			List<SshPublicKey> keys = resource.get();
			return keys != null && keys.contains(authority);
		});
	}

}
