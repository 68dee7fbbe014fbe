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

	private final CommandRegistry registry;

	private final BuiltIns builtIns;

	LineKind(CommandRegistry registry, BuiltIns builtIns) {
		this.registry = registry;
		this.builtIns = builtIns;
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
			return CommandKind.CONTROL;
		}
		return kind;
	}

	private CommandKind of(List<String> words) {
		CommandRegistry.Match match = this.registry.find(words);
		if (match == null) {
			BuiltIn builtIn = this.builtIns.find(words);
			return (builtIn != null) ? builtIn.kind() : CommandKind.CONTROL;
		}
		return match.arguments().equals(List.of("--help")) ? CommandKind.CONTROL
				: CommandKind.valueOf(match.definition().traits().kind().name());
	}

}
