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

package io.github.sshspringboot.server.internal.login;

import io.github.sshspringboot.server.SshLoginRestrictions;
import io.github.sshspringboot.server.SshUserKey;
import org.jspecify.annotations.Nullable;

import org.springframework.security.core.Authentication;
import org.springframework.util.Assert;

/**
 * The result of a successful login method: the user with the results of all methods so
 * far, the restrictions of the login, and the key that the client has proved to own, or
 * {@code null} for a method without a key.
 */
public record LoginResult(Authentication authentication, SshLoginRestrictions restrictions, @Nullable SshUserKey key) {

	public LoginResult {
		Assert.notNull(authentication, "'authentication' must not be null");
		Assert.notNull(restrictions, "'restrictions' must not be null");
	}

	/**
	 * Return a result without restrictions.
	 */
	public static LoginResult of(Authentication authentication) {
		return new LoginResult(authentication, SshLoginRestrictions.NONE, null);
	}

}
