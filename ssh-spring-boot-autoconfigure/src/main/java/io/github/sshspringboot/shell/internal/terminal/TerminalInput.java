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
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Input typed while a command runs, line by line unless the client asked for single keys.
 * Output of the command is flushed before it waits for input. A typed end of input
 * applies to one read (termios, {@code VEOF}).
 */
final class TerminalInput extends InputStream {

	private final InputStream keys;

	private final OutputStream output;

	private final OutputStream echo;

	private final ShellTerminal terminal;

	private final LineDiscipline discipline;

	private byte[] typed = {};

	private int start;

	private boolean ended;

	TerminalInput(ShellTerminal terminal, OutputStream output) {
		this.terminal = terminal;
		this.keys = terminal.input();
		this.output = output;
		this.echo = new BufferedOutputStream(terminal.output());
		this.discipline = new LineDiscipline(terminal.getClientAttributes(), this.echo);
	}

	@Override
	public int read() throws IOException {
		byte[] one = new byte[1];
		return (read(one, 0, 1) == -1) ? -1 : one[0] & 0xff;
	}

	@Override
	public int read(byte[] bytes, int offset, int length) throws IOException {
		if (length == 0) {
			return 0;
		}
		while (!isReady() && !this.ended) {
			type();
		}
		int read = Math.min(length, this.typed.length - this.start);
		System.arraycopy(this.typed, this.start, bytes, offset, read);
		this.start += read;
		if (read == 0) {
			this.ended = false;
			return -1;
		}
		return read;
	}

	@Override
	public int available() throws IOException {
		while (!isReady() && !this.ended && this.keys.available() > 0) {
			type();
		}
		return this.typed.length - this.start;
	}

	private boolean isReady() {
		return this.start < this.typed.length;
	}

	private void type() throws IOException {
		if (this.keys.available() == 0) {
			this.echo.flush();
			this.output.flush();
		}
		int key = this.keys.read();
		if (key == -1 || this.discipline.type(key)) {
			this.echo.flush();
			this.typed = this.discipline.take();
			if (this.discipline.isEchoing()) {
				this.terminal.noteInput(this.typed);
			}
			this.start = 0;
			this.ended = key == -1 || this.typed.length == 0;
		}
	}

}
