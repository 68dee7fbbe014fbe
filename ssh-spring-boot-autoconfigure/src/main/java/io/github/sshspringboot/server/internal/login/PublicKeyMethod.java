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
import io.github.sshspringboot.server.SshUserKey;
import org.jspecify.annotations.Nullable;

/**
 * The method {@value #NAME} (RFC 4252 section 7).
 */
public non-sealed interface PublicKeyMethod extends LoginMethod {

	String NAME = "publickey";

	@Override
	default String getName() {
		return NAME;
	}

	/**
	 * Return whether a key could log the user in. The client has not proved anything yet,
	 * and a certificate's signature is not verified: this must not have visible effects.
	 */
	boolean isAcceptable(SshLogin login, SshUserKey key);

	/**
	 * Log in with a key, and return the user with the restrictions of the login, or
	 * {@code null} to refuse. The client's signature is verified, and so is that of a
	 * certificate by the key of its authority. The trust in that authority and everything
	 * else in the certificate must be checked here.
	 */
	@Nullable LoginResult authenticate(SshLogin login, SshUserKey key);

	/**
	 * Note that a signature was refused: the key is not acceptable, or the signature is
	 * wrong.
	 */
	void reject(SshLogin login, SshUserKey key);

}
