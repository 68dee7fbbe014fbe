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
 * The streams, the terminal and the cancellation of a run of a command. The rows of its
 * result pass {@code rows}; {@code pages} is the terminal on which text may stop after
 * each page.
 */
public record CommandStreams(SshSession session, InputStream input, OutputStream output, OutputStream error,
		@Nullable SshTerminal terminal, Cancellation cancellation, RowFilter rows, @Nullable PageTerminal pages) {

	private static final Log logger = LogFactory.getLog(CommandStreams.class);

	private static final int DEFAULT_WIDTH = 80;

	/**
	 * Create streams for a run without a pipeline.
	 */
	public CommandStreams(SshSession session, InputStream input, OutputStream output, OutputStream error,
			@Nullable SshTerminal terminal, Cancellation cancellation) {
		this(session, input, output, error, terminal, cancellation, RowFilter.NONE, null);
	}

	/**
	 * Create streams from those of a session, without a terminal.
	 */
	public static CommandStreams of(SshSession session) {
		return new CommandStreams(session, session.getInput(), session.getOutput(), session.getError(), null,
				session.getCancellation());
	}

	/**
	 * Return a copy whose output goes into a pipeline. Text that is piped on is not
	 * written to the terminal.
	 */
	public CommandStreams into(OutputStream output, RowFilter rows, boolean textPiped) {
		return new CommandStreams(this.session, this.input, output, this.error, textPiped ? null : this.terminal,
				this.cancellation, rows.watchedBy(this.rows), null);
	}

	/**
	 * Return whether output may reach a terminal, possibly through a pipeline.
	 */
	boolean isOnTerminal() {
		return this.session.getPty() != null;
	}

	/**
	 * Return whether nobody reads the output: neither the next stage of the pipeline, if
	 * there is one, nor the client.
	 */
	public boolean isOutputClosed() {
		return this.rows.isClosed() || this.session.isOutputClosed();
	}

	public int width() {
		return (this.terminal != null) ? this.terminal.getColumns() : DEFAULT_WIDTH;
	}

	/**
	 * Return the maximum width of a table, 0 if the client did not specify it,
	 * {@code null} without a terminal.
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

	public void clearScreen() {
		write("\u001b[H\u001b[2J", this.output);
	}

	public CommandEnd report(Failure failure) {
		flush();
		if (!failure.message().isEmpty()) {
			printMessage(failure.message());
		}
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
