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

package io.github.sshspringboot.actuate.internal.command;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.LongConsumer;

import org.jspecify.annotations.Nullable;

/**
 * Events of a {@link LogListener}, without end until the thread is interrupted. The
 * number of dropped events is reported at most once a second. A pause is announced when
 * there is no event, so that the earlier ones can be flushed.
 */
final class LogRows implements Iterator<LogRow> {

	private static final long REPORT_MILLIS = 1000;

	private static final long NANOS_PER_MILLI = 1_000_000;

	private final LogListener listener;

	private final LongConsumer onDropped;

	private final Runnable onPause;

	private long lastReport = System.nanoTime();

	private @Nullable LogRow next;

	LogRows(LogListener listener, LongConsumer onDropped, Runnable onPause) {
		this.listener = listener;
		this.onDropped = onDropped;
		this.onPause = onPause;
	}

	@Override
	public boolean hasNext() {
		try {
			while (this.next == null) {
				reportDropped();
				this.next = this.listener.poll(0);
				if (this.next == null) {
					this.onPause.run();
					this.next = this.listener.poll(REPORT_MILLIS);
				}
			}
			return true;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	private void reportDropped() {
		long now = System.nanoTime();
		if (now - this.lastReport >= REPORT_MILLIS * NANOS_PER_MILLI) {
			this.lastReport = now;
			long dropped = this.listener.takeDropped();
			if (dropped > 0) {
				this.onDropped.accept(dropped);
			}
		}
	}

	@Override
	public LogRow next() {
		LogRow row = hasNext() ? this.next : null;
		if (row == null) {
			throw new NoSuchElementException();
		}
		this.next = null;
		return row;
	}

}
