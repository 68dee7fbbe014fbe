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
import java.util.function.Supplier;

import io.github.sshspringboot.command.SshCandidate;
import io.github.sshspringboot.command.internal.completion.CommandAssistant;
import io.github.sshspringboot.command.internal.pipeline.Stages;
import io.github.sshspringboot.server.internal.text.TerminalText;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Finds candidates for a line: commands of the application, of the shell, and stages
 * after a {@code |}. A failure disables the assistance, not the line.
 */
final class LineAssistance {

	private static final Log logger = LogFactory.getLog(LineAssistance.class);

	private final Supplier<CommandAssistant> assistants;

	private @Nullable CommandAssistant assistant;

	LineAssistance(Supplier<CommandAssistant> assistants) {
		this.assistants = assistants;
	}

	/**
	 * Begin a new line, for which other commands may be visible to the user.
	 */
	void reset() {
		this.assistant = null;
	}

	private CommandAssistant assistant() {
		if (this.assistant == null) {
			this.assistant = this.assistants.get();
		}
		return this.assistant;
	}

	/**
	 * Return the candidates at the end of a command, from the application's completers
	 * too if asked for.
	 */
	List<SshCandidate> complete(TypedCommand command, boolean askApplication) {
		List<String> words = command.words();
		String prefix = command.prefix();
		if (command.comment()) {
			return List.of();
		}
		if (command.piped()) {
			return Stages.complete(words, prefix);
		}
		List<SshCandidate> candidates = new ArrayList<>(
				safely(() -> askApplication ? assistant().complete(words, prefix) : assistant().suggest(words, prefix),
						List.of()));
		candidates.removeIf((candidate) -> !TerminalText.isPrintable(candidate.value()));
		return candidates;
	}

	/**
	 * Return how many of the words are the name of the command, 0 if it is not known.
	 */
	int countNameWords(TypedCommand command, List<String> words) {
		if (command.piped()) {
			return Stages.names().contains(words.get(0)) ? 1 : 0;
		}
		if ("help".equals(words.get(0))) {
			return 1;
		}
		return safely(() -> assistant().countNameWords(words), 0);
	}

	Set<Integer> findOptions(List<String> words) {
		return safely(() -> assistant().findOptions(words), Set.of());
	}

	private static <T> T safely(Supplier<T> question, T otherwise) {
		try {
			return question.get();
		}
		catch (RuntimeException ex) {
			logger.debug("Failed to assist typing", ex);
			return otherwise;
		}
	}

}
