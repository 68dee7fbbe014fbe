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

package io.github.sshspringboot.command.internal.io;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

import io.github.sshspringboot.command.SshTerminal;
import io.github.sshspringboot.command.internal.pipeline.PageTerminal;
import io.github.sshspringboot.command.internal.result.MessageText;
import io.github.sshspringboot.command.internal.result.RowFilter;
import io.github.sshspringboot.server.internal.SshPty;
import io.github.sshspringboot.server.internal.SshSession;
import io.github.sshspringboot.server.internal.execution.Cancellation;
import io.github.sshspringboot.server.internal.text.TerminalText;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * What a run of a command is connected to.
 *
 * @param session the session that the command runs in
 * @param input standard input
 * @param output standard output
 * @param error standard error
 * @param terminal the terminal, if there is one
 * @param cancellation ends the run before its time
 * @param rows what the rows of the result pass
 * @param pages the terminal on which text may stop after each page, if there is one
 * @since 0.1.0
 */
public record CommandStreams(SshSession session, InputStream input, OutputStream output, OutputStream error,
		@Nullable SshTerminal terminal, Cancellation cancellation, RowFilter rows, @Nullable PageTerminal pages) {

	private static final Log logger = LogFactory.getLog(CommandStreams.class);

	private static final int DEFAULT_WIDTH = 80;

	/**
	 * Connect a run without a pipeline.
	 * @param session the session that the command runs in
	 * @param input standard input
	 * @param output standard output
	 * @param error standard error
	 * @param terminal the terminal, if there is one
	 * @param cancellation ends the run before its time
	 */
	public CommandStreams(SshSession session, InputStream input, OutputStream output, OutputStream error,
			@Nullable SshTerminal terminal, Cancellation cancellation) {
		this(session, input, output, error, terminal, cancellation, RowFilter.NONE, null);
	}

	/**
	 * The session's own streams, without a terminal.
	 * @param session the session
	 * @return the streams
	 */
	public static CommandStreams of(SshSession session) {
		return new CommandStreams(session, session.getInput(), session.getOutput(), session.getError(), null,
				session.getCancellation());
	}

	/**
	 * The same, but the result goes through a pipeline. What goes on as text is no longer
	 * written to the terminal.
	 */
	public CommandStreams into(OutputStream output, RowFilter rows, boolean textPiped) {
		return new CommandStreams(this.session, this.input, output, this.error, textPiped ? null : this.terminal,
				this.cancellation, rows, null);
	}

	/**
	 * Whether what the command writes may reach a terminal, also through a pipeline.
	 * @return whether the client asked for a terminal
	 */
	boolean isOnTerminal() {
		return this.session.getPty() != null;
	}

	public int width() {
		return (this.terminal != null) ? this.terminal.getColumns() : DEFAULT_WIDTH;
	}

	/**
	 * How wide a table may be.
	 * @return the columns of the terminal, 0 if the client did not tell, {@code null}
	 * without one
	 */
	public @Nullable Integer tableWidth() {
		if (this.terminal == null) {
			return null;
		}
		SshPty pty = this.session.getPty();
		return (pty != null) ? pty.getColumns() : this.terminal.getColumns();
	}

	public void print(String text) {
		write(TerminalText.lines(text), this.output);
	}

	public void printError(String text) {
		write(TerminalText.lines(text), this.error);
	}

	/**
	 * Empty the screen, if the output is one.
	 */
	public void clearScreen() {
		write("\u001b[H\u001b[2J", this.output);
	}

	public CommandEnd report(Failure failure) {
		flush();
		printMessage(failure.message());
		return failure.end();
	}

	public void printMessage(String message) {
		SshPty pty = this.session.getPty();
		write(MessageText.of(UserMessage.of(message), (pty != null) ? pty.getColumns() : 0) + "\n", this.error);
	}

	public void flush() {
		try {
			if (!this.cancellation.isCancelled()) {
				this.output.flush();
				this.error.flush();
			}
		}
		catch (IOException ex) {
			logger.trace("The client left before it had all output", ex);
		}
	}

	private static void write(String text, OutputStream stream) {
		try {
			stream.write(text.getBytes(StandardCharsets.UTF_8));
		}
		catch (IOException ex) {
			logger.trace("The client left before it had all output", ex);
		}
	}

}
