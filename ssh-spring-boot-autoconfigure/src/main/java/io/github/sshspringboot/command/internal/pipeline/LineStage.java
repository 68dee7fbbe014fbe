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

package io.github.sshspringboot.command.internal.pipeline;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

import io.github.sshspringboot.server.ExitStatus;

/**
 * {@link TextStage} that processes one line at a time.
 */
abstract class LineStage extends TextStage {

	static final int MAX_LINE = 1024 * 1024;

	private static final int INITIAL_SIZE = 256;

	private final String name;

	private byte[] line = new byte[INITIAL_SIZE];

	private int length;

	LineStage(String name, OutputStream next) {
		super(next);
		this.name = name;
	}

	@Override
	public void write(byte[] bytes, int offset, int length) throws IOException {
		int start = offset;
		int end = offset + length;
		for (int i = offset; i < end; i++) {
			if (bytes[i] == '\n') {
				append(bytes, start, i - start);
				start = i + 1;
				endLine();
			}
		}
		append(bytes, start, end - start);
	}

	private void append(byte[] bytes, int offset, int count) {
		if (count > MAX_LINE - this.length) {
			throw StageException.failure(this.name + ": a line is longer than " + MAX_LINE + " bytes");
		}
		if (count > this.line.length - this.length) {
			this.line = Arrays.copyOf(this.line, Math.max(2 * this.line.length, this.length + count));
		}
		System.arraycopy(bytes, offset, this.line, this.length, count);
		this.length += count;
	}

	private void endLine() throws IOException {
		byte[] complete = Arrays.copyOf(this.line, this.length);
		this.length = 0;
		line(complete);
	}

	/**
	 * Process a line, which comes without its line break.
	 */
	protected abstract void line(byte[] line) throws IOException;

	/**
	 * Write what is left after the last line and return the status of the stage.
	 */
	protected abstract ExitStatus end() throws IOException;

	protected final void writeLine(byte[] line) throws IOException {
		byte[] terminated = Arrays.copyOf(line, line.length + 1);
		terminated[line.length] = '\n';
		next().write(terminated, 0, terminated.length);
	}

	@Override
	final ExitStatus finish() throws IOException {
		if (this.length > 0) {
			endLine();
		}
		return end();
	}

}
