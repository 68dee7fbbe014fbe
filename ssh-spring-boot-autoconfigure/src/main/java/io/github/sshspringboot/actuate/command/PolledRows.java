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

package io.github.sshspringboot.actuate.command;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Rows that are asked for again and again, until the thread is interrupted.
 *
 * @param <T> the type of the rows
 */
final class PolledRows<T> implements Iterator<T> {

	private final Duration interval;

	private final Supplier<List<T>> source;

	private final Deque<T> rows = new ArrayDeque<>();

	private boolean polled;

	private PolledRows(Duration interval, Supplier<List<T>> source) {
		this.interval = interval;
		this.source = source;
	}

	/**
	 * Ask for rows at once and then with pauses.
	 * @param <T> the type of the rows
	 * @param interval how long to pause
	 * @param source gives the rows, of which there may be none
	 * @return the endless rows
	 */
	static <T> Stream<T> every(Duration interval, Supplier<List<T>> source) {
		return StreamSupport.stream(Spliterators.spliteratorUnknownSize(new PolledRows<>(interval, source),
				Spliterator.ORDERED | Spliterator.NONNULL), false);
	}

	@Override
	public boolean hasNext() {
		try {
			while (this.rows.isEmpty()) {
				if (this.polled) {
					Thread.sleep(this.interval.toMillis());
				}
				this.polled = true;
				this.rows.addAll(this.source.get());
			}
			return true;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	@Override
	public T next() {
		if (!hasNext()) {
			throw new NoSuchElementException();
		}
		return this.rows.remove();
	}

}
