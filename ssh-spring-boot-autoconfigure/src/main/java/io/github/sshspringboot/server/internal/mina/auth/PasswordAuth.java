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

package io.github.sshspringboot.server.internal.mina.auth;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import io.github.sshspringboot.server.internal.login.PasswordExpiredException;
import io.github.sshspringboot.server.internal.login.PasswordMethod;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.util.buffer.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * The {@code password} method (RFC 4252 section 8), including the change of expired
 * passwords.
 */
record PasswordAuth(PasswordMethod method, AuthContext context) implements AuthExchange {

	@Override
	public AuthStep begin(Buffer request) throws IOException {
		List<String> passwords = read(request);
		if (passwords == null) {
			return AuthStep.MALFORMED;
		}
		try {
			return AuthStep
				.of((passwords.size() == 1) ? this.method.authenticate(this.context.login(), passwords.get(0))
						: this.method.change(this.context.login(), passwords.get(0), passwords.get(1)));
		}
		catch (PasswordExpiredException ex) {
			requestChange(ex.getPrompt());
			return AuthStep.CONTINUE;
		}
	}

	/**
	 * Read the password, followed by the new one if there is one. They must be UTF-8 and
	 * end the message.
	 */
	private static @Nullable List<String> read(Buffer request) {
		int count = request.getBoolean() ? 2 : 1;
		List<String> passwords = new ArrayList<>(count);
		for (int i = 0; i < count; i++) {
			String password = WireText.read(request);
			if (password == null) {
				return null;
			}
			passwords.add(password);
		}
		return (request.available() == 0) ? passwords : null;
	}

	private void requestChange(String prompt) throws IOException {
		Buffer message = this.context.connection().createBuffer(SshConstants.SSH_MSG_USERAUTH_PASSWD_CHANGEREQ);
		message.putString(prompt);
		message.putString("");
		this.context.connection().writePacket(message);
	}

	/**
	 * Reject any other message, because a new password is sent with a new request.
	 */
	@Override
	public AuthStep next(int type, Buffer message) {
		return AuthStep.MALFORMED;
	}

}
