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

/**
 * Input of one command, which stays at its end once that is reached. On a terminal,
 * whatever follows is input of the next command.
 */
final class CommandInput extends InputStream {

	private final InputStream input;

	private boolean ended;

	CommandInput(InputStream input) {
		this.input = input;
	}

	@Override
	public int read() throws IOException {
		return this.ended ? -1 : note(this.input.read());
	}

	@Override
	public int read(byte[] bytes, int offset, int length) throws IOException {
		return this.ended ? -1 : note(this.input.read(bytes, offset, length));
	}

	private int note(int read) {
		this.ended = read == -1;
		return read;
	}

	@Override
	public int available() throws IOException {
		return this.ended ? 0 : this.input.available();
	}

	@Override
	public void close() throws IOException {
		this.input.close();
	}

}
