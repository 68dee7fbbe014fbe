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
				? new ProtocolFailure(SshConstants.SSH2_DISCONNECT_BY_APPLICATION, "Internal error")
				: new ProtocolFailure(SshConstants.SSH2_DISCONNECT_PROTOCOL_ERROR,
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
				: SshConstants.SSH2_DISCONNECT_PROTOCOL_ERROR;
		boolean corrupt = code == SshConstants.SSH2_DISCONNECT_PROTOCOL_ERROR
				|| code == SshConstants.SSH2_DISCONNECT_MAC_ERROR;
		return corrupt ? new SshException(SshConstants.SSH2_DISCONNECT_PROTOCOL_ERROR, CORRUPT, failure) : failure;
	}

}
