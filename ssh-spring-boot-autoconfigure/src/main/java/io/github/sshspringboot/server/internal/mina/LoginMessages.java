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

package io.github.sshspringboot.server.internal.mina;

import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.kex.extension.KexExtensions;
import org.jspecify.annotations.Nullable;

/**
 * Bounds what a client may send before it is logged in, except authentication attempts.
 * Not thread-safe.
 */
final class LoginMessages {

	static final int MAX_KEY_EXCHANGES = 2;

	static final int MAX_OTHERS = 32;

	private static final int LAST_CONNECTION_MESSAGE = 127;

	private int keyExchanges;

	private boolean serviceRequested;

	private boolean attempted = true;

	private int others;

	/**
	 * Count a message, and return why the client must be disconnected, or {@code null}. A
	 * client requests the service once; some repeat it for each attempt, which is
	 * accepted.
	 */
	@Nullable String refuse(int type) {
		if (type == SshConstants.SSH_MSG_KEXINIT) {
			return (++this.keyExchanges > MAX_KEY_EXCHANGES) ? "Too many key exchanges before the login" : null;
		}
		if (type == SshConstants.SSH_MSG_SERVICE_REQUEST) {
			return requestService();
		}
		if (this.serviceRequested && type == SshConstants.SSH_MSG_USERAUTH_REQUEST) {
			this.attempted = true;
			return null;
		}
		return (isOther(type) && ++this.others > MAX_OTHERS) ? "Too many messages before the login" : null;
	}

	/**
	 * Return whether a message number is not assigned in the transport layer, or reserved
	 * for clients and extensions (RFC 4250 section 4.1).
	 */
	static boolean isUnknown(int type) {
		return type == 0 || (type > KexExtensions.SSH_MSG_NEWCOMPRESS && type < SshConstants.SSH_MSG_KEXINIT)
				|| (type > SshConstants.SSH_MSG_NEWKEYS && type < SshConstants.SSH_MSG_KEX_FIRST)
				|| type > LAST_CONNECTION_MESSAGE;
	}

	private @Nullable String requestService() {
		boolean allowed = this.attempted;
		this.serviceRequested = true;
		this.attempted = false;
		return allowed ? null : "The service was requested already";
	}

	/**
	 * Return whether a message is part of neither a key exchange nor an authentication,
	 * whose order is checked elsewhere.
	 */
	private boolean isOther(int type) {
		boolean keyExchange = type == SshConstants.SSH_MSG_NEWKEYS
				|| (type >= SshConstants.SSH_MSG_KEX_FIRST && type <= SshConstants.SSH_MSG_KEX_LAST);
		boolean authentication = this.serviceRequested && this.attempted && type > SshConstants.SSH_MSG_USERAUTH_REQUEST
				&& type < SshConstants.SSH_MSG_GLOBAL_REQUEST;
		return !keyExchange && !authentication;
	}

}
