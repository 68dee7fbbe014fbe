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

package io.github.sshspringboot.server.internal.mina.channel;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * The input of a session, which distinguishes its end from the loss of the connection.
 */
final class ChannelInput extends FilterInputStream {

	private final SessionCommand session;

	ChannelInput(InputStream input, SessionCommand session) {
		super(input);
		this.session = session;
	}

	@Override
	public int read() throws IOException {
		return checkEnd(super.read());
	}

	@Override
	public int read(byte[] bytes, int offset, int length) throws IOException {
		return checkEnd(super.read(bytes, offset, length));
	}

	@Override
	public int available() throws IOException {
		return Math.max(0, super.available());
	}

	private int checkEnd(int result) throws IOException {
		if (result == -1 && !this.session.isInputComplete()) {
			this.session.cancelIfLost();
			throw new IOException("The client disconnected before the end of its input");
		}
		return result;
	}

}
