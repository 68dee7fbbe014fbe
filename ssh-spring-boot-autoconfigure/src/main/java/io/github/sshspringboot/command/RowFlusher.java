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

package io.github.sshspringboot.command;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Flushes rows that come over time so that they are seen, but not each of very many.
 */
final class RowFlusher {

	private static final int ALWAYS = 1000;

	private static final long PAUSE_NANOS = 50_000_000;

	private final OutputStream output;

	private final boolean enabled;

	private int rows;

	private long last = System.nanoTime();

	RowFlusher(OutputStream output, boolean enabled) {
		this.output = output;
		this.enabled = enabled;
	}

	void rowWritten() throws IOException {
		if (!this.enabled) {
			return;
		}
		long now = System.nanoTime();
		if (this.rows < ALWAYS || now - this.last > PAUSE_NANOS) {
			this.rows++;
			this.last = now;
			this.output.flush();
		}
	}

}
