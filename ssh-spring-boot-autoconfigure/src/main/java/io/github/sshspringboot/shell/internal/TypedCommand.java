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

package io.github.sshspringboot.shell.internal;

import java.util.ArrayList;
import java.util.List;

import io.github.sshspringboot.command.internal.pipeline.CommandLine;
import io.github.sshspringboot.command.internal.pipeline.CommandLine.Kind;
import io.github.sshspringboot.command.internal.pipeline.CommandLine.Token;

/**
 * A command within a line that is being edited: its words, whether it follows a
 * {@code |}, whether the cursor is in a comment instead, and the end of the line.
 */
record TypedCommand(List<Token> tokens, boolean piped, boolean comment, int end) {

	static TypedCommand lastOf(CommandLine line) {
		List<Token> words = new ArrayList<>();
		boolean piped = false;
		boolean comment = line.text().length() > CommandLine.MAX_LENGTH;
		for (Token token : line.tokens()) {
			comment = token.kind() == Kind.COMMENT;
			if (token.isWord()) {
				words.add(token);
			}
			else {
				words.clear();
				piped = token.kind() == Kind.PIPE;
			}
		}
		return new TypedCommand(words, piped, comment, line.text().length());
	}

	/**
	 * Return the words before the one that is typed.
	 */
	List<String> words() {
		return this.tokens.stream().limit(this.tokens.size() - (isTyping() ? 1 : 0)).map(Token::text).toList();
	}

	/**
	 * Return the beginning of the last word, empty for a new one.
	 */
	String prefix() {
		return isTyping() ? last().text() : "";
	}

	/**
	 * Return where the last word begins in the line.
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
