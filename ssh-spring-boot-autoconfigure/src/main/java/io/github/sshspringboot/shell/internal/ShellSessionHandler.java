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
import io.github.sshspringboot.command.internal.builtin.BuiltIns;
import io.github.sshspringboot.command.internal.completion.CommandCompletion;
import io.github.sshspringboot.command.internal.line.LineRunner;
import io.github.sshspringboot.server.ExitStatus;
import io.github.sshspringboot.server.SshConnection;
import io.github.sshspringboot.server.internal.SshSession;
import io.github.sshspringboot.server.internal.SshSessionHandler;
import io.github.sshspringboot.server.internal.execution.SshExecutors;
import io.github.sshspringboot.shell.internal.terminal.ShellTerminal;
import io.github.sshspringboot.shell.internal.terminal.ShellTerminalFactory;
import org.jspecify.annotations.Nullable;

/**
 * {@link SshSessionHandler} for shells with and without a terminal.
 *
 * @since 0.1.0
 */
public final class ShellSessionHandler implements SshSessionHandler {

	private final LineRunner lines;

	private final SshExecutors executors;

	private final ShellTerminalFactory terminals;

	private final CommandCompletion completion;

	private final ShellSettings settings;

	private final @Nullable SshPromptProvider promptProvider;

	private final @Nullable HistoryDirectory histories;

	/**
	 * Create a handler. Without a provider the prompt is the configured one.
	 */
	public ShellSessionHandler(LineRunner lines, CommandCompletion completion, SshExecutors executors,
			ShellTerminalFactory terminals, ShellSettings settings, @Nullable SshPromptProvider promptProvider) {
		this.lines = lines;
		this.executors = executors;
		this.terminals = terminals;
		this.completion = completion;
		this.settings = settings;
		this.promptProvider = promptProvider;
		this.histories = (settings.historyDirectory() != null)
				? new HistoryDirectory(settings.historyDirectory(), settings.historyMaxLines()) : null;
	}

	@Override
	public ExitStatus handle(SshSession session) throws IOException, InterruptedException {
		CommandRunner runner = new CommandRunner(this.lines, this.executors, session);
		if (session.getPty() == null) {
			return new BatchShell(session, runner, this.lines.createBuiltIns(session.getConnection())).run();
		}
		try (ShellTerminal terminal = this.terminals.create(session)) {
			InteractiveShell shell = createInteractive(session, terminal, runner);
			this.terminals.listen(session, terminal, shell::drain, shell::notice);
			return shell.run();
		}
	}

	private InteractiveShell createInteractive(SshSession session, ShellTerminal terminal, CommandRunner runner)
			throws IOException {
		SshConnection connection = session.getConnection();
		HistoryFile file = (this.histories != null) ? this.histories.file(connection.getAuthentication().getName())
				: null;
		ShellParser parser = new ShellParser();
		ShellHistory history = new ShellHistory(file, this.settings.historyMaxLines(),
				(line) -> this.lines.hasSecret(parser.read(line)));
		BuiltIns builtIns = this.lines.createBuiltIns(connection, new ClearBuiltIn(terminal),
				new HistoryBuiltIn(history));
		LineAssistance assistance = new LineAssistance(() -> this.completion.assist(connection, builtIns));
		return new InteractiveShell(session, terminal, runner, new ShellPrompt(this.settings, this.promptProvider),
				this.settings, history, parser, builtIns, assistance, this.executors);
	}

}
