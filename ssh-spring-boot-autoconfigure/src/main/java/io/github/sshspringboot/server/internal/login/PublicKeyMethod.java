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
 *
 * @since 0.1.0
 */
public non-sealed interface PublicKeyMethod extends LoginMethod {

	/** The name of the method. */
	String NAME = "publickey";

	@Override
	default String getName() {
		return NAME;
	}

	/**
	 * Return whether a key could log the user in. The client has proved nothing, and the
	 * signature of a certificate is not verified: this must have no effect that anybody
	 * could see.
	 * @param login the client
	 * @param key the key that the client named
	 * @return whether it is worth a signature
	 */
	boolean isAcceptable(SshLogin login, SshUserKey key);

	/**
	 * Log in with a key. The client's signature is verified, and so is that of a
	 * certificate by the key of its authority. Whether that authority is to be trusted,
	 * and everything else in the certificate, is to be checked here.
	 * @param login the client
	 * @param key the key that the client proved to own
	 * @return the user and what the login must not do, or {@code null} to refuse
	 */
	@Nullable LoginResult authenticate(SshLogin login, SshUserKey key);

	/**
	 * Note that a client sent a signature, and it was refused: the key is not acceptable
	 * or the signature is wrong.
	 * @param login the client
	 * @param key the key that the client named
	 */
	void reject(SshLogin login, SshUserKey key);

}
