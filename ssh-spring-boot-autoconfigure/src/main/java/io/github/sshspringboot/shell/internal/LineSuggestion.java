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

import java.util.List;

import io.github.sshspringboot.command.SshCandidate;
import io.github.sshspringboot.command.internal.pipeline.CommandLine;
import org.jspecify.annotations.Nullable;

/**
 * Suggests how the line continues: like the newest line of the history with the same
 * beginning, or with the only matching word.
 */
final class LineSuggestion {

	private final LineAssistance assistance;

	private final ShellHistory history;

	private String text = "";

	private String tail = "";

	private @Nullable String found;

	LineSuggestion(LineAssistance assistance, ShellHistory history) {
		this.assistance = assistance;
		this.history = history;
	}

	/**
	 * Return the text to append, empty if there is no suggestion.
	 */
	String tail(CommandLine line) {
		String text = line.text();
		if (!text.equals(this.text)) {
			this.found = find(text);
			this.text = text;
			this.tail = text.isBlank() ? "" : (this.found != null) ? rest(this.found) : guess(line);
		}
		return this.tail;
	}

	void reset() {
		this.text = "";
		this.tail = "";
		this.found = null;
	}

	private @Nullable String find(String text) {
		String last = this.found;
		if (last != null && text.startsWith(this.text) && last.startsWith(text) && last.length() > text.length()) {
			return last;
		}
		return text.isBlank() ? null : this.history.findNewest(text);
	}

	private String rest(String found) {
		String rest = found.substring(this.text.length());
		return (rest.indexOf('\n') < 0) ? rest : "";
	}

	private String guess(CommandLine line) {
		String text = line.text();
		TypedCommand command = TypedCommand.lastOf(line);
		if (!command.isTyping() || text.length() - command.start() != command.prefix().length()) {
			return "";
		}
		List<SshCandidate> candidates = this.assistance.complete(command, false);
		if (candidates.size() != 1) {
			return "";
		}
		String word = candidates.get(0).value();
		return ShellParsedLine.of(line).escape(word.substring(command.prefix().length()), true).toString();
	}

}
