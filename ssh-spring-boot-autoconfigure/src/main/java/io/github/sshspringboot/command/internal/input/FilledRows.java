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
 * Skips CSV rows that contain nothing but separators and blanks, but keeps their line
 * breaks.
 */
final class FilledRows extends BlockReader {

	private static final int MAX_NOTHING = 64 * 1024;

	private final StringBuilder nothing = new StringBuilder();

	private final StringBuilder ready = new StringBuilder();

	private int position;

	private CsvPlace place = CsvPlace.ROW;

	FilledRows(Reader reader) {
		super(reader);
	}

	@Override
	public int read(char[] buffer, int offset, int length) throws IOException {
		if (length == 0) {
			return 0;
		}
		while (this.position == this.ready.length()) {
			this.ready.setLength(0);
			this.position = 0;
			int count = super.read(buffer, offset, length);
			if (count == -1) {
				return -1;
			}
			for (int i = offset; i < offset + count; i++) {
				accept(buffer[i]);
			}
		}
		int count = Math.min(length, this.ready.length() - this.position);
		this.ready.getChars(this.position, this.position + count, buffer, offset);
		this.position += count;
		return count;
	}

	private void accept(char c) {
		boolean lineEnd = CsvPlace.isLineEnd(c);
		if (this.place == CsvPlace.ROW && (lineEnd || this.nothing.length() == MAX_NOTHING)) {
			this.ready.append(lineEnd ? "" : this.nothing);
			this.nothing.setLength(0);
		}
		else if (this.place == CsvPlace.ROW && (c == ',' || c <= ' ')) {
			this.nothing.append(c);
			return;
		}
		this.ready.append(this.nothing).append(c);
		this.nothing.setLength(0);
		this.place = this.place.after(c);
	}

	@Override
	public boolean ready() throws IOException {
		return this.position < this.ready.length();
	}

}
