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

package io.github.sshspringboot.command;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits a command line into words with the quoting rules of the POSIX shell (POSIX.1
 * section 2.2): {@code 'literal'}, {@code "with \" and \\"}, {@code \x}. Nothing is
 * expanded.
 */
final class CommandLineWords {

	private final String line;

	private final List<String> words = new ArrayList<>();

	private final StringBuilder word = new StringBuilder();

	private boolean inWord;

	private int position;

	private CommandLineWords(String line) {
		this.line = line;
	}

	static List<String> split(String line) {
		return new CommandLineWords(line).split();
	}

	private List<String> split() {
		while (this.position < this.line.length()) {
			char c = this.line.charAt(this.position++);
			switch (c) {
				case ' ', '\t', '\r', '\n' -> endWord();
				case '\'' -> singleQuoted();
				case '"' -> doubleQuoted();
				case '\\' -> escaped();
				default -> append(c);
			}
		}
		endWord();
		return this.words;
	}

	private void append(char c) {
		this.word.append(c);
		this.inWord = true;
	}

	private void endWord() {
		if (this.inWord) {
			this.words.add(this.word.toString());
			this.word.setLength(0);
			this.inWord = false;
		}
	}

	private void singleQuoted() {
		int start = this.position;
		int end = this.line.indexOf('\'', start);
		if (end < 0) {
			throw unclosed("single", start);
		}
		this.word.append(this.line, start, end);
		this.inWord = true;
		this.position = end + 1;
	}

	private void doubleQuoted() {
		int start = this.position;
		this.inWord = true;
		while (this.position < this.line.length()) {
			char c = this.line.charAt(this.position++);
			if (c == '"') {
				return;
			}
			if (c == '\\' && this.position < this.line.length()) {
				char next = this.line.charAt(this.position);
				if (next == '\n') {
					this.position++;
					continue;
				}
				if (next == '"' || next == '\\' || next == '$' || next == '`') {
					this.position++;
					c = next;
				}
			}
			this.word.append(c);
		}
		throw unclosed("double", start);
	}

	private void escaped() {
		if (this.position == this.line.length()) {
			throw new UsageException("The command line ends with a backslash. Quote it: '\\'");
		}
		char c = this.line.charAt(this.position++);
		if (c != '\n') {
			append(c);
		}
	}

	private static UsageException unclosed(String kind, int column) {
		return new UsageException("The " + kind + " quote at column " + column + " is not closed");
	}

}
