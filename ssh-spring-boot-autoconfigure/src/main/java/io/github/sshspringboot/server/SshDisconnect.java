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

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * The end of a connection.
 *
 * @param side the side that ended the connection
 * @param code the reason code of the disconnect message (RFC 4253 section 11.1), that of
 * {@link SshDisconnectReason#CONNECTION_LOST} if there was no message
 * @param message the reason, in printable text
 * @since 0.1.0
 */
public record SshDisconnect(Side side, int code, String message) {

	public SshDisconnect {
		Assert.notNull(side, "'side' must not be null");
		Assert.notNull(message, "'message' must not be null");
	}

	/**
	 * Return the reason of the disconnect message.
	 * @return the reason, or {@code null} for a code that is not one of RFC 4253
	 */
	public @Nullable SshDisconnectReason reason() {
		return SshDisconnectReason.ofCode(this.code);
	}

	/**
	 * The side of a connection.
	 */
	public enum Side {

		/** The client, or the network in between. */
		CLIENT,

		/** This server. */
		SERVER

	}

}
