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

package io.github.sshspringboot.shell.internal.terminal;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.ThreadFactory;
import java.util.function.Predicate;

import io.github.sshspringboot.command.internal.io.CommandTerminal;
import io.github.sshspringboot.command.internal.io.CommandTerminalFactory;
import io.github.sshspringboot.server.internal.SshSession;
import io.github.sshspringboot.server.internal.execution.Cancellation;
import io.github.sshspringboot.server.internal.execution.SshExecutors;
import org.jline.terminal.Terminal.Signal;

/**
 * {@link CommandTerminalFactory} that creates terminals for commands and shells.
 *
 * @since 0.1.0
 */
public final class ShellTerminalFactory implements CommandTerminalFactory {

	private static final int BUFFER_SIZE = 8192;

	private final SshExecutors executors;

	private final ThreadFactory threads;

	/**
	 * Create a factory. The executors handle signals and resizing, the threads read from
	 * the terminals.
	 */
	public ShellTerminalFactory(SshExecutors executors, ThreadFactory threads) {
		this.executors = executors;
		this.threads = threads;
	}

	@Override
	public CommandTerminal open(SshSession session) throws IOException {
		Cancellation cancellation = session.getCancellation();
		ShellTerminal terminal = create(session);
		terminal.handle(Signal.INT, (signal) -> session.getSignals()
			.signal("INT", () -> cancellation.cancel(Cancellation.Reason.INTERRUPTED)));
		listen(session, terminal, () -> {
		}, (notice) -> false);
		OutputStream output = new BufferedOutputStream(terminal.output(), BUFFER_SIZE);
		return new CommandTerminal(terminal.connect(session, output, cancellation), terminal);
	}

	public ShellTerminal create(SshSession session) throws IOException {
		return new ShellTerminal(session, this.threads);
	}

	public void listen(SshSession session, ShellTerminal terminal, Runnable drain, Predicate<String> notice) {
		session.setListener(new TerminalListener(session, terminal, this.executors, drain, notice));
	}

}
