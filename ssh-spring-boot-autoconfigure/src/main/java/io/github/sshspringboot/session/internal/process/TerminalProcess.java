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

package io.github.sshspringboot.session.internal.process;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

import com.pty4j.PtyProcess;
import com.pty4j.PtyProcessBuilder;
import com.pty4j.WinSize;
import io.github.sshspringboot.server.SshTerminalMode;
import io.github.sshspringboot.session.SshPseudoTerminal;
import org.jspecify.annotations.Nullable;

/**
 * A process with a pseudo-terminal, by pty4j.
 */
final class TerminalProcess implements SessionProcess {

	private static final int COLUMNS = 80;

	private static final int ROWS = 24;

	private static final int CONTROL_D = 4;

	private final PtyProcess process;

	private final TerminalInput input;

	private final int endOfInput;

	private TerminalProcess(PtyProcess process, int endOfInput) {
		this.process = process;
		this.input = new TerminalInput(process.getOutputStream());
		this.endOfInput = endOfInput;
	}

	static TerminalProcess start(ProcessLaunch launch, SshPseudoTerminal terminal) throws IOException {
		List<String> arguments = SignalDefaults.wrap(TerminalModes.wrap(launch.arguments(), terminal.modes()));
		PtyProcessBuilder builder = new PtyProcessBuilder(arguments.toArray(String[]::new))
			.setEnvironment(launch.environment())
			.setInitialColumns(sizeOf(terminal.columns(), COLUMNS))
			.setInitialRows(sizeOf(terminal.rows(), ROWS))
			.setRedirectErrorStream(true);
		if (launch.directory() != null) {
			builder.setDirectory(launch.directory().toString());
		}
		int endOfInput = terminal.modes().getOrDefault(SshTerminalMode.VEOF, CONTROL_D);
		try {
			return new TerminalProcess(builder.start(), endOfInput);
		}
		catch (RuntimeException | LinkageError ex) {
			throw new IOException("There is no pseudo-terminal", ex);
		}
	}

	private static int sizeOf(int size, int unknown) {
		return (size > 0) ? Math.min(size, Short.MAX_VALUE) : unknown;
	}

	@Override
	public Process process() {
		return this.process;
	}

	@Override
	public boolean isSessionLeader() {
		return true;
	}

	@Override
	public boolean isTerminal() {
		return true;
	}

	@Override
	public OutputStream input() {
		return this.input;
	}

	/**
	 * Type the key that ends the input. In the middle of a line, the first one only ends
	 * the line.
	 */
	@Override
	public void endInput() throws IOException {
		if (this.input.isInLine()) {
			this.input.write(this.endOfInput);
		}
		this.input.write(this.endOfInput);
		this.input.flush();
	}

	@Override
	public InputStream output() {
		return this.process.getInputStream();
	}

	@Override
	public @Nullable InputStream error() {
		return null;
	}

	@Override
	public void resize(SshPseudoTerminal terminal) {
		if (this.process.isAlive()) {
			try {
				this.process
					.setWinSize(new WinSize(sizeOf(terminal.columns(), COLUMNS), sizeOf(terminal.rows(), ROWS)));
			}
			catch (IllegalStateException ex) {
				// the terminal is gone
			}
		}
	}

	@Override
	public void close() throws IOException {
		this.process.getInputStream().close();
	}

	/**
	 * Knows whether a line has begun.
	 */
	private static final class TerminalInput extends FilterOutputStream {

		private boolean inLine;

		TerminalInput(OutputStream output) {
			super(output);
		}

		@Override
		public void write(int b) throws IOException {
			write(new byte[] { (byte) b }, 0, 1);
		}

		@Override
		public void write(byte[] bytes, int offset, int length) throws IOException {
			this.out.write(bytes, offset, length);
			if (length > 0) {
				byte last = bytes[offset + length - 1];
				this.inLine = last != '\n' && last != '\r';
			}
		}

		boolean isInLine() {
			return this.inLine;
		}

	}

}
