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

package io.github.sshspringboot.session.internal.tap;

import java.io.IOException;
import java.io.InputStream;

/**
 * The input of a session, which taps see after it was read.
 */
final class TappedInput extends InputStream {

	private final InputStream input;

	private final TappedSession session;

	TappedInput(InputStream input, TappedSession session) {
		this.input = input;
		this.session = session;
	}

	@Override
	public int read() throws IOException {
		int b = this.input.read();
		if (b != -1) {
			this.session.read(new byte[] { (byte) b }, 0, 1);
		}
		return b;
	}

	@Override
	public int read(byte[] bytes, int offset, int length) throws IOException {
		int read = this.input.read(bytes, offset, length);
		if (read > 0) {
			this.session.read(bytes, offset, read);
		}
		return read;
	}

	@Override
	public int available() throws IOException {
		return this.input.available();
	}

	@Override
	public void close() throws IOException {
		this.input.close();
	}

}
