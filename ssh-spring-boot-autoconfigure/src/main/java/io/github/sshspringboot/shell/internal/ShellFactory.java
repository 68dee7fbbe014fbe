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
import io.github.sshspringboot.server.SshConnection;
import io.github.sshspringboot.server.internal.SshSession;
import io.github.sshspringboot.server.internal.execution.SshExecutors;
import io.github.sshspringboot.shell.internal.terminal.ShellTerminal;
import org.jspecify.annotations.Nullable;

/**
 * Creates shells with and without a terminal.
 */
final class ShellFactory {

	private final LineRunner lines;

	private final CommandCompletion completion;

	private final SshExecutors executors;

	private final ShellSettings settings;

	private final @Nullable SshPromptProvider promptProvider;

	private final @Nullable HistoryDirectory histories;

	ShellFactory(LineRunner lines, CommandCompletion completion, SshExecutors executors, ShellSettings settings,
			@Nullable SshPromptProvider promptProvider) {
		this.lines = lines;
		this.completion = completion;
		this.executors = executors;
		this.settings = settings;
		this.promptProvider = promptProvider;
		this.histories = (settings.historyDirectory() != null)
				? new HistoryDirectory(settings.historyDirectory(), settings.historyMaxLines()) : null;
	}

	BatchShell createBatch(SshSession session, CommandRunner runner) {
		return new BatchShell(session, runner, this.lines.createBuiltIns(session.getConnection()));
	}

	InteractiveShell createInteractive(SshSession session, ShellTerminal terminal, CommandRunner runner)
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
