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
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import io.github.sshspringboot.command.SshCommandException;
import io.github.sshspringboot.command.SshLiveView;
import io.github.sshspringboot.command.SshProgress;
import io.github.sshspringboot.command.SshTerminal;
import io.github.sshspringboot.server.SshTerminalMode;

/**
 * {@link SshTerminal} for clients that did not request one.
 */
record NoTerminal(String commandName, OutputStream output) implements SshTerminal {

	private static final int COLUMNS = 80;

	private static final int ROWS = 24;

	@Override
	public String getType() {
		return "dumb";
	}

	@Override
	public int getColumns() {
		return COLUMNS;
	}

	@Override
	public int getRows() {
		return ROWS;
	}

	@Override
	public int getPixelWidth() {
		return 0;
	}

	@Override
	public int getPixelHeight() {
		return 0;
	}

	@Override
	public Map<SshTerminalMode, Integer> getModes() {
		return Map.of();
	}

	@Override
	public int getColors() {
		return 0;
	}

	@Override
	public void onResize(Runnable callback) {
	}

	@Override
	public boolean isInteractive() {
		return false;
	}

	@Override
	public boolean confirm(String question, String option) {
		throw refuse(question, option);
	}

	@Override
	public String ask(String question, String option) {
		throw refuse(question, option);
	}

	@Override
	public String askSecretly(String question, String option) {
		throw refuse(question, option);
	}

	@Override
	public String choose(String question, List<String> choices, String option) {
		throw refuse(question, option);
	}

	private SshCommandException refuse(String question, String option) {
		return SshCommandException.wrongUsage(this.commandName + ": nobody can answer '" + question
				+ "' without a terminal. Use " + option + ", or connect with ssh -t");
	}

	@Override
	public SshProgress startProgress(String title, long total) {
		return new Silence();
	}

	@Override
	public SshProgress startSpinner(String title) {
		return new Silence();
	}

	@Override
	public SshLiveView openLiveView() {
		return new Appended(this.output);
	}

	private static final class Silence implements SshProgress {

		@Override
		public void advance(long amount) {
		}

		@Override
		public void describe(String text) {
		}

		@Override
		public void close() {
		}

	}

	/**
	 * {@link SshLiveView} that writes each update below the previous one.
	 */
	private record Appended(OutputStream output) implements SshLiveView {

		@Override
		public void update(List<String> lines) {
			try {
				for (String line : lines) {
					this.output.write((line + "\n").getBytes(StandardCharsets.UTF_8));
				}
				this.output.flush();
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

		@Override
		public void close() {
		}

	}

}
