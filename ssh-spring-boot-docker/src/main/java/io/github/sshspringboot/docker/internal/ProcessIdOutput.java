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

package io.github.sshspringboot.docker.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.CountDownLatch;

import org.jspecify.annotations.Nullable;

/**
 * Takes the id of a process off its output, whose first line it is. What begins otherwise
 * is a message of the engine, which is kept and not passed on.
 */
final class ProcessIdOutput {

	private static final int MAX_DIGITS = 10;

	private static final int MAX_TEXT = 2000;

	private final StringBuilder text = new StringBuilder();

	private final CountDownLatch known = new CountDownLatch(1);

	private volatile @Nullable String id;

	private boolean failed;

	/**
	 * Return the id, or {@code null} as long as it is not known.
	 */
	@Nullable String id() {
		return this.id;
	}

	void awaitId() throws InterruptedException {
		this.known.await();
	}

	/**
	 * Return what came instead of an id, as one line.
	 */
	String text() {
		return this.text.toString().strip().replaceAll("[^\\x20-\\x7e]+", " ");
	}

	/**
	 * Return a stream that passes on what follows the id.
	 */
	OutputStream to(OutputStream target) {
		return new OutputStream() {

			@Override
			public void write(int single) throws IOException {
				write(new byte[] { (byte) single }, 0, 1);
			}

			@Override
			public void write(byte[] bytes, int offset, int length) throws IOException {
				int start = offset;
				while (ProcessIdOutput.this.id == null && start < offset + length) {
					accept((char) (bytes[start++] & 0xff));
				}
				if (start < offset + length) {
					target.write(bytes, start, offset + length - start);
				}
			}

			@Override
			public void flush() throws IOException {
				target.flush();
			}

		};
	}

	private void accept(char next) {
		if (this.failed || !(Character.isDigit(next) || next == '\r' || next == '\n')
				|| this.text.length() > MAX_DIGITS) {
			this.failed = true;
			if (this.text.length() < MAX_TEXT) {
				this.text.append(next);
			}
		}
		else if (next == '\n') {
			this.id = this.text.toString().strip();
			this.known.countDown();
		}
		else {
			this.text.append(next);
		}
	}

}
