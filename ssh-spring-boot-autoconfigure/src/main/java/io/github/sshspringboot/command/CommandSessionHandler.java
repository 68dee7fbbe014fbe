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

package io.github.sshspringboot.command;

import java.util.Objects;

import io.github.sshspringboot.server.CommandKind;
import io.github.sshspringboot.server.ExitStatus;
import io.github.sshspringboot.server.SshSession;
import io.github.sshspringboot.server.SshSessionHandler;

import org.springframework.util.Assert;

/**
 * Handles sessions that run one command without a terminal.
 *
 * @since 0.1.0
 */
public final class CommandSessionHandler implements SshSessionHandler {

	private final CommandDispatcher dispatcher;

	/**
	 * Create a handler.
	 * @param dispatcher runs the commands
	 */
	public CommandSessionHandler(CommandDispatcher dispatcher) {
		Assert.notNull(dispatcher, "'dispatcher' must not be null");
		this.dispatcher = dispatcher;
	}

	@Override
	public CommandKind getKind(String commandLine) {
		return this.dispatcher.getKind(commandLine);
	}

	@Override
	public ExitStatus handle(SshSession session) {
		return this.dispatcher.dispatch(Objects.requireNonNull(session.getCommand()), CommandIo.of(session));
	}

}
