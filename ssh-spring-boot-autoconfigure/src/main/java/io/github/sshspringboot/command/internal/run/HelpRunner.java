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

package io.github.sshspringboot.command.internal.run;

import java.util.List;
import java.util.function.Predicate;

import io.github.sshspringboot.command.internal.io.CommandEnd;
import io.github.sshspringboot.command.internal.io.CommandStreams;
import io.github.sshspringboot.command.internal.io.Failure;
import io.github.sshspringboot.command.internal.model.CommandDefinition;
import io.github.sshspringboot.command.internal.parse.CommandRegistry;
import io.github.sshspringboot.command.internal.pipeline.Stages;
import io.github.sshspringboot.server.ExitStatus;
import io.github.sshspringboot.server.internal.execution.CommandOutcome;
import org.jspecify.annotations.Nullable;

/**
 * Handles words that do not name a command: shows help, or reports an unknown command.
 */
public final class HelpRunner {

	private static final String HELP = "help";

	private final CommandRegistry commands;

	private final CommandAccess access;

	private final CommandExecutor executor;

	public HelpRunner(CommandRegistry commands, CommandAccess access, CommandExecutor executor) {
		this.commands = commands;
		this.access = access;
		this.executor = executor;
	}

	boolean isForGroup(CommandRegistry.Match match) {
		return this.commands.isGroup(match.definition().name()) && match.arguments().size() == 1
				&& isHelpOption(match.arguments().get(0)) && !match.definition().isTyped();
	}

	@Nullable String name(List<String> words) {
		return (isHelp(words.get(0))
				|| (!this.commands.findGroup(words).isEmpty() && isHelpOption(words.get(words.size() - 1)))) ? HELP
						: null;
	}

	CommandEnd run(List<String> words, CommandStreams io, ObservedRun observed) {
		Predicate<CommandDefinition> visible = visible(io);
		if (isHelp(words.get(0))) {
			return help(words.subList(1, words.size()), visible, io, observed);
		}
		String group = this.commands.findGroup(words);
		if (!this.commands.help().hasCommands(group, visible)) {
			return unknown(words, visible, io);
		}
		if (isHelpOption(words.get(words.size() - 1))) {
			io.print(this.commands.help().group(group, visible));
			return CommandEnd.OK;
		}
		if (group.equals(String.join(" ", words))) {
			io.printError(this.commands.help().group(group, visible));
			return CommandEnd.USAGE;
		}
		return unknown(words, visible, io);
	}

	private CommandEnd help(List<String> words, Predicate<CommandDefinition> visible, CommandStreams io,
			ObservedRun observed) {
		if (words.isEmpty()) {
			io.print(this.commands.help().group("", visible) + describePipelines());
			return CommandEnd.OK;
		}
		CommandRegistry.Match match = this.commands.find(words);
		if (match != null && match.arguments().isEmpty()) {
			return this.executor.execute(match.definition(), List.of("--help"), io, observed);
		}
		String name = String.join(" ", words);
		if (this.commands.help().hasCommands(name, visible)) {
			io.print(this.commands.help().group(name, visible));
			return CommandEnd.OK;
		}
		String stage = (words.size() == 1) ? Stages.help(name) : null;
		if (stage != null) {
			io.print(stage);
			return CommandEnd.OK;
		}
		return io.report(unknown(words, visible));
	}

	private static String describePipelines() {
		return "\nAfter a command, '|' passes its rows to " + String.join(", ", Stages.rowNames()) + " and its text to "
				+ String.join(", ", Stages.textNames())
				+ ".\n'&&', '||' and ';' join commands, 'watch COMMAND' repeats one. Try 'help where'.\n";
	}

	private CommandEnd unknown(List<String> words, Predicate<CommandDefinition> visible, CommandStreams io) {
		String first = words.get(0);
		if (Stages.names().contains(first)) {
			return io.report(Failure
				.usage(first + ": needs input from a pipe: COMMAND | " + first + " ... Try 'help " + first + "'"));
		}
		return io.report(unknown(words, visible));
	}

	private Failure unknown(List<String> words, Predicate<CommandDefinition> visible) {
		return new Failure(this.commands.help().unknown(words, visible),
				new CommandEnd(CommandOutcome.NOT_FOUND, ExitStatus.NOT_FOUND));
	}

	private Predicate<CommandDefinition> visible(CommandStreams io) {
		return this.access.visibleTo(io.session().getConnection());
	}

	private static boolean isHelp(String word) {
		return HELP.equals(word) || isHelpOption(word);
	}

	private static boolean isHelpOption(String word) {
		return "--help".equals(word) || "-h".equals(word);
	}

}
