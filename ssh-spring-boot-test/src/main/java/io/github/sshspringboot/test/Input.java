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

package io.github.sshspringboot.test;

import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What is to be sent to a channel, in order. Nobody who adds to it waits for the server.
 */
final class Input extends InputStream {

	private static final int LIMIT = 64 * 1024 * 1024;

	private final Deque<byte[]> pieces = new ArrayDeque<>();

	private int offset;

	private int size;

	private boolean ended;

	/**
	 * Add to what is to be sent.
	 * @throws AssertionError if too much waits for a server that does not read
	 */
	synchronized void add(byte[] bytes) {
		if (this.ended) {
			throw new IllegalStateException("Standard input is closed");
		}
		if (this.size + (long) bytes.length > LIMIT) {
			throw new AssertionError("More than %d bytes wait for the server to read them".formatted(LIMIT));
		}
		if (bytes.length > 0) {
			this.pieces.add(bytes.clone());
			this.size += bytes.length;
			notifyAll();
		}
	}

	/**
	 * Add what the terminal itself says, which is lost if nobody reads any more.
	 */
	synchronized void reply(String text) {
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		if (!this.ended && this.size + (long) bytes.length <= LIMIT) {
			add(bytes);
		}
	}

	synchronized void end() {
		this.ended = true;
		notifyAll();
	}

	@Override
	public synchronized int read() throws InterruptedIOException {
		byte[] one = new byte[1];
		return (read(one, 0, 1) < 0) ? -1 : one[0] & 0xff;
	}

	@Override
	public synchronized int read(byte[] target, int from, int length) throws InterruptedIOException {
		while (this.pieces.isEmpty()) {
			if (this.ended) {
				return -1;
			}
			try {
				wait();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				throw new InterruptedIOException();
			}
		}
		byte[] piece = this.pieces.element();
		int count = Math.min(length, piece.length - this.offset);
		System.arraycopy(piece, this.offset, target, from, count);
		this.offset += count;
		this.size -= count;
		if (this.offset == piece.length) {
			this.pieces.remove();
			this.offset = 0;
		}
		return count;
	}

	@Override
	public synchronized int available() {
		return this.size;
	}

	@Override
	public void close() {
		end();
	}

}
