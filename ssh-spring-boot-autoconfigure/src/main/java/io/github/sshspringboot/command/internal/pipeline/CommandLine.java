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

import org.jspecify.annotations.Nullable;

/**
 * The tokens of a command line, which follow the quoting rules of the POSIX shell
 * (POSIX.1 section 2.2) without any expansion. Execution, completion, highlighting and
 * masking all read these tokens. A line that is too long has none. The problem is
 * {@code null} if every token can be run. A line is open if a quote is not closed or if
 * it ends with a backslash or an operator.
 *
 * @since 0.1.0
 */
public record CommandLine(String text, List<Token> tokens, @Nullable Problem problem, boolean isOpen) {

	/** Maximum number of characters in a command line. */
	public static final int MAX_LENGTH = 64 * 1024;

	public CommandLine {
		tokens = List.copyOf(tokens);
	}

	/**
	 * Read a command line of one or several lines. Never fails.
	 */
	public static CommandLine of(CharSequence text) {
		return new Lexer(text).read();
	}

	/**
	 * Whether the line is blank or a comment.
	 */
	public boolean isBlank() {
		return this.text.isBlank()
				|| (this.problem == null && this.tokens.stream().allMatch((token) -> token.kind() == Kind.COMMENT));
	}

	/**
	 * Return the words of a line that is a single command, empty if it has an operator.
	 */
	public List<String> words() {
		return this.tokens.stream().allMatch(Token::isWord) ? this.tokens.stream().map(Token::text).toList()
				: List.of();
	}

	/**
	 * Return the lines in their order, without comments.
	 */
	public List<CommandLine> lines() {
		if (this.tokens.stream().noneMatch((token) -> token.kind() == Kind.NEWLINE || token.kind() == Kind.COMMENT)) {
			return isBlank() ? List.of() : List.of(this);
		}
		List<String> lines = new ArrayList<>();
		int start = 0;
		for (Token token : this.tokens) {
			if (token.kind() == Kind.NEWLINE) {
				lines.add(this.text.substring(start, token.start()));
				start = token.end();
			}
			else if (token.kind() == Kind.COMMENT && this.text.substring(start, token.start()).isBlank()) {
				start = token.end();
			}
		}
		lines.add(this.text.substring(start));
		return lines.stream().filter((line) -> !line.isBlank()).map(CommandLine::of).toList();
	}

	/**
	 * Kinds of tokens.
	 */
	public enum Kind {

		/** A word. */
		WORD(""),

		/** Pipes the output of a command into the next stage. */
		PIPE("|"),

		/** Runs the next pipeline if the status is 0. */
		AND("&&"),

		/** Runs the next pipeline if the status is not 0. */
		OR("||"),

		/** Runs the next pipeline. */
		SEMICOLON(";"),

		/** Ends a pipeline and its line. */
		NEWLINE("\n"),

		/** A comment. */
		COMMENT("#");

		private final String symbol;

		Kind(String symbol) {
			this.symbol = symbol;
		}

		String symbol() {
			return this.symbol;
		}

	}

	/**
	 * A part of a line. The text of a word has no quotes.
	 */
	public record Token(Kind kind, String text, int start, int end, boolean quoted) {

		public boolean isWord() {
			return this.kind == Kind.WORD;
		}

	}

	/**
	 * The reason why a line cannot be run, and its position.
	 */
	public record Problem(int position, String message) {

	}

}
