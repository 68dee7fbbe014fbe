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

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * What logins can do beyond checking a password or a key.
 *
 * @param interactiveLogins asks clients in conversations
 * @param passwordChange changes expired passwords, {@code null} to refuse them
 * @param policy demands more of some logins, {@code null} for none
 * @param kerberosLogins logs clients in with Kerberos tickets, {@code null} to refuse
 * them
 * @since 0.1.0
 */
public record LoginOptions(InteractiveLogins interactiveLogins, @Nullable PasswordChange passwordChange,
		@Nullable SshAuthenticationPolicy policy, @Nullable KerberosLogins kerberosLogins) {

	/**
	 * Create options.
	 * @param interactiveLogins asks clients in conversations
	 * @param passwordChange changes expired passwords, {@code null} to refuse them
	 * @param policy demands more of some logins, {@code null} for none
	 * @param kerberosLogins logs clients in with Kerberos tickets, {@code null} to refuse
	 * them
	 */
	public LoginOptions {
		Assert.notNull(interactiveLogins, "'interactiveLogins' must not be null");
	}

}
