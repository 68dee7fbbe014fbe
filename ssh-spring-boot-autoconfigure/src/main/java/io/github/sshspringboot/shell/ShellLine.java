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

package io.github.sshspringboot.shell;

import java.util.ArrayList;
import java.util.List;

import io.github.sshspringboot.command.pipeline.Script;
import org.jspecify.annotations.Nullable;

/**
 * A line that is edited, cut into words and operators with the quoting rules of command
 * lines. It need not be complete. A line that is too long to be run has no words.
 */
final class ShellLine {

	private static final String OPERATORS = "|&;";

	private final String text;

	private final List<Token> tokens = new ArrayList<>();

	private final StringBuilder value = new StringBuilder();

	private @Nullable Token last;

	private boolean open;

	private boolean quoted;

	private int position;

	private ShellLine(String text) {
		this.text = text;
		while (this.position < text.length() && !isTooLong()) {
			readToken();
		}
	}

	static ShellLine of(String text) {
		return new ShellLine(text);
	}

	private boolean isTooLong() {
		return this.text.length() > Script.MAX_LENGTH;
	}

	private void readToken() {
		int start = this.position;
		char c = this.text.charAt(start);
		if (c == '\n') {
			this.position++;
			if (isSeparator()) {
				add(start, Kind.NEWLINE);
			}
		}
		else if (isSpace(c)) {
			this.position++;
		}
		else if (c == '#' && isAtBeginOfPipeline()) {
			int end = this.text.indexOf('\n', start);
			this.position = (end < 0) ? this.text.length() : end;
			add(start, Kind.COMMENT);
		}
		else if (operatorLength(start) > 0) {
			this.position += operatorLength(start);
			add(start, Kind.OPERATOR);
		}
		else {
			readWord(start);
		}
	}

	private static boolean isSpace(char c) {
		return c == ' ' || c == '\t' || c == '\r' || c == '\n';
	}

	private boolean isSeparator() {
		return !this.tokens.isEmpty() && !endsWithOperator();
	}

	private boolean isAtBeginOfPipeline() {
		Token last = this.last;
		return last == null || (!last.isWord() && !"|".equals(last.value()));
	}

	private boolean endsWithOperator() {
		Token last = this.last;
		return last != null && last.kind() == Kind.OPERATOR && !";".equals(last.value());
	}

	private int operatorLength(int start) {
		char c = this.text.charAt(start);
		if (OPERATORS.indexOf(c) < 0) {
			return 0;
		}
		boolean twice = start + 1 < this.text.length() && this.text.charAt(start + 1) == c;
		return (c != ';' && twice) ? 2 : (c != '&') ? 1 : 0;
	}

	private void add(int start, Kind kind) {
		add(new Token(start, this.position, this.text.substring(start, this.position), kind));
	}

	private void add(Token token) {
		this.tokens.add(token);
		if (token.kind() != Kind.COMMENT) {
			this.last = token;
		}
	}

	private void readWord(int start) {
		this.value.setLength(0);
		this.quoted = false;
		boolean there = false;
		while (this.position < this.text.length()) {
			char c = this.text.charAt(this.position);
			if (isSpace(c) || operatorLength(this.position) > 0) {
				break;
			}
			this.position++;
			switch (c) {
				case '\'' -> singleQuoted();
				case '"' -> doubleQuoted();
				case '\\' -> {
					if (escaped()) {
						there = true;
					}
					else if (!there) {
						return;
					}
				}
				default -> {
					this.value.append(c);
					there = true;
				}
			}
			there |= c == '\'' || c == '"';
		}
		if (there) {
			add(new Token(start, this.position, this.value.toString(), this.quoted ? Kind.QUOTED : Kind.WORD));
		}
	}

	private void singleQuoted() {
		this.quoted = true;
		int end = this.text.indexOf('\'', this.position);
		this.open = end < 0;
		int limit = this.open ? this.text.length() : end;
		this.value.append(this.text, this.position, limit);
		this.position = this.open ? limit : end + 1;
	}

