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

package io.github.sshspringboot.shell;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

import io.github.sshspringboot.server.Cancellation;
import io.github.sshspringboot.server.ExitStatus;
import io.github.sshspringboot.server.SshSession;
import org.jline.reader.EndOfFileException;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal.Signal;
import org.jspecify.annotations.Nullable;

/**
 * A shell on a terminal: a prompt where commands are typed. Ctrl-C interrupts the command
 * that runs, or drops the line that is typed; Ctrl-D on an empty line leaves.
 */
final class InteractiveShell {

	private static final int BUFFER_SIZE = 8192;

	private final SshSession session;

	private final ShellTerminal terminal;

	private final LineEditor editor;

	private final CommandRunner runner;

	private final String prompt;

	private final @Nullable Duration idle;

	private final ScheduledExecutorService timer;

	private volatile @Nullable Cancellation promptCancellation;

	private volatile boolean draining;

	InteractiveShell(SshSession session, ShellTerminal terminal, CommandRunner runner, String prompt,
			@Nullable Duration idle, ScheduledExecutorService timer) throws IOException {
		this.session = session;
		this.terminal = terminal;
		this.editor = new LineEditor(terminal);
		this.runner = runner;
		this.prompt = prompt;
		this.idle = idle;
		this.timer = timer;
	}

	ExitStatus run() throws IOException, InterruptedException {
		this.terminal.handle(Signal.INT, (signal) -> this.runner.cancel(Cancellation.Reason.INTERRUPTED));
		OutputStream output = new BufferedOutputStream(this.terminal.output(), BUFFER_SIZE);
		ExitStatus last = ExitStatus.OK;
		while (!this.session.getCancellation().isCancelled()) {
			if (this.draining) {
				return leave("The server is shutting down", ExitStatus.INTERRUPTED);
			}
			String line;
			Cancellation reading = new Cancellation();
			try {
				line = readLine(reading);
			}
			catch (UserInterruptException ex) {
				if (reading.getReason() == Cancellation.Reason.TIMED_OUT) {
					return leave("Idle for too long", ExitStatus.OK);
				}
				continue;
			}
			catch (EndOfFileException ex) {
				return ExitStatus.OK;
			}
			ExitStatus exit = ShellExit.parse(line, last);
			if (exit != null) {
				return exit;
			}
			if (!line.isBlank()) {
				last = this.runner.run(line, new TerminalInput(this.terminal.input()), output, output, this.terminal);
				this.terminal.commandEnded();
				if (last.equals(ExitStatus.INTERRUPTED)) {
					this.terminal.writer().println();
				}
			}
		}
		return ExitStatus.INTERRUPTED;
	}

	private String readLine(Cancellation reading) {
		ScheduledFuture<?> idleLimit = (this.idle == null) ? null : this.timer
			.schedule(() -> reading.cancel(Cancellation.Reason.TIMED_OUT), this.idle.toMillis(), TimeUnit.MILLISECONDS);
		this.promptCancellation = reading;
		reading.begin();
		try {
			return this.editor.readLine(this.prompt);
		}
		finally {
			reading.end();
			this.promptCancellation = null;
			if (idleLimit != null) {
				idleLimit.cancel(false);
			}
		}
	}

	private ExitStatus leave(String message, ExitStatus status) {
		this.terminal.writer().println(message);
		this.terminal.flush();
		return status;
	}

	void drain() {
		this.draining = true;
		Cancellation reading = this.promptCancellation;
		if (reading != null) {
			reading.cancel(Cancellation.Reason.SHUTDOWN);
		}
	}

}
