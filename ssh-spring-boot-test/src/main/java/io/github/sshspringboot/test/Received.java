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

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * What a channel has received so far. Who waits for more is told of each piece. The part
 * beyond a limit is dropped.
 */
final class Received {

	/**
	 * Of both streams together, in bytes.
	 */
	static final int LIMIT = 64 * 1024 * 1024;

	private static final int SHOWN = 4000;

	private final int limit;

	private final Stream stdout = new Stream();

	private final Stream stderr = new Stream();

	private int size;

	private boolean exceeded;

	Received() {
		this(LIMIT);
	}

	Received(int limit) {
		this.limit = limit;
	}

	OutputStream stdout() {
		return this.stdout;
	}

	OutputStream stderr() {
		return this.stderr;
	}

	synchronized byte[] stdoutBytes() {
		return this.stdout.bytes.toByteArray();
	}

	synchronized byte[] stderrBytes() {
		return this.stderr.bytes.toByteArray();
	}

	synchronized String stdoutText() {
		return this.stdout.bytes.toString(StandardCharsets.UTF_8);
	}

	synchronized String stderrText() {
		return this.stderr.bytes.toString(StandardCharsets.UTF_8);
	}

	int limit() {
		return this.limit;
	}

	synchronized boolean isExceeded() {
		return this.exceeded;
	}

	/**
	 * Have conditions looked at again.
	 */
	synchronized void changed() {
		notifyAll();
	}

	/**
	 * Wait until a condition holds, which is looked at whenever something has changed.
	 * @return whether it holds
	 */
	synchronized boolean await(Deadline deadline, BooleanSupplier condition) {
		while (!condition.getAsBoolean()) {
			if (deadline.hasPassed()) {
				return false;
			}
			try {
				TimeUnit.NANOSECONDS.timedWait(this, deadline.remaining().toNanos());
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				throw new AssertionError("Interrupted while waiting:\n" + this, ex);
			}
		}
		return true;
	}

	@Override
	public String toString() {
		StringBuilder result = new StringBuilder();
		describe(result, "stdout", stdoutText());
		describe(result, "stderr", stderrText());
		return result.toString();
	}

	/**
	 * Show a stream in a message, or its begin and its end if it is long.
	 */
	static void describe(StringBuilder message, String name, String text) {
		message.append(name).append(":");
		if (text.isEmpty()) {
			message.append(" (empty)\n");
			return;
		}
		message.append('\n');
		if (text.length() <= SHOWN) {
			message.append(text);
		}
		else {
			message.append(text, 0, SHOWN / 2)
				.append("\n... (%d characters more) ...\n".formatted(text.length() - SHOWN))
				.append(text, text.length() - SHOWN / 2, text.length());
		}
		if (message.charAt(message.length() - 1) != '\n') {
			message.append('\n');
		}
	}

	private final class Stream extends OutputStream {

		private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

		@Override
		public void write(int b) {
			write(new byte[] { (byte) b }, 0, 1);
		}

		@Override
		public void write(byte[] data, int offset, int length) {
			synchronized (Received.this) {
				int fits = Math.min(length, Received.this.limit - Received.this.size);
				this.bytes.write(data, offset, fits);
				Received.this.size += fits;
				Received.this.exceeded |= fits < length;
				Received.this.notifyAll();
			}
		}

	}

}
