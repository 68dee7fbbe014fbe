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

import io.github.sshspringboot.command.internal.io.CommandEnd;
import io.github.sshspringboot.command.internal.io.CommandStreams;
import io.github.sshspringboot.command.internal.io.Failure;
import io.github.sshspringboot.command.internal.model.CommandDefinition;
import io.github.sshspringboot.command.internal.parse.CommandRegistry;

/**
 * Finds the command that words name and runs it as the user, notifying the observers.
 * Thread-safe.
 */
public final class CommandDispatcher {

	private static final String NOT_ALONE = ": takes the rest of its line as it is. "
			+ "Put nothing before its name, and no quotes around it";

	private final CommandRegistry commands;

	private final CommandExecutor executor;

	private final HelpRunner help;

	private final List<CommandObserver> observers;

	public CommandDispatcher(CommandRegistry commands, CommandExecutor executor, HelpRunner help,
			List<CommandObserver> observers) {
		this.commands = commands;
		this.executor = executor;
		this.help = help;
		this.observers = observers;
	}

	public CommandEnd dispatch(List<String> words, CommandStreams io) {
		CommandRegistry.Match match = this.commands.find(words);
		if (match == null || this.help.isForGroup(match)) {
			return ObservedRun.observe(this.observers, this.help.name(words), io,
					(observed) -> this.help.run(words, io, observed));
		}
		if (match.definition().isUnparsed() && !match.definition().isHelp(match.arguments())) {
			return ObservedRun.observe(this.observers, match.definition().name(), io,
					(observed) -> io.report(Failure.usage(match.definition().name() + NOT_ALONE)));
		}
		return dispatch(match.definition(), match.arguments(), io);
	}

	public CommandEnd dispatch(CommandDefinition definition, List<String> words, CommandStreams io) {
		return ObservedRun.observe(this.observers, definition.name(), io,
				(observed) -> this.executor.execute(definition, words, io, observed));
	}

}
