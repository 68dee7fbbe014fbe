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

import java.util.function.IntPredicate;

/**
 * The rule of which text may reach a terminal. Other characters can move the cursor,
 * reverse a line or hide in it: control characters, line and paragraph separators, format
 * characters such as bidirectional controls and zero-width characters, tags and unpaired
 * surrogates. The joiners U+200C and U+200D are allowed, because some scripts and emoji
 * need them.
 *
 * @see PrintableText
 */
public final class TerminalText {

	private static final char BLANK = ' ';

	private static final char FIRST_UNUSUAL = 0x7f;

	private static final int NON_JOINER = 0x200c;

	private static final int JOINER = 0x200d;

	private static final int FIRST_TAG = 0xe0000;

	private static final int LAST_TAG = 0xe007f;

	private TerminalText() {
	}

	/**
	 * Return whether a character is plain text, which a terminal cannot interpret
	 * otherwise.
	 */
	public static boolean isPrintable(int codePoint) {
		if (codePoint >= BLANK && codePoint < FIRST_UNUSUAL) {
			return true;
		}
		return switch (Character.getType(codePoint)) {
			case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
				false;
			case Character.FORMAT -> codePoint == NON_JOINER || codePoint == JOINER;
			default -> codePoint < FIRST_TAG || codePoint > LAST_TAG;
		};
	}

	/**
	 * Return whether {@link #line} would not replace anything.
	 */
	public static boolean isPrintable(String text) {
		return text.codePoints().allMatch(TerminalText::isPrintable);
	}

	/**
	 * Return a text as one line, with a blank for each unprintable character, including
	 * tabs and line ends.
	 */
	public static String line(String text) {
		return replace(text, TerminalText::isPrintable);
	}

	/**
	 * Return a text of any number of lines, with a blank for each unprintable character
	 * other than tabs and line feeds.
	 */
	public static String lines(String text) {
		return replace(text.replace("\r\n", "\n"),
				(codePoint) -> codePoint == '\n' || codePoint == '\t' || isPrintable(codePoint));
	}

	private static String replace(String text, IntPredicate kept) {
		int length = text.length();
		int index = 0;
		while (index < length && text.charAt(index) >= BLANK && text.charAt(index) < FIRST_UNUSUAL) {
			index++;
		}
		if (index == length) {
			return text;
		}
		StringBuilder replaced = new StringBuilder(length).append(text, 0, index);
		text.codePoints()
			.skip(index)
			.forEach((codePoint) -> replaced.appendCodePoint(kept.test(codePoint) ? codePoint : BLANK));
		return replaced.toString();
	}

}
