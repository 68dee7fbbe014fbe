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

package io.github.sshspringboot.files.internal.sftp;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

import org.jspecify.annotations.Nullable;

/**
 * The messages of a client, in a buffer that grows to the longest of them.
 */
final class SftpInput {

	/** The maximum length of a message: 256 KB of data or attributes and the rest. */
	static final int MAX_MESSAGE = 257 * 1024;

	private static final int MIN_MESSAGE = 5;

	private static final int INITIAL_SIZE = 8 * 1024;

	private final InputStream input;

	private final IdleCallback idle;

	private byte[] buffer = new byte[INITIAL_SIZE];

	private int position;

	private int limit;

	SftpInput(InputStream input, IdleCallback idle) {
		this.input = input;
		this.idle = idle;
	}

	/**
	 * Return the next message without its length, valid until the next call, or
	 * {@code null} at the end of the input.
	 */
	@Nullable ByteBuffer next() throws IOException {
		if (!fill(Integer.BYTES)) {
			return null;
		}
		int length = ByteBuffer.wrap(this.buffer).getInt(this.position);
		if (length < MIN_MESSAGE || length > MAX_MESSAGE) {
			throw SftpException.truncated();
		}
		this.position += Integer.BYTES;
		if (!fill(length)) {
			return null;
		}
		ByteBuffer message = ByteBuffer.wrap(this.buffer, this.position, length).slice();
		this.position += length;
		return message;
	}

	private boolean fill(int length) throws IOException {
		if (this.limit - this.position < length) {
			makeRoom(length);
		}
		while (this.limit - this.position < length) {
			if (this.input.available() == 0 && !this.idle.onIdle()) {
				return false;
			}
			int count = this.input.read(this.buffer, this.limit, this.buffer.length - this.limit);
			if (count < 0) {
				return false;
			}
			this.limit += count;
		}
		return true;
	}

	private void makeRoom(int length) {
		byte[] target = (length + Integer.BYTES > this.buffer.length) ? new byte[length + Integer.BYTES] : this.buffer;
		System.arraycopy(this.buffer, this.position, target, 0, this.limit - this.position);
		this.limit -= this.position;
		this.position = 0;
		this.buffer = target;
	}

	/**
	 * Called before a wait for the client.
	 */
	interface IdleCallback {

		/**
		 * Return whether to wait at all.
		 */
		boolean onIdle() throws IOException;

	}

}
