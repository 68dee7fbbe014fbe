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

/**
 * Makes names and other short texts of foreign origin fit to be shown, logged and
 * recorded. The rule is that of {@link TerminalText} without the exception for joiners,
 * because names that look alike must be equal.
 */
public final class PrintableText {

	private static final int MAX_LENGTH = 200;

	private PrintableText() {
	}

	/**
	 * Truncate a text to 200 characters, and replace each unprintable character with a
	 * question mark.
	 */
	public static String of(String text) {
		StringBuilder printable = new StringBuilder();
		text.substring(0, Math.min(text.length(), MAX_LENGTH))
			.codePoints()
			.forEach((codePoint) -> printable.appendCodePoint(isPrintable(codePoint) ? codePoint : '?'));
		return printable.toString();
	}

	/**
	 * Return whether {@link #of} would not replace anything.
	 */
	public static boolean isPrintable(String text) {
		return text.codePoints().allMatch(PrintableText::isPrintable);
	}

	private static boolean isPrintable(int codePoint) {
		return TerminalText.isPrintable(codePoint) && Character.getType(codePoint) != Character.FORMAT;
	}

}
