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

package io.github.sshspringboot.server.internal.text;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/**
 * The byte order mark that some programs write before a text. It denotes the encoding and
 * is not part of the content.
 */
public final class ByteOrderMark {

	private static final char MARK = '\uFEFF';

	private ByteOrderMark() {
	}

	/**
	 * Return a text without a leading mark.
	 */
	public static String strip(String text) {
		return (!text.isEmpty() && text.charAt(0) == MARK) ? text.substring(1) : text;
	}

	/**
	 * Return a reader without a leading mark, which reads no further than requested.
	 */
	public static Reader strip(Reader reader) {
		return new StrippingReader(reader);
	}

	private static final class StrippingReader extends FilterReader {

		private boolean started;

		StrippingReader(Reader reader) {
			super(reader);
		}

		@Override
		public int read() throws IOException {
			char[] one = new char[1];
			return (read(one, 0, 1) == -1) ? -1 : one[0];
		}

		@Override
		public int read(char[] buffer, int offset, int length) throws IOException {
			if (this.started || length == 0) {
				return super.read(buffer, offset, length);
			}
			int count = super.read(buffer, offset, length);
			this.started = true;
			if (count <= 0 || buffer[offset] != MARK) {
				return count;
			}
			if (count == 1) {
				return super.read(buffer, offset, length);
			}
			System.arraycopy(buffer, offset + 1, buffer, offset, count - 1);
			return count - 1;
		}

		@Override
		public long skip(long count) throws IOException {
			long skipped = 0;
			while (skipped < count && read() != -1) {
				skipped++;
			}
			return skipped;
		}

		@Override
		public boolean markSupported() {
			return false;
		}

		@Override
		public void mark(int readAheadLimit) throws IOException {
			throw new IOException("mark() is not supported");
		}

		@Override
		public void reset() throws IOException {
			throw new IOException("reset() is not supported");
		}

	}

}
