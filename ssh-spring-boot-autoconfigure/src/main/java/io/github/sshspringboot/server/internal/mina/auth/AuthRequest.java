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

import java.nio.charset.StandardCharsets;

import io.github.sshspringboot.server.internal.login.PublicKeyMethod;
import io.github.sshspringboot.server.internal.text.PrintableText;
import org.apache.sshd.common.util.buffer.Buffer;

/**
 * The common fields of an authentication request (RFC 4252 section 5): the user name and
 * whether it is UTF-8, the service to start after the login, the method, and whether the
 * client only asks if a key is acceptable (section 7).
 */
record AuthRequest(String username, boolean exact, String service, String method, boolean probe) {

	private static final int MAX_USERNAME_LENGTH = 256;

	private static final String NO_METHOD = "none";

	private static final String CONNECTION_SERVICE = "ssh-connection";

	/** Stands for the request of a client that has not sent one. */
	static final AuthRequest NONE = new AuthRequest("", true, "", NO_METHOD, false);

	/**
	 * Read a request up to the fields of its method.
	 */
	static AuthRequest read(Buffer buffer) {
		byte[] name = buffer.getBytes();
		String username = WireText.decode(name);
		String service = buffer.getString();
		String method = buffer.getString();
		boolean probe = PublicKeyMethod.NAME.equals(method) && buffer.available() > 0
				&& buffer.rawByte(buffer.rpos()) == 0;
		return new AuthRequest((username != null) ? username : new String(name, StandardCharsets.UTF_8),
				username != null, service, method, probe);
	}

	/**
	 * Return whether the user name can be looked up, logged and shown safely: it is
	 * UTF-8, of bounded length, and has no control characters, line separators or
	 * invisible characters.
	 */
	boolean hasPrintableUsername() {
		return this.exact && this.username.length() <= MAX_USERNAME_LENGTH && PrintableText.isPrintable(this.username);
	}

	boolean isForConnectionService() {
		return CONNECTION_SERVICE.equals(this.service);
	}

	/**
	 * Return whether the client only asks for the available methods (section 5.2).
	 */
	boolean isQuestion() {
		return NO_METHOD.equals(this.method);
	}

	boolean isAttempt() {
		return !this.probe && !isQuestion();
	}

}
