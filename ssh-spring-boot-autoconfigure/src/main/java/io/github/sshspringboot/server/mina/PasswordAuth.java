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

package io.github.sshspringboot.server.mina;

import java.security.Principal;

import io.github.sshspringboot.server.SshAuthenticator;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.server.auth.password.UserAuthPassword;
import org.apache.sshd.server.session.ServerSession;

/**
 * The {@code password} method (RFC 4252 section 8).
 */
final class PasswordAuth extends UserAuthPassword {

	private final SshAuthenticator authenticator;

	PasswordAuth(SshAuthenticator authenticator) {
		this.authenticator = authenticator;
	}

	@Override
	protected Boolean checkPassword(Buffer buffer, ServerSession session, String username, String password) {
		ServerConnection connection = (ServerConnection) session;
		Principal principal = this.authenticator.authenticate(connection.toLogin(username), password);
		if (principal == null) {
			return false;
		}
		connection.setPrincipal(principal);
		return true;
	}

	@Override
	protected Boolean handleClientPasswordChangeRequest(Buffer buffer, ServerSession session, String username,
			String oldPassword, String newPassword) {
		return false;
	}

}
