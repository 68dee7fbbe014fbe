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
 * Reader that rejects a row that is too long to be kept in memory. Characters that the
 * parser reads ahead count for the row before.
 */
final class RowLimit extends BlockReader {

	static final int MAX_ROW = 4 * 1024 * 1024;

	private long length;

	RowLimit(Reader reader) {
		super(reader);
	}

	void rowBegins() {
		this.length = 0;
	}

	@Override
	public int read(char[] buffer, int offset, int length) throws IOException {
		int count = super.read(buffer, offset, length);
		this.length += count;
		if (this.length > MAX_ROW) {
			throw new ExceededException("it is longer than " + MAX_ROW + " characters");
		}
		return count;
	}

	/**
	 * Thrown when a row is too long. The parser does not wrap it.
	 */
	@SuppressWarnings("serial")
	static final class ExceededException extends IOException {

		private ExceededException(String message) {
			super(message);
		}

	}

}
