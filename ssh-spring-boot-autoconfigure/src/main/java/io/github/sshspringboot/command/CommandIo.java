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
import java.nio.charset.StandardCharsets;

import io.github.sshspringboot.command.FailureTranslator.Failure;
import io.github.sshspringboot.server.Cancellation;
import io.github.sshspringboot.server.ExitStatus;
import io.github.sshspringboot.server.SshSession;
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
 * @since 0.1.0
 */
public record CommandIo(SshSession session, InputStream input, OutputStream output, OutputStream error,
		@Nullable SshTerminal terminal, Cancellation cancellation) {

	private static final Log logger = LogFactory.getLog(CommandIo.class);

	private static final int DEFAULT_WIDTH = 80;

	/**
	 * The session's own streams, without a terminal.
	 * @param session the session
	 * @return the streams
	 */
	public static CommandIo of(SshSession session) {
		return new CommandIo(session, session.getInput(), session.getOutput(), session.getError(), null,
				session.getCancellation());
	}

	int width() {
		return (this.terminal != null) ? this.terminal.getColumns() : DEFAULT_WIDTH;
	}

	void print(String text) {
		write(text, this.output);
	}

	void printError(String text) {
		write(text, this.error);
	}

	ExitStatus report(Failure failure) {
		flush();
		write(MessageText.oneLine(failure.message()) + "\n", this.error);
		return failure.status();
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
