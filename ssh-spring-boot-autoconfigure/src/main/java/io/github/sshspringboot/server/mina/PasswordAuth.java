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

import java.io.IOException;
import java.security.Principal;

import io.github.sshspringboot.server.PasswordExpiredException;
import io.github.sshspringboot.server.SshAuthenticator;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.server.auth.password.UserAuthPassword;
import org.apache.sshd.server.session.ServerSession;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * The {@code password} method (RFC 4252 section 8), with the change of expired passwords.
 */
final class PasswordAuth extends UserAuthPassword {

	private final SshAuthenticator authenticator;

	PasswordAuth(SshAuthenticator authenticator) {
		this.authenticator = authenticator;
	}

	/**
	 * A request that is not exactly one of RFC 4252 section 8 is refused. No password is
	 * anything but UTF-8.
	 */
	@Override
	public @Nullable Boolean doAuth(Buffer buffer, boolean init) throws Exception {
		int position = buffer.rpos();
		int passwords = buffer.getBoolean() ? 2 : 1;
		boolean exact = true;
		for (int i = 0; i < passwords; i++) {
			exact &= WireText.read(buffer) != null;
		}
		exact &= buffer.available() == 0;
		buffer.rpos(position);
		Assert.isTrue(exact, "the request is malformed");
		return super.doAuth(buffer, init);
	}

	@Override
	protected @Nullable Boolean checkPassword(Buffer buffer, ServerSession session, String username, String password)
			throws IOException {
		ServerConnection connection = (ServerConnection) session;
		try {
			return accept(connection, this.authenticator.authenticate(connection.toLogin(username), password));
		}
		catch (PasswordExpiredException ex) {
			return requestChange(connection, ex);
		}
	}

	@Override
	protected @Nullable Boolean handleClientPasswordChangeRequest(Buffer buffer, ServerSession session, String username,
			String oldPassword, String newPassword) throws IOException {
		ServerConnection connection = (ServerConnection) session;
		try {
			return accept(connection,
					this.authenticator.changePassword(connection.toLogin(username), oldPassword, newPassword));
		}
		catch (PasswordExpiredException ex) {
			return requestChange(connection, ex);
		}
	}

	private static boolean accept(ServerConnection connection, @Nullable Principal principal) {
		if (principal == null) {
			return false;
		}
		connection.setPrincipal(principal);
		return true;
	}

	private static @Nullable Boolean requestChange(ServerConnection connection, PasswordExpiredException expired)
			throws IOException {
		Buffer request = connection.createBuffer(SshConstants.SSH_MSG_USERAUTH_PASSWD_CHANGEREQ);
		request.putString(expired.getPrompt());
		request.putString("");
		connection.writePacket(request);
		return null;
	}

}
