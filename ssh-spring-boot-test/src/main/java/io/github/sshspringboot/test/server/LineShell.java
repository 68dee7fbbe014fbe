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

package io.github.sshspringboot.test.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

/**
 * A shell that answers each line as a command line. With a terminal it echoes what is
 * typed, and knows backspace, Control-C and Control-D. It ends with {@code exit}, or with
 * the input.
 */
final class LineShell implements SshExecHandler {

	private static final int MAX_LINE = 64 * 1024;

	private static final int CONTROL_C = 3;

	private static final int CONTROL_D = 4;

	private static final int BACKSPACE = 8;

	private static final int DELETE = 127;

	private final Script script;

	private final String prompt;

	LineShell(Script script, String prompt) {
		this.script = script;
		this.prompt = prompt;
	}

	@Override
	public int handle(SshExchange shell) throws Exception {
		boolean terminal = shell.pty() != null;
		OutputStream stdout = (terminal) ? new NewlineOutputStream(shell.stdout()) : shell.stdout();
		OutputStream stderr = (terminal) ? new NewlineOutputStream(shell.stderr()) : shell.stderr();
		SshExchange exchange = new SshExchange(shell.channel(), "", null, shell.stdin(), stdout, stderr);
		int status = 0;
		while (true) {
			exchange.print(this.prompt);
			String line = read(exchange, terminal);
			if (line == null) {
				return status;
			}
			shell.channel().add(new SshEvent.LineTyped(line));
			if (line.matches("exit( \\d{1,3})?")) {
				return (line.length() > 5) ? Integer.parseInt(line.substring(5)) : status;
			}
			if (!line.isBlank()) {
				status = run(exchange, line);
			}
			stderr.flush();
			stdout.flush();
		}
	}

	private int run(SshExchange exchange, String line) throws Exception {
		Script.Answer answer = this.script.find(line);
		if (answer.handler() == null) {
			exchange.printError(line + ": refused\n");
			return 126;
		}
		return answer.handler().handle(new SshExchange(exchange, line, answer.match()));
	}

	private @Nullable String read(SshExchange exchange, boolean terminal) throws IOException {
		InputStream stdin = exchange.stdin();
		ByteArrayOutputStream line = new ByteArrayOutputStream();
		while (true) {
			int next = stdin.read();
			if (next == -1 || (terminal && next == CONTROL_D && line.size() == 0)) {
				return (line.size() > 0) ? text(line) : null;
			}
			if (next == '\n' || (terminal && next == '\r')) {
				echo(exchange, terminal, "\n");
				return text(line);
			}
			if (terminal && next == CONTROL_C) {
				echo(exchange, true, "^C\n" + this.prompt);
				line.reset();
			}
			else if (terminal && (next == DELETE || next == BACKSPACE)) {
				erase(exchange, line);
			}
			else if (line.size() < MAX_LINE) {
				line.write(next);
				if (terminal) {
					exchange.stdout().write(next);
					if (stdin.available() == 0) {
						exchange.stdout().flush();
					}
				}
			}
		}
	}

	private void erase(SshExchange exchange, ByteArrayOutputStream line) throws IOException {
		String text = text(line);
		if (!text.isEmpty()) {
			line.reset();
			line.writeBytes(
					text.substring(0, text.offsetByCodePoints(text.length(), -1)).getBytes(StandardCharsets.UTF_8));
			echo(exchange, true, "\b \b");
		}
	}

	private void echo(SshExchange exchange, boolean terminal, String text) throws IOException {
		if (terminal) {
			exchange.print(text);
		}
	}

	private static String text(ByteArrayOutputStream line) {
		return line.toString(StandardCharsets.UTF_8);
	}

	/**
	 * Ends lines as terminals need it.
	 */
	private static final class NewlineOutputStream extends OutputStream {

		private final OutputStream output;

		NewlineOutputStream(OutputStream output) {
			this.output = output;
		}

		@Override
		public void write(int character) throws IOException {
			if (character == '\n') {
				this.output.write('\r');
			}
			this.output.write(character);
		}

		@Override
		public void flush() throws IOException {
			this.output.flush();
		}

	}

}
