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

package io.github.sshspringboot.command.internal.pipeline;

import java.util.ArrayList;
import java.util.List;

import io.github.sshspringboot.command.internal.pipeline.CommandLine.Kind;
import io.github.sshspringboot.command.internal.pipeline.CommandLine.Problem;
import io.github.sshspringboot.command.internal.pipeline.CommandLine.Token;
import org.jspecify.annotations.Nullable;

/**
 * Splits a command line into tokens and never fails. An unsupported character belongs to
 * its word and is a problem. Only the first problem is kept.
 */
final class Lexer {

	private final CharSequence line;

	private final List<Token> tokens = new ArrayList<>();

	private final StringBuilder word = new StringBuilder();

	private @Nullable Kind last;

	private @Nullable String command;

	private @Nullable Problem problem;

	private boolean piped;

	private boolean open;

	private boolean quoted;

	private int position;

	Lexer(CharSequence line) {
		this.line = line;
	}

	CommandLine read() {
		if (this.line.length() > CommandLine.MAX_LENGTH) {
			problem(0, tooMuch(CommandLine.MAX_LENGTH + " characters"));
		}
		else {
			while (hasNext()) {
				int start = this.position++;
				readToken(start, this.line.charAt(start));
			}
		}
		return new CommandLine(this.line.toString(), this.tokens, this.problem, this.open || isOperatorLast());
	}

	static String tooMuch(String bound) {
		return "A command line may have at most " + bound
				+ ". Nothing was run. Send longer data through standard input";
	}

	private boolean hasNext() {
		return this.position < this.line.length();
	}

	private void readToken(int start, char c) {
		switch (c) {
			case ' ', '\t', '\r' -> {
			}
			case '\n' -> {
				if (!this.tokens.isEmpty() && !isOperatorLast()) {
					addOperator(start, Kind.NEWLINE);
				}
			}
			case ';' -> addOperator(start, Kind.SEMICOLON);
			case '|' -> addOperator(start, skip('|') ? Kind.OR : Kind.PIPE);
			case '&' -> {
				if (skip('&')) {
					addOperator(start, Kind.AND);
				}
				else {
					readWord(start, c);
				}
			}
			case '#' -> {
				if (this.last == Kind.WORD || this.last == Kind.PIPE) {
					readWord(start, c);
				}
				else {
					readComment(start);
				}
			}
			default -> readWord(start, c);
		}
	}

	private boolean isOperatorLast() {
		return this.last == Kind.PIPE || this.last == Kind.AND || this.last == Kind.OR;
	}

	private boolean skip(char c) {
		boolean there = hasNext() && this.line.charAt(this.position) == c;
		if (there) {
			this.position++;
		}
		return there;
	}

	private void addOperator(int start, Kind kind) {
		this.tokens.add(new Token(kind, kind.symbol(), start, this.position, false));
		this.last = kind;
		this.piped = kind == Kind.PIPE;
		this.command = null;
	}

	private void readComment(int start) {
		while (hasNext() && this.line.charAt(this.position) != '\n') {
			this.position++;
		}
		this.tokens.add(new Token(Kind.COMMENT, Kind.COMMENT.symbol(), start, this.position, false));
	}

	private void readWord(int start, char first) {
		this.word.setLength(0);
		this.quoted = false;
		if (!readPart(first)) {
			return;
		}
		while (hasNext() && !isEnd(this.line.charAt(this.position))) {
			readPart(this.line.charAt(this.position++));
		}
		String text = this.word.toString();
		this.tokens.add(new Token(Kind.WORD, text, start, this.position, this.quoted));
		this.last = Kind.WORD;
		this.command = (this.command != null) ? this.command : text;
	}

	private boolean isEnd(char c) {
		return switch (c) {
			case ' ', '\t', '\r', '\n', ';', '|' -> true;
			case '&' -> this.position + 1 < this.line.length() && this.line.charAt(this.position + 1) == '&';
			default -> false;
		};
	}

	/**
	 * Read a part of a word and return {@code false} for a line continuation, which adds
	 * nothing to it.
	 */
	private boolean readPart(char c) {
		switch (c) {
			case '\'' -> readSingleQuoted();
			case '"' -> readDoubleQuoted();
			case '\\' -> {
				return readEscaped();
			}
			default -> {
				check(c);
				this.word.append(c);
			}
		}
		return true;
	}

	private void readSingleQuoted() {
		int column = this.position;
		this.quoted = true;
		while (hasNext()) {
			char c = this.line.charAt(this.position++);
			if (c == '\'') {
				return;
			}
			this.word.append(c);
		}
		unclosed("single", column);
	}

	private void readDoubleQuoted() {
		int column = this.position;
		this.quoted = true;
		while (hasNext()) {
			char c = this.line.charAt(this.position++);
			if (c == '"') {
				return;
			}
			if (c == '\\' && hasNext()) {
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
		unclosed("double", column);
	}

	private void unclosed(String kind, int column) {
		this.open = true;
		problem(column - 1, "The " + kind + " quote at column " + column + " is not closed");
	}

	private boolean readEscaped() {
		this.quoted = true;
		if (!hasNext()) {
			this.open = true;
			problem(this.position - 1, "The command line ends with a backslash. Quote it: '\\'");
			return true;
		}
		char c = this.line.charAt(this.position++);
		if (c == '\n') {
			return false;
		}
		this.word.append(c);
		return true;
	}

	/**
	 * Report an unsupported unquoted character. In {@code where} conditions {@code <} and
	 * {@code >} are comparisons; elsewhere users expect them to redirect.
	 */
	private void check(char c) {
		switch (c) {
			case '&' -> refuse("&", "background jobs are not supported");
			case '<', '>' -> {
				if (!this.piped || !WhereStage.NAME.equals(this.command)) {
					refuse(String.valueOf(c), "redirection is not supported");
				}
			}
			case '`' -> refuse("`", "command substitution is not supported");
			case '$' -> {
				if (hasNext() && this.line.charAt(this.position) == '(') {
					refuse("$(", "command substitution is not supported");
				}
			}
			default -> {
			}
		}
	}

	private void refuse(String characters, String reason) {
		problem(this.position - 1, "Unquoted '" + characters + "' at column " + this.position + ": " + reason
				+ ". Quote it to use it as text");
	}

	private void problem(int position, String message) {
		if (this.problem == null) {
			this.problem = new Problem(position, message);
		}
	}

}
