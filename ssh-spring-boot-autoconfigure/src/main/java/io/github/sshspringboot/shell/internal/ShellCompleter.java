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
import java.util.function.Supplier;

import io.github.sshspringboot.command.SshCandidate;
import io.github.sshspringboot.command.internal.option.OptionScanner;
import io.github.sshspringboot.server.internal.text.TerminalText;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.Terminal;
import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

/**
 * {@link Completer} for command lines.
 */
final class ShellCompleter implements Completer {

	private final LineAssistance assistance;

	ShellCompleter(LineAssistance assistance) {
		this.assistance = assistance;
	}

	@Override
	public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
		if (line instanceof ShellParsedLine parsed) {
			interruptibly(reader.getTerminal(), () -> this.assistance.complete(parsed.command(), true))
				.forEach((candidate) -> candidates.add(new Candidate(candidate.value(), display(candidate.value()),
						null, describe(candidate), null, null, true)));
		}
	}

	/**
	 * Let Ctrl-C, otherwise a key of the editor, interrupt a slow completer.
	 */
	private static List<SshCandidate> interruptibly(Terminal terminal, Supplier<List<SshCandidate>> question) {
		Attributes editing = terminal.getAttributes();
		Attributes asking = new Attributes(editing);
		asking.setLocalFlag(LocalFlag.ISIG, true);
		terminal.setAttributes(asking);
		try {
			return question.get();
		}
		finally {
			terminal.setAttributes(editing);
			Thread.interrupted();
		}
	}

	/**
	 * Return the text for the list: of {@code --name=value} only the value.
	 */
	private static String display(String value) {
		return OptionScanner.isLong(value) ? value.substring(value.indexOf('=') + 1) : value;
	}

	private static @Nullable String describe(SshCandidate candidate) {
		return StringUtils.hasText(candidate.description()) ? TerminalText.line(candidate.description()) : null;
	}

}
