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
import java.util.Objects;

import io.github.sshspringboot.command.internal.io.CommandStreams;
import io.github.sshspringboot.command.internal.model.CommandDefinition;
import io.github.sshspringboot.command.internal.parse.CommandRegistry;
import io.github.sshspringboot.command.internal.run.CommandDispatcher;
import io.github.sshspringboot.server.ExitStatus;
import io.github.sshspringboot.server.internal.SshSession;
import io.github.sshspringboot.server.internal.SshSubsystemHandler;
import io.github.sshspringboot.server.internal.execution.CommandKind;

/**
 * {@link SshSubsystemHandler} that runs the subsystems of the application, as commands.
 */
public final class CommandSubsystems implements SshSubsystemHandler {

	private final CommandRegistry commands;

	private final CommandDispatcher dispatcher;

	CommandSubsystems(CommandRegistry commands, CommandDispatcher dispatcher) {
		this.commands = commands;
		this.dispatcher = dispatcher;
	}

	@Override
	public boolean supports(String subsystem) {
		return this.commands.findSubsystem(subsystem) != null;
	}

	@Override
	public CommandKind getKind(String subsystem) {
		return CommandKind.valueOf(find(subsystem).traits().kind().name());
	}

	@Override
	public ExitStatus handle(SshSession session) {
		CommandStreams io = CommandStreams.of(session);
		ExitStatus status = this.dispatcher
			.dispatch(find(Objects.requireNonNull(session.getSubsystem())), List.of(), io)
			.status();
		io.flush();
		return status;
	}

	private CommandDefinition find(String subsystem) {
		return Objects.requireNonNull(this.commands.findSubsystem(subsystem));
	}

}
