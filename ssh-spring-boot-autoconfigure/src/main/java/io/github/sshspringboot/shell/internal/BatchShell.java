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

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

import io.github.sshspringboot.command.internal.builtin.BuiltIns;
import io.github.sshspringboot.command.internal.io.CommandStreams;
import io.github.sshspringboot.command.internal.pipeline.CommandLine;
import io.github.sshspringboot.server.ExitStatus;
import io.github.sshspringboot.server.internal.SshSession;
import io.github.sshspringboot.server.internal.text.ByteOrderMark;
import org.jspecify.annotations.Nullable;

/**
 * A shell without a terminal that runs the lines of standard input as commands until its
 * end or {@code exit}. It writes nothing but the output of the commands. A command may
 * read the lines that follow it.
 */
final class BatchShell {

	private static final int MAX_LINE = CommandLine.MAX_LENGTH;

	private static final int MAX_LINES = 100;

	private final SshSession session;

	private final CommandRunner runner;

	private final BuiltIns builtIns;

	BatchShell(SshSession session, CommandRunner runner, BuiltIns builtIns) {
		this.session = session;
		this.runner = runner;
		this.builtIns = builtIns;
	}

	/**
	 * Run the lines. They are noted one by one, because one with a secret may follow.
	 */
	ExitStatus run() throws IOException, InterruptedException {
		try (SshSession.Activity secret = this.session.beginSecretInput()) {
			return runLines();
		}
		catch (UnreadableLineException ex) {
			OutputStream error = this.session.getError();
			error.write(("A line of the input is " + ex.getMessage() + ". It and the lines after it were not run\n")
				.getBytes(StandardCharsets.UTF_8));
			error.flush();
			return ExitStatus.USAGE;
		}
	}

	private ExitStatus runLines() throws IOException, InterruptedException {
		InputStream input = new BufferedInputStream(this.session.getInput());
		ExitStatus last = ExitStatus.OK;
		String first = readLine(input);
		CommandLine line = (first != null) ? readCommand(ByteOrderMark.strip(first), input) : null;
		while (line != null) {
			this.runner.note(line, "\n");
			ExitStatus exit = this.builtIns.leave(line, last);
			if (exit != null) {
				return exit;
			}
			if (!line.isBlank()) {
				last = this.runner
					.run(line,
							(cancellation) -> new CommandStreams(this.session, new NotedInput(input, this.session),
									this.session.getOutput(), this.session.getError(), null, cancellation),
							this.builtIns, last)
					.status();
			}
			if (this.builtIns.isLeaving()) {
				return last;
			}
			if (this.session.getCancellation().isCancelled()) {
				return ExitStatus.INTERRUPTED;
			}
			String next = readLine(input);
			line = (next != null) ? readCommand(next, input) : null;
		}
		return last;
	}

	/**
	 * Read a command, which continues on further lines while a quote is open or an
	 * operator ends the line.
	 */
	private static CommandLine readCommand(String first, InputStream input) throws IOException {
		CommandLine command = CommandLine.of(first);
		for (int lines = 1; lines < MAX_LINES && command.isOpen(); lines++) {
			String next = readLine(input);
			if (next == null) {
				return command;
			}
			if (command.text().length() + 1 + next.length() > MAX_LINE) {
				throw UnreadableLineException.tooLong();
			}
			command = CommandLine.of(command.text() + "\n" + next);
		}
		return command;
	}

	private static @Nullable String readLine(InputStream input) throws IOException {
		ByteArrayOutputStream line = new ByteArrayOutputStream();
		int c = input.read();
		if (c == -1) {
			return null;
		}
		while (c != -1 && c != '\n') {
			line.write(c);
			if (line.size() > MAX_LINE) {
				throw UnreadableLineException.tooLong();
			}
			c = input.read();
		}
		try {
			return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line.toByteArray())).toString();
		}
		catch (CharacterCodingException ex) {
			throw new UnreadableLineException("not UTF-8");
		}
	}

	@SuppressWarnings("serial")
	private static final class UnreadableLineException extends IOException {

		UnreadableLineException(String message) {
			super(message);
		}

		static UnreadableLineException tooLong() {
			return new UnreadableLineException("longer than the " + MAX_LINE + " bytes that a command line may have");
		}

	}

}
