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

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;

import io.github.sshspringboot.command.FailureTranslator.Failure;
import io.github.sshspringboot.command.pipeline.Pipeline;
import io.github.sshspringboot.command.result.MessageText;
import io.github.sshspringboot.server.Cancellation;
import io.github.sshspringboot.server.SshPty;
import io.github.sshspringboot.server.SshSession;
import io.github.sshspringboot.server.TerminalText;
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
 * @param pipeline the stages that the result goes through, if there are some
 * @param shell the commands of the shell, if there is one
 * @since 0.1.0
 */
public record CommandIo(SshSession session, InputStream input, OutputStream output, OutputStream error,
		@Nullable SshTerminal terminal, Cancellation cancellation, @Nullable Pipeline pipeline,
		@Nullable ShellCommands shell) {

	private static final Log logger = LogFactory.getLog(CommandIo.class);

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
	public CommandIo(SshSession session, InputStream input, OutputStream output, OutputStream error,
			@Nullable SshTerminal terminal, Cancellation cancellation) {
		this(session, input, output, error, terminal, cancellation, null, null);
	}

	/**
	 * The session's own streams, without a terminal.
	 * @param session the session
	 * @return the streams
	 */
	public static CommandIo of(SshSession session) {
		return new CommandIo(session, session.getInput(), session.getOutput(), session.getError(), null,
				session.getCancellation());
	}

	/**
	 * The same, but the result goes through a pipeline. What goes on as text is no longer
	 * written to the terminal.
	 * @param pipeline the pipeline
	 * @return the new connections
	 */
	CommandIo into(Pipeline pipeline) {
		return new CommandIo(this.session, this.input, pipeline.output(), this.error,
				pipeline.isTextPiped() ? null : this.terminal, this.cancellation, pipeline, this.shell);
	}

	/**
	 * The same, in a shell.
	 * @param shell the commands of the shell
	 * @return the new connections
	 */
	public CommandIo in(ShellCommands shell) {
		return new CommandIo(this.session, this.input, this.output, this.error, this.terminal, this.cancellation,
				this.pipeline, shell);
	}

	/**
	 * Run a command of the shell.
	 * @param words its words
	 * @return how it ended, {@code null} if there is no shell that has it
	 */
	@Nullable CommandEnd runInShell(List<String> words) {
		if (this.shell == null) {
			return null;
		}
		PrintWriter writer = new PrintWriter(new OutputStreamWriter(
				new PrintableOutputStream(this.output, PrintableOutputStream.Style.PLAIN), StandardCharsets.UTF_8));
		CommandEnd end = this.shell.run(words, writer);
		writer.flush();
		return end;
	}

	boolean isShellLeaving() {
		return this.shell != null && this.shell.isLeaving();
	}

	/**
	 * Whether nobody reads any more what the command writes.
	 * @return whether the command should end
	 */
	boolean isOutputClosed() {
		return this.pipeline != null && this.pipeline.isClosed();
	}

	/**
	 * Let the rows of a result pass the stages.
	 * @param rows the rows
	 * @return what is left of them
	 */
	Iterator<?> pass(Iterator<?> rows) {
		return (this.pipeline != null) ? this.pipeline.pass(rows) : rows;
	}

	List<String> selectedColumns() {
		return (this.pipeline != null) ? this.pipeline.selectedColumns() : List.of();
	}

	/**
	 * Return whether the stages leave one value of a result, however many rows it has.
	 * @return whether it is the only one
	 */
	boolean isSingle() {
		return this.pipeline != null && this.pipeline.isSingle();
	}

	boolean isRowPiped() {
		return this.pipeline != null && this.pipeline.isRowPiped();
	}

	/**
	 * Whether what the command writes may reach a terminal, also through a pipeline.
	 * @return whether the client asked for a terminal
	 */
	boolean isOnTerminal() {
		return this.session.getPty() != null;
	}

	int width() {
		return (this.terminal != null) ? this.terminal.getColumns() : DEFAULT_WIDTH;
	}

	/**
	 * How wide a table may be.
	 * @return the columns of the terminal, 0 if the client did not tell, {@code null}
	 * without one
	 */
	@Nullable Integer tableWidth() {
		if (this.terminal == null) {
			return null;
		}
		SshPty pty = this.session.getPty();
		return (pty != null) ? pty.getColumns() : this.terminal.getColumns();
	}

	void print(String text) {
		write(TerminalText.lines(text), this.output);
	}

	void printError(String text) {
		write(TerminalText.lines(text), this.error);
	}

	/**
	 * Empty the screen, if the output is one.
	 */
	void clearScreen() {
		write("\u001b[H\u001b[2J", this.output);
	}

	CommandEnd report(Failure failure) {
		flush();
		printMessage(failure.message());
		return failure.end();
	}

	void printMessage(String message) {
		SshPty pty = this.session.getPty();
		write(MessageText.of(UserMessage.of(message), (pty != null) ? pty.getColumns() : 0) + "\n", this.error);
	}

	void flush() {
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
