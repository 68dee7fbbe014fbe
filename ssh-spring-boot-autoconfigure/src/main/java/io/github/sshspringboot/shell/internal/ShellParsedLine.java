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
import org.jline.reader.CompletingParsedLine;

/**
 * The line up to the cursor for completion, with the opening quote of its last word, or
 * 0.
 */
record ShellParsedLine(String line, TypedCommand command, char quote) implements CompletingParsedLine {

	private static final String SPECIAL = " \t\r'\"\\|&;#<>`$";

	static ShellParsedLine of(CommandLine line) {
		TypedCommand command = TypedCommand.lastOf(line);
		char first = command.isTyping() ? line.text().charAt(command.start()) : 0;
		return new ShellParsedLine(line.text(), command, (first == '\'' || first == '"') ? first : 0);
	}

	@Override
	public String word() {
		return this.command.prefix();
	}

	@Override
	public int wordCursor() {
		return word().length();
	}

	@Override
	public int wordIndex() {
		return this.command.words().size();
	}

	@Override
	public List<String> words() {
		List<String> words = new ArrayList<>(this.command.words());
		words.add(word());
		return words;
	}

	@Override
	public int cursor() {
		return this.line.length();
	}

	@Override
	public int rawWordCursor() {
		return this.line.length() - this.command.start();
	}

	@Override
	public int rawWordLength() {
		return rawWordCursor();
	}

	@Override
	public CharSequence escape(CharSequence candidate, boolean complete) {
		String text = candidate.toString();
		if (this.quote == '\'') {
			return "'" + text.replace("'", "'\\''") + (complete ? "'" : "");
		}
		if (this.quote == '"') {
			return "\"" + text.replaceAll("[\"\\\\$`]", "\\\\$0") + (complete ? "\"" : "");
		}
		StringBuilder escaped = new StringBuilder();
		text.chars().forEach((c) -> escaped.append((SPECIAL.indexOf(c) < 0) ? "" : "\\").append((char) c));
		return escaped;
	}

}
