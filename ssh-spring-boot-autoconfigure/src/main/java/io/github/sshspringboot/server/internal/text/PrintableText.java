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

import org.springframework.util.Assert;

/**
 * Names and other short texts that somebody else chose, made fit to be shown, logged and
 * recorded. The rule is that of {@link TerminalText} without its exceptions: names that
 * look alike must be alike, and so have no joiners.
 *
 * @since 0.1.0
 */
public final class PrintableText {

	private static final int MAX_LENGTH = 200;

	private PrintableText() {
	}

	/**
	 * Cut a text, and replace what is not printable.
	 * @param text the text
	 * @return its first 200 characters, with a question mark for each replaced character
	 */
	public static String of(String text) {
		Assert.notNull(text, "'text' must not be null");
		StringBuilder printable = new StringBuilder();
		text.substring(0, Math.min(text.length(), MAX_LENGTH))
			.codePoints()
			.forEach((codePoint) -> printable.appendCodePoint(isPrintable(codePoint) ? codePoint : '?'));
		return printable.toString();
	}

	/**
	 * Return whether a text has nothing that {@link #of} would replace.
	 * @param text the text
	 * @return whether it can be shown as it is
	 */
	public static boolean isPrintable(String text) {
		Assert.notNull(text, "'text' must not be null");
		return text.codePoints().allMatch(PrintableText::isPrintable);
	}

	private static boolean isPrintable(int codePoint) {
		return TerminalText.isPrintable(codePoint) && Character.getType(codePoint) != Character.FORMAT;
	}

}
