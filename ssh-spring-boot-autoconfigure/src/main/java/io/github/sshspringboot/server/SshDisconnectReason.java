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

package io.github.sshspringboot.server;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * The reasons for which a side disconnects (RFC 4253 section 11.1).
 *
 * @since 0.1.0
 */
public enum SshDisconnectReason {

	/** The host may not connect. */
	HOST_NOT_ALLOWED_TO_CONNECT(1),

	/** The other side does not follow the protocol. */
	PROTOCOL_ERROR(2),

	/** The key exchange failed. */
	KEY_EXCHANGE_FAILED(3),

	/** Not in use. */
	RESERVED(4),

	/** A message authentication code is wrong. */
	MAC_ERROR(5),

	/** Data cannot be decompressed. */
	COMPRESSION_ERROR(6),

	/** The requested service is not available. */
	SERVICE_NOT_AVAILABLE(7),

	/** The version of the protocol is not supported. */
	PROTOCOL_VERSION_NOT_SUPPORTED(8),

	/** The client does not trust the host key. */
	HOST_KEY_NOT_VERIFIABLE(9),

	/** The connection was lost. */
	CONNECTION_LOST(10),

	/** The application closes the connection. */
	BY_APPLICATION(11),

	/** There are too many connections. */
	TOO_MANY_CONNECTIONS(12),

	/** The user cancelled the login. */
	AUTH_CANCELLED_BY_USER(13),

	/** No authentication method is left to try. */
	NO_MORE_AUTH_METHODS_AVAILABLE(14),

	/** The name of the user is not allowed. */
	ILLEGAL_USER_NAME(15);

	private final int code;

	SshDisconnectReason(int code) {
		this.code = code;
	}

	/**
	 * Return the number of the reason in the protocol.
	 * @return the reason code
	 */
	public int getCode() {
		return this.code;
	}

	/**
	 * Return the reason with the given number.
	 * @param code the reason code
	 * @return the reason, or {@code null} if the number is not one of RFC 4253
	 */
	public static @Nullable SshDisconnectReason ofCode(int code) {
		return Arrays.stream(values()).filter((reason) -> reason.code == code).findFirst().orElse(null);
	}

}
