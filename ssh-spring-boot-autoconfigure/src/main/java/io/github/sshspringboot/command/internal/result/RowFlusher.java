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

package io.github.sshspringboot.command.internal.result;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Flushes rows that come over time, each one immediately, but in a long burst only some
 * of them.
 */
final class RowFlusher {

	private static final int BURST = 1000;

	private static final long PAUSE_NANOS = 50_000_000;

	private final OutputStream output;

	private final boolean enabled;

	private int burst;

	private long lastRow = System.nanoTime();

	private long lastFlush = this.lastRow;

	RowFlusher(OutputStream output, boolean enabled) {
		this.output = output;
		this.enabled = enabled;
	}

	void rowWritten() throws IOException {
		if (!this.enabled) {
			return;
		}
		long now = System.nanoTime();
		this.burst = (now - this.lastRow > PAUSE_NANOS) ? 0 : this.burst + 1;
		this.lastRow = now;
		if (this.burst < BURST || now - this.lastFlush > PAUSE_NANOS) {
			this.lastFlush = now;
			this.output.flush();
		}
	}

}
