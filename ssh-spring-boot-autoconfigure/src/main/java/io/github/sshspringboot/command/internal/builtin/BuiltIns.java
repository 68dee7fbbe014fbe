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

package io.github.sshspringboot.command.internal.builtin;

import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

import io.github.sshspringboot.command.SshCandidate;
import io.github.sshspringboot.command.internal.io.CommandEnd;
import io.github.sshspringboot.command.internal.io.CommandStreams;
import io.github.sshspringboot.command.internal.io.PrintableOutputStream;
import io.github.sshspringboot.command.internal.pipeline.CommandLine;
import io.github.sshspringboot.server.ExitStatus;
import org.jspecify.annotations.Nullable;

/**
 * The built-in commands of a session, without those whose name is used by a command of
 * the application.
 */
public final class BuiltIns {

	private static final String HELP = "help";

	private static final String HELP_OPTION = "--help";

	private final List<BuiltIn> all;

	private final Predicate<String> hidden;

	public BuiltIns(List<BuiltIn> all, Predicate<String> hidden) {
		this.all = all.stream().sorted(Comparator.comparing(BuiltIn::name)).toList();
		this.hidden = hidden;
	}

	private Stream<BuiltIn> stream() {
		return this.all.stream().filter((builtIn) -> !this.hidden.test(builtIn.name()));
	}

	/**
	 * Find the built-in command named by the first word, {@code null} if there is none.
	 */
	public @Nullable BuiltIn find(List<String> words) {
		String name = words.isEmpty() ? "" : words.get(0);
		return this.all.stream()
			.filter((builtIn) -> builtIn.name().equals(name) && !this.hidden.test(name))
			.findFirst()
			.orElse(null);
	}

	public @Nullable PipelineBuiltIn findPipeline(List<String> words) {
		return (findExplained(words) == null && find(words) instanceof PipelineBuiltIn builtIn) ? builtIn : null;
	}

	/**
	 * Find the built-in command whose help page words ask for.
	 */
	private @Nullable BuiltIn findExplained(List<String> words) {
		if (words.size() != 2) {
			return null;
		}
		if (HELP.equals(words.get(0))) {
			return find(words.subList(1, 2));
		}
		return HELP_OPTION.equals(words.get(1)) ? find(words) : null;
	}

	public List<SshCandidate> complete(List<String> words, String prefix) {
		List<SshCandidate> candidates = new ArrayList<>();
		if (words.isEmpty() || (words.size() == 1 && HELP.equals(words.get(0)))) {
			stream().forEach((builtIn) -> candidates.add(new SshCandidate(builtIn.name(), builtIn.description())));
		}
		BuiltIn builtIn = find(words);
		if (builtIn != null && words.size() == 1) {
			candidates.addAll(builtIn.candidates());
		}
		candidates.removeIf((candidate) -> !candidate.value().startsWith(prefix));
		return candidates;
	}

	public @Nullable CommandEnd run(List<String> words, CommandStreams io) {
		BuiltIn explained = findExplained(words);
		if (explained != null) {
			io.print(explained.help());
			return CommandEnd.OK;
		}
		BuiltIn builtIn = find(words);
		if (builtIn == null) {
			return null;
		}
		PrintWriter writer = new PrintWriter(
				new OutputStreamWriter(PrintableOutputStream.plain(io.output()), StandardCharsets.UTF_8));
		CommandEnd end = builtIn.run(words.subList(1, words.size()), writer);
		writer.flush();
		return end;
	}

	/**
	 * Return the status to leave the shell with if a line does nothing else, {@code null}
	 * to run the line. A user can thus leave however busy the server is.
	 */
	public @Nullable ExitStatus leave(CommandLine line, ExitStatus last) {
		List<String> words = line.words();
		BuiltIn builtIn = (line.problem() == null) ? find(words) : null;
		return (builtIn != null) ? builtIn.leave(words.subList(1, words.size()), last) : null;
	}

	/**
	 * Return whether a command has ended the session, so that nothing that follows is
	 * run.
	 */
	public boolean isLeaving() {
		return this.all.stream().anyMatch(BuiltIn::isLeaving);
	}

	/**
	 * Add the built-in commands to the help page of a shell if the words are those of it.
	 */
	public void explain(List<String> words, PrintWriter output) {
		if (words.equals(List.of(HELP))) {
			int width = stream().mapToInt((builtIn) -> builtIn.title().length()).max().orElse(0);
			output.println("Shell:");
			stream().forEach((builtIn) -> output.println("  " + builtIn.title()
					+ " ".repeat(width - builtIn.title().length()) + "  " + builtIn.description()));
		}
	}

}
