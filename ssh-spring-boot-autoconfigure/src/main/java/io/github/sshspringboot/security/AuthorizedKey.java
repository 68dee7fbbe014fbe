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

import io.github.sshspringboot.server.SshPublicKey;

import org.springframework.util.Assert;

/**
 * A key that may log in as a user, or the key of an authority whose certificates may.
 *
 * @param key the key
 * @param options the conditions and restrictions
 * @since 0.1.0
 */
public record AuthorizedKey(SshPublicKey key, AuthorizedKeyOptions options) {

	public AuthorizedKey {
		Assert.notNull(key, "'key' must not be null");
		Assert.notNull(options, "'options' must not be null");
		Assert.isTrue(key.isStrong(), "an RSA key needs at least 2048 bits");
	}

	/**
	 * Create a new {@link AuthorizedKey} without options.
	 * @param key the key
	 */
	public AuthorizedKey(SshPublicKey key) {
		this(key, AuthorizedKeyOptions.NONE);
	}

}
