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

import java.util.Iterator;
import java.util.List;

import io.github.sshspringboot.command.annotation.SshCandidate;
import io.github.sshspringboot.command.pipeline.CommandLine;
import org.jline.reader.History;

/**
 * Guesses how the line that is typed goes on: as the last one in the history that begins
 * alike, else by the only word that fits.
 */
final class LineSuggestion {

	private final LineAssistance assistance;

	private final History history;

	private String text = "";

	private String tail = "";

	LineSuggestion(LineAssistance assistance, History history) {
		this.assistance = assistance;
		this.history = history;
	}

	/**
	 * How a line goes on.
	 * @param line the line
	 * @return what is to be appended, empty for no idea
	 */
	String tail(CommandLine line) {
		if (!line.text().equals(this.text)) {
			this.text = line.text();
			this.tail = line.text().isBlank() ? "" : guess(line);
		}
		return this.tail;
	}

	void reset() {
		this.text = "";
		this.tail = "";
	}

	private String guess(CommandLine line) {
		String text = line.text();
		if (!this.history.isEmpty()) {
			for (Iterator<History.Entry> entries = this.history.reverseIterator(); entries.hasNext();) {
				String entry = entries.next().line();
				if (entry.length() > text.length() && entry.startsWith(text)) {
					String rest = entry.substring(text.length());
					return (rest.indexOf('\n') < 0) ? rest : "";
				}
			}
		}
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
