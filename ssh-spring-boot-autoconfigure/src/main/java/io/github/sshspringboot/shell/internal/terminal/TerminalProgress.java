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

import java.util.concurrent.TimeUnit;

import io.github.sshspringboot.command.SshProgress;

/**
 * {@link SshProgress} bar that the calling thread draws a few times per second at most.
 */
final class TerminalProgress implements SshProgress {

	private static final long INTERVAL_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

	private static final int MAX_BAR = 40;

	private static final int MIN_BAR = 5;

	private static final int PERCENT = 100;

	private final StatusLine line;

	private final long total;

	private String title;

	private long done;

	private long lastDrawn;

	private boolean closed;

	TerminalProgress(StatusLine line, String title, long total) {
		this.line = line;
		this.title = title;
		this.total = Math.max(1, total);
		draw(true);
	}

	@Override
	public synchronized void advance(long amount) {
		boolean before = this.done < this.total;
		this.done = Math.max(0, Math.min(this.total, this.done + amount));
		draw(before && this.done == this.total);
	}

	@Override
	public synchronized void describe(String text) {
		this.title = text;
		draw(true);
	}

	private void draw(boolean now) {
		long time = System.nanoTime();
		if (this.closed || (!now && time - this.lastDrawn < INTERVAL_NANOS)) {
			return;
		}
		this.lastDrawn = time;
		String percent = " %3d%%".formatted((long) (PERCENT * ((double) this.done / this.total)));
		int room = this.line.width() - this.title.length() - percent.length() - 4;
		this.line.show(this.title + ((room >= MIN_BAR) ? " " + bar(Math.min(MAX_BAR, room)) : "") + percent);
	}

	private String bar(int width) {
		int filled = (int) (width * ((double) this.done / this.total));
		return "[" + "=".repeat(filled) + ((filled < width) ? ">" : "") + " ".repeat(Math.max(0, width - filled - 1))
				+ "]";
	}

	@Override
	public synchronized void close() {
		if (!this.closed) {
			this.closed = true;
			this.line.clear();
		}
	}

}
