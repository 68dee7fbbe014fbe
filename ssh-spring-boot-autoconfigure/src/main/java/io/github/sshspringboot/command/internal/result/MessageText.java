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

package io.github.sshspringboot.command.internal.result;

import io.github.sshspringboot.server.internal.text.TerminalText;

/**
 * Formats messages to users.
 *
 * @since 0.1.0
 */
public final class MessageText {

	private MessageText() {
	}

	/**
	 * Return a message as {@link TerminalText#line}, wrapped between words to the width
	 * of the terminal, 0 without one.
	 */
	public static String of(String message, int columns) {
		String line = TerminalText.line(message);
		if (columns <= 0 || DisplayWidth.of(line) <= columns) {
			return line;
		}
		StringBuilder lines = new StringBuilder(line.length());
		int used = 0;
		for (String word : line.split(" ")) {
			int width = DisplayWidth.of(word);
			if (!lines.isEmpty()) {
				boolean fits = used + 1 + width <= columns;
				lines.append(fits ? ' ' : '\n');
				used = fits ? used + 1 : 0;
			}
			lines.append(word);
			used += width;
		}
		return lines.toString();
	}

}
