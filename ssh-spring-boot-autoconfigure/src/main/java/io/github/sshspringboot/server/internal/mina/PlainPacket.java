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
import org.apache.sshd.common.SshException;
import org.apache.sshd.common.util.buffer.Buffer;

/**
 * The start of an unencrypted packet (RFC 4253 section 6), which distinguishes SSH from
 * other protocols.
 */
final class PlainPacket {

	private static final long MAX_LENGTH = 256 * 1024;

	private static final int MIN_PADDING = 4;

	private PlainPacket() {
	}

	/**
	 * Check what has been received of a packet without consuming it. Throws an
	 * {@link SshException} if it cannot be the start of a packet.
	 */
	static void check(Buffer buffer) throws SshException {
		if (buffer.available() <= Integer.BYTES) {
			return;
		}
		long length = buffer.rawUInt(buffer.rpos());
		int padding = buffer.rawByte(buffer.rpos() + Integer.BYTES) & 0xff;
		if (length > MAX_LENGTH || padding < MIN_PADDING || padding >= length - 1) {
			throw new SshException(SshConstants.SSH2_DISCONNECT_PROTOCOL_ERROR, "This is not an SSH packet");
		}
	}

}
