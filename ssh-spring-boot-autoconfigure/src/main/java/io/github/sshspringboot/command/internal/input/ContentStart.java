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
import java.io.PushbackReader;

/**
 * The position of the first character that is not blank. The character itself, -1 at the
 * end of the input, is not consumed. Line and column count from 0.
 */
record ContentStart(int first, int line, int column) {

	static ContentStart find(PushbackReader reader) throws IOException {
		int lines = 0;
		int columns = 0;
		int next = reader.read();
		while (next == ' ' || next == '\t' || next == '\r' || next == '\n') {
			columns = (next == '\n') ? 0 : columns + 1;
			lines += (next == '\n') ? 1 : 0;
			next = reader.read();
		}
		if (next != -1) {
			reader.unread(next);
		}
		return new ContentStart(next, lines, columns);
	}

	ContentStart skipLines(int lines) {
		return new ContentStart(this.first, this.line + lines, 0);
	}

	boolean looksLikeJson() {
		return this.first == '[' || this.first == '{';
	}

}
