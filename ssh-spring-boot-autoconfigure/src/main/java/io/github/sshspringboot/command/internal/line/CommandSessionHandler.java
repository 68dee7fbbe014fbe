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

import java.io.IOException;
import java.util.Objects;

import io.github.sshspringboot.command.internal.io.CommandStreams;
import io.github.sshspringboot.command.internal.io.CommandTerminal;
import io.github.sshspringboot.command.internal.io.CommandTerminalFactory;
import io.github.sshspringboot.server.ExitStatus;
import io.github.sshspringboot.server.internal.SshSession;
import io.github.sshspringboot.server.internal.SshSessionHandler;
import io.github.sshspringboot.server.internal.execution.CommandKind;
import org.jspecify.annotations.Nullable;

/**
 * {@link SshSessionHandler} for sessions that run one command line, with or without a
 * terminal.
 */
public final class CommandSessionHandler implements SshSessionHandler {

	private final LineRunner lines;

	private final @Nullable CommandTerminalFactory terminals;

	public CommandSessionHandler(LineRunner lines, @Nullable CommandTerminalFactory terminals) {
		this.lines = lines;
		this.terminals = terminals;
	}

	@Override
	public CommandKind getKind(String commandLine) {
		return this.lines.getKind(commandLine);
	}

	@Override
	public ExitStatus handle(SshSession session) throws IOException {
		String line = Objects.requireNonNull(session.getCommand());
		if (this.terminals == null || session.getPty() == null) {
			return this.lines.run(line, CommandStreams.of(session)).status();
		}
		try (CommandTerminal terminal = this.terminals.open(session)) {
			return this.lines.run(line, terminal.io()).status();
		}
	}

}
