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

import io.github.sshspringboot.server.SshLogin;
import org.jspecify.annotations.Nullable;

/**
 * The method {@value #NAME} (RFC 4252 section 8).
 *
 * @since 0.1.0
 */
public non-sealed interface PasswordMethod extends LoginMethod {

	/** The name of the method. */
	String NAME = "password";

	@Override
	default String getName() {
		return NAME;
	}

	/**
	 * Check a password.
	 * @param login the client
	 * @param password the password
	 * @return the user, or {@code null} to refuse
	 * @throws PasswordExpiredException if the password is right, but has to be changed
	 */
	@Nullable LoginResult authenticate(SshLogin login, String password);

	/**
	 * Change a password that has expired, and log in.
	 * @param login the client
	 * @param password the old password, which is to be checked
	 * @param newPassword the new password
	 * @return the user, or {@code null} to refuse
	 * @throws PasswordExpiredException if the old password is right, but the new one is
	 * not accepted
	 */
	@Nullable LoginResult change(SshLogin login, String password, String newPassword);

}
