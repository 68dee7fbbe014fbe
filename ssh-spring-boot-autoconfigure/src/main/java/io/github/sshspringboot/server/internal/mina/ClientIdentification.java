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

import java.nio.charset.StandardCharsets;

import org.apache.sshd.common.util.buffer.Buffer;

/**
 * Checks the first line of a client (RFC 4253 section 4.2). MINA would keep what follows
 * an empty line without bound, and wait for the identification until the end of the login
 * grace. Clients do not send anything before it.
 */
final class ClientIdentification {

	private static final byte[] START = "SSH-".getBytes(StandardCharsets.US_ASCII);

	private static final byte[] REFUSAL = "Invalid SSH identification string.\r\n".getBytes(StandardCharsets.US_ASCII);

	private ClientIdentification() {
	}

	/**
	 * Return whether the bytes, which are not consumed, can be the start of an
	 * identification.
	 */
	static boolean canBegin(Buffer buffer) {
		int length = Math.min(buffer.available(), START.length);
		for (int i = 0; i < length; i++) {
			if (buffer.rawByte(buffer.rpos() + i) != START[i]) {
				return false;
			}
		}
		return true;
	}

	/**
	 * Return the line to send to a client that does not identify itself.
	 */
	static byte[] getRefusal() {
		return REFUSAL.clone();
	}

}
