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
import java.util.Set;

import io.github.sshspringboot.command.internal.pipeline.CommandLine;
import io.github.sshspringboot.command.internal.pipeline.CommandLine.Kind;
import io.github.sshspringboot.command.internal.pipeline.CommandLine.Token;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/**
 * Colours a line: known and unknown commands, options, strings, operators and comments.
 */
final class ShellHighlighter {

	private static final AttributedStyle PLAIN = AttributedStyle.DEFAULT;

	private static final AttributedStyle KNOWN = AttributedStyle.DEFAULT.foreground(AttributedStyle.GREEN);

	private static final AttributedStyle UNKNOWN = AttributedStyle.DEFAULT.foreground(AttributedStyle.RED);

	private static final AttributedStyle OPTION = AttributedStyle.DEFAULT.foreground(AttributedStyle.CYAN);

	private static final AttributedStyle STRING = AttributedStyle.DEFAULT.foreground(AttributedStyle.YELLOW);

	private static final AttributedStyle OPERATOR = AttributedStyle.DEFAULT.foreground(AttributedStyle.MAGENTA);

	private static final AttributedStyle COMMENT = AttributedStyle.DEFAULT.faint();

	private static final int MAX_LENGTH = 4096;

	private final LineAssistance assistance;

	ShellHighlighter(LineAssistance assistance) {
		this.assistance = assistance;
	}

	AttributedString highlight(CommandLine line) {
		String text = line.text();
		if (text.length() > MAX_LENGTH) {
			return new AttributedString(text);
		}
		AttributedStringBuilder painted = new AttributedStringBuilder(text.length());
		List<Token> words = new ArrayList<>();
		boolean piped = false;
		for (Token token : line.tokens()) {
			if (token.isWord()) {
				words.add(token);
				continue;
			}
			paint(words, piped, text, painted);
			words.clear();
			piped = token.kind() == Kind.PIPE;
			paint(token, (token.kind() == Kind.COMMENT) ? COMMENT : OPERATOR, text, painted);
		}
		paint(words, piped, text, painted);
		return painted.append(text, painted.length(), text.length()).toAttributedString();
	}

	private void paint(List<Token> tokens, boolean piped, String text, AttributedStringBuilder painted) {
		if (tokens.isEmpty()) {
			return;
		}
		List<String> words = tokens.stream().map(Token::text).toList();
		TypedCommand command = new TypedCommand(tokens, piped, false, text.length());
		int names = this.assistance.countNameWords(command, words);
		boolean mayBecomeOne = names == 0 && tokens.size() == 1 && command.isTyping()
				&& !this.assistance.complete(command, false).isEmpty();
		Set<Integer> options = (names > 0 && !piped) ? this.assistance.findOptions(words) : Set.of();
		for (int index = 0; index < tokens.size(); index++) {
			Token token = tokens.get(index);
			if (index < Math.max(1, names)) {
				paint(token, (index < names) ? KNOWN : mayBecomeOne ? PLAIN : UNKNOWN, text, painted);
			}
			else if (token.quoted()) {
				paint(token, STRING, text, painted);
			}
			else if (options.contains(index)) {
				paint(token, OPTION, text, painted);
			}
		}
	}

	private static void paint(Token token, AttributedStyle style, String text, AttributedStringBuilder painted) {
		painted.append(text, painted.length(), token.start());
		painted.append(text.substring(token.start(), token.end()), style);
	}

}
