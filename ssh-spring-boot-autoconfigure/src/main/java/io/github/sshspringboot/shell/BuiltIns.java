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

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

import io.github.sshspringboot.command.CommandDispatcher;
import io.github.sshspringboot.command.CommandEnd;
import io.github.sshspringboot.command.ShellCommands;
import io.github.sshspringboot.command.annotation.SshCandidate;
import io.github.sshspringboot.command.pipeline.CommandLine;
import io.github.sshspringboot.server.ExitStatus;
import org.jspecify.annotations.Nullable;

/**
 * The commands of a shell itself, but for those whose name a command of the application
 * has.
 */
final class BuiltIns implements ShellCommands {

	private static final String HELP = "help";

	private final List<BuiltIn> builtIns;

	BuiltIns(CommandDispatcher dispatcher, List<BuiltIn> builtIns) {
		this.builtIns = builtIns.stream().filter((builtIn) -> !dispatcher.hasCommand(builtIn.name())).toList();
	}

	@Nullable BuiltIn find(List<String> words) {
		return words.isEmpty() ? null
				: this.builtIns.stream()
					.filter((builtIn) -> builtIn.name().equals(words.get(0)))
					.findFirst()
					.orElse(null);
	}

	List<SshCandidate> complete(List<String> words, String prefix) {
		List<SshCandidate> candidates = new ArrayList<>();
		if (words.isEmpty() || (words.size() == 1 && HELP.equals(words.get(0)))) {
			this.builtIns.forEach((builtIn) -> candidates.add(new SshCandidate(builtIn.name(), builtIn.description())));
		}
		BuiltIn builtIn = find(words);
		if (builtIn != null && words.size() == 1) {
			candidates.addAll(builtIn.candidates());
		}
		candidates.removeIf((candidate) -> !candidate.value().startsWith(prefix));
		return candidates;
	}

	@Override
	public @Nullable CommandEnd run(List<String> words, PrintWriter output) {
		BuiltIn builtIn = find(words);
		if (builtIn != null) {
			return builtIn.run(words.subList(1, words.size()), output);
		}
		builtIn = (words.size() == 2 && HELP.equals(words.get(0))) ? find(words.subList(1, 2)) : null;
		if (builtIn != null) {
			output.println("Usage: " + title(builtIn));
			output.println(builtIn.description());
			return CommandEnd.OK;
		}
		return null;
	}

	/**
	 * Leave the shell at once if a line asks for nothing else, however busy the server
	 * is.
	 * @param line the line
	 * @param last the status of the line before
	 * @return the status to leave with, {@code null} to run the line
	 */
	@Nullable ExitStatus leave(CommandLine line, ExitStatus last) {
		List<String> words = line.words();
		BuiltIn builtIn = (line.problem() == null) ? find(words) : null;
		return (builtIn != null) ? builtIn.leave(words.subList(1, words.size()), last) : null;
	}

	@Override
	public boolean isLeaving() {
		return this.builtIns.stream().anyMatch(BuiltIn::isLeaving);
	}

	/**
	 * Add the shell's commands to the help page.
	 * @param words the words of the line that ran
	 * @param output the terminal
	 */
	void explain(List<String> words, PrintWriter output) {
		if (words.equals(List.of(HELP))) {
			int width = this.builtIns.stream().mapToInt((builtIn) -> title(builtIn).length()).max().orElse(0);
			output.println("Shell:");
			for (BuiltIn builtIn : this.builtIns) {
				String title = title(builtIn);
				output.println("  " + title + " ".repeat(width - title.length()) + "  " + builtIn.description());
			}
		}
	}

	private static String title(BuiltIn builtIn) {
		return (builtIn.name() + " " + builtIn.parameters()).strip();
	}

}
