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
 * A command line, cut into words and operators with the quoting rules of the POSIX shell
 * (POSIX.1 section 2.2). Nothing is expanded. Whoever runs, completes, colours or masks a
 * line reads these tokens.
 *
 * @param text the line, or several lines
 * @param tokens what it is made of, none if it is too long
 * @param problem why it cannot be run, {@code null} if every token can be
 * @param isOpen whether it goes on in another line: a quote is not closed, or a backslash
 * or an operator comes last
 * @since 0.1.0
 */
public record CommandLine(String text, List<Token> tokens, @Nullable Problem problem, boolean isOpen) {

	/** How many characters a command line may have. */
	public static final int MAX_LENGTH = 64 * 1024;

	public CommandLine {
		tokens = List.copyOf(tokens);
	}

	/**
	 * Read a command line.
	 * @param text the line, or several lines
	 * @return its tokens, whatever it holds
	 */
	public static CommandLine of(CharSequence text) {
		return new Lexer(text).read();
	}

	/**
	 * Whether there is nothing to run.
	 * @return whether the line is blank or a comment
	 */
	public boolean isBlank() {
		return this.text.isBlank()
				|| (this.problem == null && this.tokens.stream().allMatch((token) -> token.kind() == Kind.COMMENT));
	}

	/**
	 * Return the words of a line that is one command.
	 * @return the words, none if there is an operator
	 */
	public List<String> words() {
		return this.tokens.stream().allMatch(Token::isWord) ? this.tokens.stream().map(Token::text).toList()
				: List.of();
	}

	/**
	 * Return the lines that this one is made of, without those that are comments.
	 * @return the lines in their order
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
	 * What a line is made of.
	 */
	public enum Kind {

		/** A word. */
		WORD(""),

		/** Sends what a command writes through another one. */
		PIPE("|"),

		/** Runs what follows if the status is 0. */
		AND("&&"),

		/** Runs what follows if the status is not 0. */
		OR("||"),

		/** Runs what follows. */
		SEMICOLON(";"),

		/** Ends a pipeline and its line. */
		NEWLINE("\n"),

		/** Is not read. */
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
	 * A part of a line.
	 *
	 * @param kind what it is
	 * @param text the word without its quotes, or what the operator looks like
	 * @param start where it begins
	 * @param end where it ends
	 * @param quoted whether it is a word with quotes or backslashes
	 */
	public record Token(Kind kind, String text, int start, int end, boolean quoted) {

		public boolean isWord() {
			return this.kind == Kind.WORD;
		}

	}

	/**
	 * Why a line cannot be run.
	 *
	 * @param position where the problem is
	 * @param message what to tell the user
	 */
	public record Problem(int position, String message) {

	}

}
