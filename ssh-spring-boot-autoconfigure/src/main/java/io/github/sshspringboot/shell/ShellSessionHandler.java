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
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.sshspringboot.command.CommandDispatcher;
import io.github.sshspringboot.command.CommandIo;
import io.github.sshspringboot.server.Cancellation;
import io.github.sshspringboot.server.CommandKind;
import io.github.sshspringboot.server.ExitStatus;
import io.github.sshspringboot.server.SshExecutors;
import io.github.sshspringboot.server.SshSession;
import io.github.sshspringboot.server.SshSessionHandler;
import io.github.sshspringboot.server.SshSessionListener;
import org.jline.terminal.Terminal.Signal;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Handles all sessions: one command or a shell, with a terminal or without.
 *
 * @since 0.1.0
 */
public final class ShellSessionHandler implements SshSessionHandler {

	private static final int BUFFER_SIZE = 8192;

	private final CommandDispatcher dispatcher;

	private final SshExecutors executors;

	private final ThreadFactory threads;

	private final ShellFactory shells;

	/**
	 * Create a handler.
	 * @param dispatcher runs the commands
	 * @param executors run commands and timers
	 * @param threads makes the threads that read from terminals
	 * @param settings settings of interactive shells
	 * @param promptProvider makes the prompt, {@code null} for the configured one
	 */
	public ShellSessionHandler(CommandDispatcher dispatcher, SshExecutors executors, ThreadFactory threads,
			ShellSettings settings, @Nullable SshPromptProvider promptProvider) {
		Assert.notNull(dispatcher, "'dispatcher' must not be null");
		Assert.notNull(executors, "'executors' must not be null");
		Assert.notNull(threads, "'threads' must not be null");
		Assert.notNull(settings, "'settings' must not be null");
		this.dispatcher = dispatcher;
		this.executors = executors;
		this.threads = threads;
		this.shells = new ShellFactory(dispatcher, executors, settings, promptProvider);
	}

	@Override
	public CommandKind getKind(String commandLine) {
		return this.dispatcher.getKind(commandLine);
	}

	@Override
	public ExitStatus handle(SshSession session) throws Exception {
		String command = session.getCommand();
		if (session.getPty() != null) {
			try (ShellTerminal terminal = new ShellTerminal(session, this.threads)) {
				return (command != null) ? runCommand(command, session, terminal) : runShell(session, terminal);
			}
		}
		return (command != null) ? dispatch(command, CommandIo.of(session))
				: this.shells.createBatch(session, newRunner(session)).run();
	}

	private ExitStatus runCommand(String command, SshSession session, ShellTerminal terminal) throws IOException {
		Cancellation cancellation = session.getCancellation();
		terminal.handle(Signal.INT, (signal) -> cancellation.cancel(Cancellation.Reason.INTERRUPTED));
		session.setListener(new TerminalListener(session, terminal, () -> {
		}));
		OutputStream output = new BufferedOutputStream(terminal.output(), BUFFER_SIZE);
		ExitStatus status = dispatch(command,
				new CommandIo(session, new TerminalInput(terminal, output), output, output, terminal, cancellation));
		if (!cancellation.isCancelled()) {
			output.flush();
		}
		return status;
	}

	private ExitStatus dispatch(String command, CommandIo io) {
		return this.dispatcher.dispatch(command, io.in(this.shells.createBuiltIns(io.session().getConnection())));
	}

	private ExitStatus runShell(SshSession session, ShellTerminal terminal) throws IOException, InterruptedException {
		InteractiveShell shell = this.shells.createInteractive(session, terminal, newRunner(session));
		session.setListener(new TerminalListener(session, terminal, shell::drain));
		return shell.run();
	}

	private CommandRunner newRunner(SshSession session) {
		return new CommandRunner(this.dispatcher, this.executors, session);
	}

	/**
	 * Listens on an I/O thread: what writes to the terminal goes to another one.
	 */
	private final class TerminalListener implements SshSessionListener {

		private final SshSession session;

		private final ShellTerminal terminal;

		private final Runnable drain;

		private final AtomicInteger interrupting = new AtomicInteger();

		private final AtomicInteger resizing = new AtomicInteger();

		TerminalListener(SshSession session, ShellTerminal terminal, Runnable drain) {
			this.session = session;
			this.terminal = terminal;
			this.drain = drain;
		}

		@Override
		public void onSignal(String name) {
			if ("INT".equals(name)) {
				later(this.interrupting, () -> this.terminal.raise(Signal.INT));
			}
			else {
				this.session.getCancellation().cancel(Cancellation.Reason.INTERRUPTED);
			}
		}

		@Override
		public void onResize() {
			later(this.resizing, this.terminal::resized);
		}

		/**
		 * Run the task, once more if it was wanted again while it ran: one thread at most
		 * waits for a terminal that takes no output.
		 * @param wanted how often the task was wanted since it began
		 * @param task the task
		 */
		private void later(AtomicInteger wanted, Runnable task) {
			if (wanted.getAndIncrement() == 0) {
				ShellSessionHandler.this.executors.shells().execute(() -> {
					int seen;
					do {
						seen = wanted.get();
						task.run();
					}
					while (!wanted.compareAndSet(seen, 0));
				});
			}
		}

		@Override
		public void onDrain() {
			this.drain.run();
		}

	}

}
