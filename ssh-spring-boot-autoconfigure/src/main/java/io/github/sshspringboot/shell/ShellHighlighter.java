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
import java.util.Set;

import io.github.sshspringboot.shell.ShellLine.Kind;
import io.github.sshspringboot.shell.ShellLine.Token;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/**
 * Colours what is typed: known commands and options, unknown ones, strings, operators.
 */
final class ShellHighlighter {

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

	AttributedString highlight(String line) {
		if (line.length() > MAX_LENGTH) {
			return new AttributedString(line);
		}
		AttributedStyle[] styles = new AttributedStyle[line.length()];
		List<Token> words = new ArrayList<>();
		boolean piped = false;
		for (Token token : ShellLine.of(line).tokens()) {
			if (token.isWord()) {
				words.add(token);
				continue;
			}
			style(words, piped, line, styles);
			words.clear();
			piped = "|".equals(token.value());
			paint(token, (token.kind() == Kind.COMMENT) ? COMMENT : OPERATOR, styles);
		}
		style(words, piped, line, styles);
		return paint(line, styles);
	}

	private void style(List<Token> tokens, boolean piped, String line, AttributedStyle[] styles) {
		if (tokens.isEmpty()) {
			return;
		}
		List<String> words = tokens.stream().map(Token::value).toList();
		ShellLine.Stage stage = new ShellLine.Stage(tokens, piped, false, line.length());
		int names = this.assistance.countNameWords(stage, words);
		boolean mayBecomeOne = names == 0 && tokens.size() == 1 && stage.isTyping()
				&& !this.assistance.complete(stage, false).isEmpty();
		Set<Integer> options = (names > 0 && !piped) ? this.assistance.findOptions(words) : Set.of();
		for (int index = 0; index < tokens.size(); index++) {
			Token token = tokens.get(index);
			if (index < Math.max(1, names)) {
				paint(token, (index < names) ? KNOWN : mayBecomeOne ? AttributedStyle.DEFAULT : UNKNOWN, styles);
			}
			else if (token.kind() == Kind.QUOTED) {
				paint(token, STRING, styles);
			}
			else if (options.contains(index)) {
				paint(token, OPTION, styles);
			}
		}
	}

	private static void paint(Token token, AttributedStyle style, AttributedStyle[] styles) {
		for (int index = token.start(); index < token.end(); index++) {
			styles[index] = style;
		}
	}

	private static AttributedString paint(String line, AttributedStyle[] styles) {
		AttributedStringBuilder painted = new AttributedStringBuilder();
		for (int index = 0; index < line.length(); index++) {
			painted.style((styles[index] != null) ? styles[index] : AttributedStyle.DEFAULT);
			painted.append(line.charAt(index));
		}
		return painted.toAttributedString();
	}

}
