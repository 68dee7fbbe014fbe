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

import java.io.IOException;

import io.github.sshspringboot.server.SshDisconnectReason;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.SshException;

/**
 * The reason code and text sent to a client whose message could not be handled.
 */
record ProtocolFailure(int code, String message) {

	private static final String CORRUPT = "Protocol error or corrupt packet";

	/**
	 * Return the failure to report for a message with the given number.
	 */
	static ProtocolFailure ofMessage(int type, Throwable failure) {
		if (isDecided(failure)) {
			return new ProtocolFailure(((SshException) failure).getDisconnectCode(),
					String.valueOf(failure.getMessage()));
		}
		return (failure instanceof Error)
				? new ProtocolFailure(SshDisconnectReason.BY_APPLICATION.getCode(), "Internal error")
				: new ProtocolFailure(SshDisconnectReason.PROTOCOL_ERROR.getCode(),
						"Bad or unexpected " + SshConstants.getCommandMessageName(type));
	}

	/**
	 * Return whether the exception itself says what to report to the client.
	 */
	static boolean isDecided(Throwable failure) {
		return failure instanceof SshException exception && exception.getDisconnectCode() > 0;
	}

	/**
	 * Return whether the connection was lost, so that nothing can be reported to the
	 * client.
	 */
	static boolean isLoss(Throwable failure) {
		return failure instanceof IOException && !(failure instanceof SshException);
	}

	/**
	 * Return the failure to report for a packet. Packet errors are hidden, because the
	 * client could learn about the result of decryption.
	 */
	static Throwable ofPacket(Throwable failure) {
		int code = (failure instanceof SshException exception) ? exception.getDisconnectCode()
				: SshDisconnectReason.PROTOCOL_ERROR.getCode();
		boolean corrupt = code == SshDisconnectReason.PROTOCOL_ERROR.getCode()
				|| code == SshDisconnectReason.MAC_ERROR.getCode();
		return corrupt ? new SshException(SshDisconnectReason.PROTOCOL_ERROR.getCode(), CORRUPT, failure) : failure;
	}

}
