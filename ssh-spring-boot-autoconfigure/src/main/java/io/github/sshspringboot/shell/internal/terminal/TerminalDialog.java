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

package io.github.sshspringboot.shell.internal.terminal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import io.github.sshspringboot.command.SshCommandException;
import io.github.sshspringboot.server.internal.text.TerminalText;
import org.jline.reader.EndOfFileException;
import org.jline.reader.UserInterruptException;
import org.jspecify.annotations.Nullable;

/**
 * Asks questions on a terminal.
 */
final class TerminalDialog {

	private static final Set<String> YES = Set.of("y", "yes");

	private static final Character NO_ECHO = '\0';

	private final ShellTerminal terminal;

	TerminalDialog(ShellTerminal terminal) {
		this.terminal = terminal;
	}

	boolean confirm(String question) {
		return YES.contains(read(question + " [y/N] ", null).strip().toLowerCase(Locale.ROOT));
	}

	String ask(String question) {
		return read(question + " ", null);
	}

	String askSecretly(String question) {
		return read(question + " ", NO_ECHO);
	}

	String choose(String question, List<String> choices) {
		for (int index = 0; index < choices.size(); index++) {
			this.terminal.writer().println("  " + (index + 1) + ") " + TerminalText.line(choices.get(index)));
		}
		while (true) {
			String answer = read(question + " ", null).strip();
			if (choices.contains(answer)) {
				return answer;
			}
			if (answer.matches("[0-9]{1,9}")) {
				int number = Integer.parseInt(answer);
				if (number >= 1 && number <= choices.size()) {
					return choices.get(number - 1);
				}
			}
			this.terminal.writer().println("Type a number from 1 to " + choices.size() + ".");
		}
	}

	private String read(String prompt, @Nullable Character mask) {
		try {
			String answer = new LineEditor(this.terminal).readLine(TerminalText.line(prompt), mask);
			if (mask == null) {
				this.terminal.noteInput((answer + "\r").getBytes(StandardCharsets.UTF_8));
			}
			return answer;
		}
		catch (UserInterruptException ex) {
			throw SshCommandException.interrupted("Interrupted");
		}
		catch (EndOfFileException ex) {
			throw SshCommandException.wrongUsage("There was no answer to '" + prompt.strip() + "'");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
