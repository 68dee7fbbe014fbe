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

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.util.concurrent.RejectedExecutionException;

import io.github.sshspringboot.command.SshPromptContext;
import io.github.sshspringboot.command.internal.builtin.BuiltIns;
import io.github.sshspringboot.command.internal.io.CommandEnd;
import io.github.sshspringboot.command.internal.io.PrintableOutputStream;
import io.github.sshspringboot.command.internal.pipeline.CommandLine;
import io.github.sshspringboot.server.ExitStatus;
import io.github.sshspringboot.server.internal.SshSession;
import io.github.sshspringboot.server.internal.execution.Cancellation;
import io.github.sshspringboot.server.internal.execution.SshExecutors;
import io.github.sshspringboot.shell.internal.terminal.ShellTerminal;
import org.jline.reader.EndOfFileException;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal.Signal;
import org.jspecify.annotations.Nullable;

/**
 * A shell with a prompt on a terminal. Ctrl-C interrupts the running command or discards
 * the line; Ctrl-D on an empty line exits.
 */
final class InteractiveShell {

	private static final int BUFFER_SIZE = 8192;

	private final SshSession session;

	private final ShellTerminal terminal;

	private final CommandLineEditor editor;

	private final CommandRunner runner;

	private final ShellPrompt prompt;

	private final ShellSettings settings;

	private final BuiltIns builtIns;

	private final SshExecutors executors;

	private final @Nullable IdleClock idle;

	private volatile @Nullable Cancellation promptCancellation;

	private volatile boolean draining;

	InteractiveShell(SshSession session, ShellTerminal terminal, CommandRunner runner, ShellPrompt prompt,
			ShellSettings settings, ShellHistory history, ShellParser parser, BuiltIns builtIns,
			LineAssistance assistance, SshExecutors executors) throws IOException {
		this.session = session;
		this.terminal = terminal;
		this.runner = runner;
		this.prompt = prompt;
		this.settings = settings;
		this.builtIns = builtIns;
		this.executors = executors;
		this.idle = (settings.idle() == null) ? null
				: new IdleClock(settings.idle(), executors.timer(), System::nanoTime, this::warn, this::expire);
		this.editor = new CommandLineEditor(terminal, history, parser, settings.historyMaxLines(), assistance,
				terminal.getColors() > 0, this::isReadingCancelled, this::onKey);
	}

	ExitStatus run() throws IOException, InterruptedException {
		this.terminal.handle(Signal.INT, (signal) -> this.session.getSignals()
			.signal("INT", () -> this.runner.cancel(Cancellation.Reason.INTERRUPTED)));
		OutputStream output = new BufferedOutputStream(this.terminal.output(), BUFFER_SIZE);
		greet();
		ExitStatus last = ExitStatus.OK;
		while (!this.session.getCancellation().isCancelled()) {
			if (this.draining) {
				return leave("The server is shutting down", ExitStatus.INTERRUPTED);
			}
			CommandLine typed;
			Cancellation reading = new Cancellation();
			try {
				typed = readLine(reading, last);
				this.runner.note(typed, "\r");
			}
			catch (UserInterruptException ex) {
				if (reading.getReason() == Cancellation.Reason.TIMED_OUT) {
					return leave("Idle for too long", ExitStatus.OK);
				}
				continue;
			}
			catch (EndOfFileException ex) {
				return last;
			}
			for (CommandLine line : typed.lines()) {
				ExitStatus exit = this.builtIns.leave(line, last);
				if (exit != null) {
					return exit;
				}
				CommandEnd end = runLine(line, output, last);
				last = end.status();
				this.terminal.commandEnded();
				if (this.builtIns.isLeaving()) {
					return last;
				}
				if (end.isInterrupted()) {
					this.terminal.writer().println();
				}
				if (end.isInterrupted() || this.draining) {
					break;
				}
			}
		}
		return ExitStatus.INTERRUPTED;
	}

	private CommandEnd runLine(CommandLine line, OutputStream output, ExitStatus last)
			throws IOException, InterruptedException {
		PrintWriter writer = this.terminal.writer();
		CommandEnd end = this.runner.run(line,
				(cancellation) -> this.terminal.connect(this.session, output, cancellation), this.builtIns, last);
		this.builtIns.explain(line.words(), writer);
		writer.flush();
		return end;
	}

	private void greet() {
		String greeting = this.settings.greeting();
		if (greeting != null) {
			PrintableOutputStream.coloured(ShellText.fill(greeting, context(ExitStatus.OK)))
				.lines()
				.forEach(this.terminal.writer()::println);
			this.terminal.flush();
		}
	}

	private SshPromptContext context(ExitStatus last) {
		return new SshPromptContext(this.session.getConnection().getAuthentication().getName(),
				this.settings.application(), this.session.getConnection(), last);
	}

	private CommandLine readLine(Cancellation reading, ExitStatus last) {
		this.promptCancellation = reading;
		reading.begin();
		try {
			String text = this.prompt.text(context(last));
			if (this.idle != null) {
				this.idle.start();
			}
			return this.editor.readCommand(text);
		}
		finally {
			if (this.idle != null) {
				this.idle.stop();
			}
			reading.end();
			this.promptCancellation = null;
		}
	}

	private boolean isReadingCancelled() {
		Cancellation reading = this.promptCancellation;
		return this.session.getCancellation().isCancelled() || (reading != null && reading.isCancelled());
	}

	private void onKey() {
		if (this.idle != null) {
			this.idle.key();
		}
	}

	private void warn() {
		IdleClock clock = this.idle;
		if (clock != null) {
			long seconds = Math.max(1, clock.notice().toSeconds());
			later(() -> this.editor.notice("Nothing was typed for a while. This shell closes in " + seconds
					+ ((seconds == 1) ? " second." : " seconds.")));
		}
	}

	private void expire() {
		Cancellation reading = this.promptCancellation;
		if (reading != null) {
			reading.cancel(Cancellation.Reason.TIMED_OUT);
		}
	}

	private void later(Runnable task) {
		try {
			this.executors.shells().execute(() -> {
				if (this.promptCancellation != null) {
					task.run();
				}
			});
		}
		catch (RejectedExecutionException ex) {
			expire();
		}
	}

	private ExitStatus leave(String message, ExitStatus status) {
		this.terminal.writer().println(message);
		this.terminal.flush();
		return status;
	}

	/**
	 * Show a message above the line that is being typed, and return whether there is one.
	 */
	boolean notice(String message) {
		if (this.promptCancellation == null) {
			return false;
		}
		this.editor.notice(message);
		return true;
	}

	void drain() {
		this.draining = true;
		Cancellation reading = this.promptCancellation;
		if (reading != null) {
			reading.cancel(Cancellation.Reason.SHUTDOWN);
		}
	}

}
