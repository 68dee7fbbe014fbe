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

import io.github.sshspringboot.server.ExitStatus;

/**
 * A stage that processes text: the bytes written to it are its input.
 */
abstract class TextStage extends OutputStream {

	private final OutputStream next;

	TextStage(OutputStream next) {
		this.next = next;
	}

	protected final OutputStream next() {
		return this.next;
	}

	@Override
	public final void write(int b) throws IOException {
		write(new byte[] { (byte) b }, 0, 1);
	}

	@Override
	public abstract void write(byte[] bytes, int offset, int length) throws IOException;

	@Override
	public void flush() throws IOException {
		this.next.flush();
	}

	/**
	 * End the input: write what is left and return the status of the stage.
	 */
	abstract ExitStatus finish() throws IOException;

}
