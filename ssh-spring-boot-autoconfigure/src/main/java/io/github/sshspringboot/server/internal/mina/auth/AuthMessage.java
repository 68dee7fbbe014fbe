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

import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A message of an unauthenticated client: its number, its length in bytes, the content
 * after the fields that are already read, and the parsed request if it is one.
 */
record AuthMessage(int type, int length, Buffer content, @Nullable AuthRequest request) {

	/** The connection is closed and nothing follows. */
	static final AuthMessage CLOSED = new AuthMessage(0, 0, new ByteArrayBuffer(0), null);

	/** What could not be completed is to be retried. */
	static final AuthMessage RETRY = new AuthMessage(SshConstants.SSH_MSG_USERAUTH_REQUEST, 0, new ByteArrayBuffer(0),
			null);

	static AuthMessage copy(int type, Buffer buffer) {
		int length = buffer.available();
		byte[] content = new byte[length + 1];
		content[0] = (byte) type;
		buffer.getRawBytes(content, 1, length);
		Buffer copy = new ByteArrayBuffer(content);
		copy.getUByte();
		return new AuthMessage(type, length, copy,
				(type == SshConstants.SSH_MSG_USERAUTH_REQUEST) ? AuthRequest.read(copy) : null);
	}

	/**
	 * Return whether the message is not part of the authentication, and so is for the
	 * next service.
	 */
	boolean isForNextService() {
		return this.type >= SshConstants.SSH_MSG_GLOBAL_REQUEST;
	}

	/**
	 * Return the message including its number.
	 */
	Buffer whole() {
		this.content.rpos(0);
		return this.content;
	}

}
