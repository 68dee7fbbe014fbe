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

package io.github.sshspringboot.command.internal.file;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;

import org.jspecify.annotations.Nullable;

/**
 * The bytes between a method that writes and a client that reads. Each waits for the
 * other, so that only a few of them are in memory.
 */
final class ContentPipe {

	private static final int SIZE = 64 * 1024;

	private final ByteBuffer buffer = ByteBuffer.allocate(SIZE).limit(0);

	private @Nullable String failure;

	private boolean ended;

	private boolean closed;

	/**
	 * Return the end to write to, which fails when the other one is closed.
	 */
	OutputStream output() {
		return new OutputStream() {

			@Override
			public void write(int b) throws IOException {
				write(new byte[] { (byte) b }, 0, 1);
			}

			@Override
			public void write(byte[] bytes, int offset, int length) throws IOException {
				ContentPipe.this.write(ByteBuffer.wrap(bytes, offset, length));
			}

		};
	}

	private synchronized void write(ByteBuffer source) throws IOException {
		while (source.hasRemaining()) {
			if (this.closed) {
				throw new IOException("The client has closed the file");
			}
			this.buffer.compact();
			int count = Math.min(this.buffer.remaining(), source.remaining());
			this.buffer.put(source.slice().limit(count));
			source.position(source.position() + count);
			this.buffer.flip();
			notifyAll();
			if (source.hasRemaining()) {
				awaitReader();
			}
		}
	}

	private void awaitReader() throws InterruptedIOException {
		try {
			wait();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new InterruptedIOException("Interrupted while the client did not read");
		}
	}

	/**
	 * Note that all is written, or why not: an empty text means success.
	 */
	synchronized void end(String failure) {
		this.failure = failure.isEmpty() ? null : failure;
		this.ended = true;
		notifyAll();
	}

	/**
	 * Return whether all is written and read, so that there is nothing behind it.
	 */
	synchronized boolean isAtEnd() {
		return this.ended && !this.buffer.hasRemaining();
	}

	/**
	 * Fill the target unless the content ends before. Returns the number of bytes, or -1
	 * at the end.
	 */
	synchronized int read(ByteBuffer target) throws InterruptedException, FailedException {
		int before = target.position();
		while (target.hasRemaining()) {
			if (this.buffer.hasRemaining()) {
				int count = Math.min(this.buffer.remaining(), target.remaining());
				target.put(this.buffer.slice().limit(count));
				this.buffer.position(this.buffer.position() + count);
				notifyAll();
			}
			else if (this.ended || this.closed) {
				break;
			}
			else {
				wait();
			}
		}
		int count = target.position() - before;
		if (count == 0 && target.hasRemaining()) {
			if (this.failure != null) {
				throw new FailedException(this.failure);
			}
			return -1;
		}
		return count;
	}

	synchronized void close() {
		this.closed = true;
		this.buffer.limit(0);
		notifyAll();
	}

	/**
	 * The content is not whole. The message is meant for the user.
	 */
	static final class FailedException extends Exception {

		FailedException(String message) {
			super(message);
		}

	}

}
