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

package io.github.sshspringboot.command.internal.line;

import java.util.List;

import io.github.sshspringboot.command.internal.builtin.BuiltIn;
import io.github.sshspringboot.command.internal.builtin.BuiltIns;
import io.github.sshspringboot.command.internal.parse.CommandRegistry;
import io.github.sshspringboot.command.internal.pipeline.CommandLine;
import io.github.sshspringboot.command.internal.pipeline.Script;
import io.github.sshspringboot.command.internal.pipeline.StageException;
import io.github.sshspringboot.server.internal.execution.CommandKind;

/**
 * Determines the kind of a command line before it runs. Only short lines are parsed; long
 * ones count as work.
 */
final class LineKind {

	private static final int MAX_LENGTH = 1000;

	private static final String HELP = "help";

	private final CommandRegistry registry;

	private final BuiltIns builtIns;

	private final CommandKind unknown;

	/**
	 * Create an instance with the kind of lines that name no command.
	 */
	LineKind(CommandRegistry registry, BuiltIns builtIns, CommandKind unknown) {
		this.registry = registry;
		this.builtIns = builtIns;
		this.unknown = unknown;
	}

	CommandKind of(String line) {
		return (line.length() > MAX_LENGTH) ? CommandKind.WORK : of(CommandLine.of(line));
	}

	/**
	 * Return the kind that all commands of a line can run as: the most demanding one.
	 */
	CommandKind of(CommandLine line) {
		if (line.text().length() > MAX_LENGTH) {
			return CommandKind.WORK;
		}
		CommandRegistry.Match raw = this.registry.findRaw(line.text());
		if (raw != null) {
			return of(raw);
		}
		CommandKind kind = CommandKind.CONTROL;
		try {
			for (Script.Step step : Script.of(line).steps()) {
				CommandKind next = of(step.stages().get(0));
				if (next.compareTo(kind) < 0) {
					kind = next;
				}
			}
		}
		catch (StageException ex) {
			return this.unknown;
		}
		return kind;
	}

	private CommandKind of(List<String> words) {
		CommandRegistry.Match match = this.registry.find(words);
		if (match == null) {
			BuiltIn builtIn = this.builtIns.find(words);
			return (builtIn != null) ? builtIn.kind() : HELP.equals(words.get(0)) ? CommandKind.CONTROL : this.unknown;
		}
		return of(match);
	}

	private static CommandKind of(CommandRegistry.Match match) {
		return match.definition().isHelp(match.arguments()) ? CommandKind.CONTROL
				: CommandKind.valueOf(match.definition().traits().kind().name());
	}

}
