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

package io.github.sshspringboot.command.internal.input;

import java.io.IOException;
import java.io.Reader;

/**
 * Reader that fails when a text, or a line of it, is too long to be kept in memory.
 */
final class LimitedReader extends BlockReader {

	static final int MAX_TEXT = 64 * 1024 * 1024;

	static final int MAX_LINE = 16 * 1024 * 1024;

	private final boolean lines;

	private final int limit;

	private long length;

	private LimitedReader(Reader reader, boolean lines, int limit) {
		super(reader);
		this.lines = lines;
		this.limit = limit;
	}

	static LimitedReader ofText(Reader reader) {
		return new LimitedReader(reader, false, MAX_TEXT);
	}

	static LimitedReader ofLines(Reader reader) {
		return new LimitedReader(reader, true, MAX_LINE);
	}

	@Override
	public int read(char[] buffer, int offset, int length) throws IOException {
		int count = super.read(buffer, offset, length);
		for (int i = offset; i < offset + count; i++) {
			this.length = (this.lines && (buffer[i] == '\n' || buffer[i] == '\r')) ? 0 : this.length + 1;
			if (this.length > this.limit) {
				throw new InputException((this.lines ? "a line of the input" : "the input") + " is longer than "
						+ this.limit + " characters");
			}
		}
		return count;
	}

}
