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

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * The output of a session, which taps see before it waits for the client.
 */
final class TappedOutput extends FilterOutputStream {

	private final TappedSession session;

	TappedOutput(OutputStream output, TappedSession session) {
		super(output);
		this.session = session;
	}

	@Override
	public void write(int b) throws IOException {
		if (this.session.isTapped()) {
			this.session.written(new byte[] { (byte) b }, 0, 1);
		}
		this.out.write(b);
	}

	@Override
	public void write(byte[] bytes, int offset, int length) throws IOException {
		if (this.session.isTapped()) {
			this.session.written(bytes, offset, length);
		}
		this.out.write(bytes, offset, length);
	}

}