	private void doubleQuoted() {
		this.quoted = true;
		this.open = true;
		while (this.position < this.text.length()) {
			char c = this.text.charAt(this.position++);
			if (c == '"') {
				this.open = false;
				return;
			}
			if (c == '\\' && this.position < this.text.length()) {
				char next = this.text.charAt(this.position);
				if (next == '\n') {
					this.position++;
					continue;
				}
				if (next == '"' || next == '\\' || next == '$' || next == '`') {
					this.position++;
					c = next;
				}
			}
			this.value.append(c);
		}
	}

	private boolean escaped() {
		this.quoted = true;
		if (this.position == this.text.length()) {
			this.open = true;
			return true;
		}
		char c = this.text.charAt(this.position++);
		if (c == '\n') {
			return false;
		}
		this.value.append(c);
		return true;
	}

	List<Token> tokens() {
		return this.tokens;
	}

	/**
	 * Whether the line goes on in another one.
	 * @return whether a quote is not closed, or a backslash or an operator comes last
	 */
	boolean isOpen() {
		return this.open || endsWithOperator();
	}

	/**
	 * The command lines that the line is made of, without lines that are comments.
	 * @return the command lines in their order
	 */
	List<String> commands() {
		List<String> commands = new ArrayList<>();
		int start = 0;
		for (Token token : this.tokens) {
			if (token.kind() == Kind.NEWLINE) {
				commands.add(this.text.substring(start, token.start()));
				start = token.end();
			}
			else if (token.kind() == Kind.COMMENT && this.text.substring(start, token.start()).isBlank()) {
				start = token.end();
			}
		}
		commands.add(this.text.substring(start));
		commands.removeIf(String::isBlank);
		return commands;
	}

	/**
	 * The command that the end of the line belongs to.
	 * @return its words
	 */
	Stage lastStage() {
		List<Token> words = new ArrayList<>();
		boolean piped = false;
		boolean comment = isTooLong();
		for (Token token : this.tokens) {
			comment = token.kind() == Kind.COMMENT;
			if (token.isWord()) {
				words.add(token);
			}
			else {
				words.clear();
				piped = "|".equals(token.value());
			}
		}
		return new Stage(words, piped, comment, this.text.length());
	}

	/**
	 * What a line is made of.
	 */
	enum Kind {

		/** A word without quotes. */
		WORD,

		/** A word with quotes or backslashes. */
		QUOTED,

		/** Stands between two commands of a line. */
		OPERATOR,

		/** Ends a command and its line. */
		NEWLINE,

		/** Is not read. */
		COMMENT

	}

	/**
	 * A part of the line.
	 *
	 * @param start where it begins
	 * @param end where it ends
	 * @param value the word without its quotes
	 * @param kind what it is
	 */
	record Token(int start, int end, String value, Kind kind) {

		boolean isWord() {
			return this.kind == Kind.WORD || this.kind == Kind.QUOTED;
		}

	}

	/**
	 * A command within a line.
	 *
	 * @param tokens its words
	 * @param piped whether it reads what the one before it writes
	 * @param comment whether it is none
	 * @param end where the line ends
	 */
	record Stage(List<Token> tokens, boolean piped, boolean comment, int end) {

		/**
		 * The words before the one that is typed.
		 * @return the words
		 */
		List<String> words() {
			return this.tokens.stream().limit(this.tokens.size() - (isTyping() ? 1 : 0)).map(Token::value).toList();
		}

		/**
		 * What was typed of the word at the end.
		 * @return the beginning of a word, empty for a new one
		 */
		String prefix() {
			return isTyping() ? last().value() : "";
		}

		/**
		 * Where the word at the end begins.
		 * @return the index in the line
		 */
		int start() {
			return isTyping() ? last().start() : this.end;
		}

		boolean isTyping() {
			return !this.tokens.isEmpty() && last().end() == this.end;
		}

		private Token last() {
			return this.tokens.get(this.tokens.size() - 1);
		}

	}

}
