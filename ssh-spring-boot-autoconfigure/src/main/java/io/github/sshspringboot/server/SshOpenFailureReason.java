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
 * The reasons for which a side refuses to open a channel: those of RFC 4254 section 5.1,
 * and two of the range for private use that asyncssh knows.
 *
 * @since 0.1.0
 */
public enum SshOpenFailureReason {

	/** The channel is not allowed. */
	ADMINISTRATIVELY_PROHIBITED(1),

	/** The target of the channel cannot be reached. */
	CONNECT_FAILED(2),

	/** There is no such type of channel. */
	UNKNOWN_CHANNEL_TYPE(3),

	/** There are too many channels. */
	RESOURCE_SHORTAGE(4),

	/** A terminal was refused. Only used between implementations that agree on it. */
	REQUEST_PTY_FAILED(0xfffffffeL),

	/** A session was refused. Only used between implementations that agree on it. */
	REQUEST_SESSION_FAILED(0xffffffffL);

	private final long code;

	SshOpenFailureReason(long code) {
		this.code = code;
	}

	/**
	 * Return the number of the reason in the protocol.
	 * @return the reason code, an unsigned number of 32 bits
	 */
	public long getCode() {
		return this.code;
	}

	/**
	 * Return the reason with the given number.
	 * @param code the reason code
	 * @return the reason, or {@code null} if the number is unknown
	 */
	public static @Nullable SshOpenFailureReason ofCode(long code) {
		return Arrays.stream(values()).filter((reason) -> reason.code == code).findFirst().orElse(null);
	}

}
