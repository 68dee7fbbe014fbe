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

package io.github.sshspringboot.shell;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * What is typed while a command runs: Ctrl-D ends it.
 */
final class TerminalInput extends FilterInputStream {

	private static final int CTRL_D = 4;

	private boolean ended;

	TerminalInput(InputStream input) {
		super(input);
	}

	@Override
	public int read() throws IOException {
		if (this.ended) {
			return -1;
		}
		int c = super.read();
		this.ended = c == CTRL_D || c == -1;
		return this.ended ? -1 : c;
	}

	@Override
	public int read(byte[] bytes, int offset, int length) throws IOException {
		if (length == 0) {
			return 0;
		}
		int c = read();
		if (c == -1) {
			return -1;
		}
		bytes[offset] = (byte) c;
		return 1;
	}

}
