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

package io.github.sshspringboot.files.internal.scp;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits a line into words as a shell does: blanks separate, quotes and backslashes
 * protect. Nothing else has a meaning. In a word, a protected wildcard has a backslash.
 */
final class ScpWords {

	private static final String SPECIAL = "*?[\\";

	private final String line;

	private final List<String> words = new ArrayList<>();

	private final StringBuilder word = new StringBuilder();

	private boolean inWord;

	private ScpWords(String line) {
		this.line = line;
	}

	/**
	 * Return the words of a line. Throws {@link IllegalArgumentException} if a quote is
	 * open.
	 */
	static List<String> split(String line) {
		return new ScpWords(line).split();
	}

	private List<String> split() {
		int position = 0;
		while (position < this.line.length()) {
			char c = this.line.charAt(position);
			if (c == ' ' || c == '\t') {
				endWord();
				position++;
			}
			else {
				this.inWord = true;
				position = readPart(c, position + 1);
			}
		}
		endWord();
		return this.words;
	}

	private int readPart(char c, int next) {
		if (c == '\'' || c == '"') {
			return readQuoted(c, next);
		}
		if (c == '\\') {
			protect(charAt(next));
			return next + 1;
		}
		this.word.append(c);
		return next;
	}

	private int readQuoted(char quote, int start) {
		int position = start;
		char c = charAt(position);
		while (c != quote) {
			if (quote == '"' && c == '\\' && "\"\\$`".indexOf(charAt(position + 1)) >= 0) {
				position++;
				c = charAt(position);
			}
			protect(c);
			position++;
			c = charAt(position);
		}
		return position + 1;
	}

	private char charAt(int position) {
		if (position >= this.line.length()) {
			throw new IllegalArgumentException("a quote is not closed");
		}
		return this.line.charAt(position);
	}

	private void protect(char c) {
		if (SPECIAL.indexOf(c) >= 0) {
			this.word.append('\\');
		}
		this.word.append(c);
	}

	private void endWord() {
		if (this.inWord) {
			this.words.add(this.word.toString());
			this.word.setLength(0);
			this.inWord = false;
		}
	}

}
