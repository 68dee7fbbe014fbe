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

package io.github.sshspringboot.command.internal.io;

import java.util.regex.Pattern;

import io.github.sshspringboot.server.internal.text.TerminalText;

/**
 * Limits the length of messages to users.
 */
public final class UserMessage {

	private static final Pattern LONG_QUOTE = Pattern
		.compile("(?<![\\p{L}\\p{N}])'([^']{199}[^'\\p{Cs}])[^']++'(?![\\p{L}\\p{N}])");

	private static final String SHORTENED = "'$1…'";

	private static final int MAX_LENGTH = 2000;

	private static final int TAIL = 300;

	private UserMessage() {
	}

	/**
	 * Shorten each quoted text to 200 characters and the message to 2000 characters,
	 * keeping its end, which says what to do. The result is one line.
	 */
	public static String of(String text) {
		String message = LONG_QUOTE.matcher(text).replaceAll(SHORTENED);
		if (message.length() > MAX_LENGTH) {
			message = message.substring(0, end(message, MAX_LENGTH - TAIL)) + "…"
					+ message.substring(end(message, message.length() - TAIL));
		}
		return TerminalText.line(message);
	}

	private static int end(String text, int index) {
		return Character.isLowSurrogate(text.charAt(index)) ? index - 1 : index;
	}

}
