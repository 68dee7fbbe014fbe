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

import org.springframework.util.Assert;

/**
 * The rule of what is text and may reach a terminal. Everything else can move the cursor,
 * turn a line around, or hide in it: control characters, line and paragraph separators,
 * format characters such as the bidirectional controls and those without a width, tags
 * and unpaired surrogates. Only the joiners U+200C and U+200D stay, which some scripts
 * and emoji need.
 *
 * @since 0.1.0
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
	 * Return whether a character is nothing but text.
	 * @param codePoint the character
	 * @return {@code false} if a terminal could take it for more than text
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
	 * Return whether a text has nothing that {@link #line} would replace.
	 * @param text the text
	 * @return whether it can be shown on one line as it is
	 */
	public static boolean isPrintable(String text) {
		Assert.notNull(text, "'text' must not be null");
		return text.codePoints().allMatch(TerminalText::isPrintable);
	}

	/**
	 * Return a text as one line.
	 * @param text the text
	 * @return the text with a blank in the place of each character that is not printable,
	 * also of tabs and of the ends of lines
	 */
	public static String line(String text) {
		Assert.notNull(text, "'text' must not be null");
		return replace(text, TerminalText::isPrintable);
	}

	/**
	 * Return a text of any number of lines.
	 * @param text the text
	 * @return the text with a blank in the place of each character that is not printable,
	 * other than tabs and the ends of lines, which are line feeds
	 */
	public static String lines(String text) {
		Assert.notNull(text, "'text' must not be null");
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
