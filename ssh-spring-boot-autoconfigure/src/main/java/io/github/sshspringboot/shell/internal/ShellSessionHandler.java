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

import java.io.IOException;

import io.github.sshspringboot.command.SshPromptProvider;
import io.github.sshspringboot.command.internal.completion.CommandCompletion;
import io.github.sshspringboot.command.internal.line.LineRunner;
import io.github.sshspringboot.server.ExitStatus;
import io.github.sshspringboot.server.internal.SshSession;
import io.github.sshspringboot.server.internal.SshSessionHandler;
import io.github.sshspringboot.server.internal.execution.SshExecutors;
import io.github.sshspringboot.shell.internal.terminal.ShellTerminal;
import io.github.sshspringboot.shell.internal.terminal.ShellTerminalFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * {@link SshSessionHandler} for shells with and without a terminal.
 *
 * @since 0.1.0
 */
public final class ShellSessionHandler implements SshSessionHandler {

	private final LineRunner lines;

	private final SshExecutors executors;

	private final ShellTerminalFactory terminals;

	private final ShellFactory shells;

	/**
	 * Create a handler. Without a provider the prompt is the configured one.
	 */
	public ShellSessionHandler(LineRunner lines, CommandCompletion completion, SshExecutors executors,
			ShellTerminalFactory terminals, ShellSettings settings, @Nullable SshPromptProvider promptProvider) {
		Assert.notNull(lines, "'lines' must not be null");
		Assert.notNull(completion, "'completion' must not be null");
		Assert.notNull(executors, "'executors' must not be null");
		Assert.notNull(terminals, "'terminals' must not be null");
		Assert.notNull(settings, "'settings' must not be null");
		this.lines = lines;
		this.executors = executors;
		this.terminals = terminals;
		this.shells = new ShellFactory(lines, completion, executors, settings, promptProvider);
	}

	@Override
	public ExitStatus handle(SshSession session) throws IOException, InterruptedException {
		CommandRunner runner = new CommandRunner(this.lines, this.executors, session);
		if (session.getPty() == null) {
			return this.shells.createBatch(session, runner).run();
		}
		try (ShellTerminal terminal = this.terminals.create(session)) {
			InteractiveShell shell = this.shells.createInteractive(session, terminal, runner);
			this.terminals.listen(session, terminal, shell::drain);
			return shell.run();
		}
	}

}
