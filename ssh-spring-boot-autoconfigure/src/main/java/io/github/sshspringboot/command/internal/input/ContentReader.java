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
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharsetDecoder;

import io.github.sshspringboot.server.internal.text.ByteOrderMark;

/**
 * Reads UTF-8 and skips a byte order mark. UTF-16 and UTF-32, which have zeros among
 * their first bytes, are reported as a problem.
 */
final class ContentReader extends BlockReader {

	private static final int START = 8;

	private int position;

	private ContentReader(Reader reader) {
		super(reader);
	}

	static Reader of(InputStream input, CharsetDecoder decoder) {
		return new ContentReader(ByteOrderMark.strip(new InputStreamReader(input, decoder)));
	}

	@Override
	public int read(char[] buffer, int offset, int length) throws IOException {
		int count = super.read(buffer, offset, length);
		for (int i = offset; i < offset + count && this.position < START; i++) {
			this.position++;
			if (buffer[i] == 0) {
				throw new InputException("the input is not UTF-8 but probably UTF-16");
			}
		}
		return count;
	}

}
