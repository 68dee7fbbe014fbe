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

package io.github.sshspringboot.command.pipeline;

/**
 * A text with a character before it and one after it, so that a pattern can look at the
 * neighbours of a match without looking around. RE2 cannot tell the beginning of a word
 * from its end, so a mark may precede each word; characters of patterns take it with
 * them.
 */
final class FramedText {

	private static final char MARK = '\n';

	/** Half of a pair, which decoded text does not have. */
	private static final char AFTER = '\uDC00';

	/** The end, for a pattern. */
	static final String END = "\\x{DC00}";

	/** What is no text, for a set of characters of a pattern. */
	static final String MARKS = "\\n" + END;

	private FramedText() {
	}

	static String of(String text, boolean marked) {
		StringBuilder framed = new StringBuilder(text.length() + 2).append(MARK);
		boolean word = false;
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			boolean before = word;
			word = isWord(c);
			if (marked && word && !before) {
				framed.append(MARK);
			}
			framed.append((c == MARK) ? '\r' : c);
		}
		return framed.append(AFTER).toString();
	}

	private static boolean isWord(char c) {
		return c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
	}

	/**
	 * Take the marks out.
	 * @param framed a part of the framed text
	 * @return the text of this part
	 */
	static String plain(String framed) {
		StringBuilder text = new StringBuilder(framed.length());
		framed.chars().filter((c) -> c != MARK && c != AFTER).forEach((c) -> text.append((char) c));
		return text.toString();
	}

}
