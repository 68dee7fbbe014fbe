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

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Arrays;

import org.jline.utils.NonBlockingInputStream;
import org.jline.utils.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Typed input that has not been read yet. The limit is far beyond what people type ahead:
 * when it is reached, the writer waits and sees no Ctrl-C meanwhile.
 */
final class TypeAhead extends NonBlockingInputStream {

	static final int LIMIT = 64 * 1024;

	private static final int INITIAL_SIZE = 256;

	private byte[] bytes = new byte[INITIAL_SIZE];

	private int start;

	private int end;

	private boolean ended;

	private @Nullable IOException failure;

	synchronized void write(byte[] source) throws IOException {
		int offset = 0;
		while (offset < source.length && !this.closed) {
			int length = Math.min(source.length - offset, LIMIT - available());
			if (length == 0) {
				await(0);
				continue;
			}
			append(source, offset, length);
			offset += length;
			notifyAll();
		}
	}

	private void append(byte[] source, int offset, int length) {
		int available = available();
		if (this.end + length > this.bytes.length) {
			byte[] target = (available + length > this.bytes.length)
					? new byte[Math.max(2 * this.bytes.length, available + length)] : this.bytes;
			System.arraycopy(this.bytes, this.start, target, 0, available);
			this.bytes = target;
			this.start = 0;
			this.end = available;
		}
		System.arraycopy(source, offset, this.bytes, this.end, length);
		this.end += length;
	}

	@Override
	public synchronized int read(long timeout, boolean peek) throws IOException {
		checkClosed();
		Timeout limit = new Timeout(timeout);
		while (available() == 0 && !this.ended && this.failure == null && !this.closed && !limit.elapsed()) {
			await(limit.timeout());
		}
		if (available() > 0) {
			checkInterrupted();
			int c = this.bytes[this.start] & 0xff;
			if (!peek) {
				this.start++;
				release();
			}
			return c;
		}
		if (this.failure != null) {
			throw this.failure;
		}
		return (this.ended || this.closed) ? EOF : READ_EXPIRED;
	}

	/**
	 * Ctrl-C takes back what was typed before it, so what is here was typed after it and
	 * does not belong to the line that it discards.
	 */
	private static void checkInterrupted() throws InterruptedIOException {
		if (Thread.interrupted()) {
			throw new InterruptedIOException();
		}
	}

	private void release() {
		if (available() == 0) {
			clear();
		}
		notifyAll();
	}

	private void await(long timeout) throws InterruptedIOException {
		try {
			wait(timeout);
		}
		catch (InterruptedException ex) {
			throw new InterruptedIOException();
		}
	}

	@Override
	public synchronized int available() {
		return this.end - this.start;
	}

	synchronized void clear() {
		this.start = 0;
		this.end = 0;
		if (this.bytes.length > INITIAL_SIZE) {
			this.bytes = Arrays.copyOf(this.bytes, INITIAL_SIZE);
		}
		notifyAll();
	}

	/**
	 * End the input.
	 */
	synchronized void end() {
		this.ended = true;
		notifyAll();
	}

	/**
	 * Fail further reads once the buffer is empty.
	 */
	synchronized void fail(IOException failure) {
		this.failure = failure;
		notifyAll();
	}

	@Override
	public synchronized void close() throws IOException {
		super.close();
		notifyAll();
	}

}
