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

package io.github.sshspringboot.sample.orders;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;

/**
 * Polls for orders until the thread is interrupted, and keeps its interrupt status. No
 * database connection is held between two polls or while the reader is slow.
 */
final class OrderWatch extends Spliterators.AbstractSpliterator<Order> {

	private static final int PAGE_SIZE = 500;

	private final OrderSource source;

	private final Duration interval;

	private final Queue<Order> found = new ArrayDeque<>();

	private long lastId;

	OrderWatch(OrderSource source, long lastId, Duration interval) {
		super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
		this.source = source;
		this.lastId = lastId;
		this.interval = interval;
	}

	@Override
	public boolean tryAdvance(Consumer<? super Order> action) {
		while (!Thread.currentThread().isInterrupted()) {
			Order order = this.found.poll();
			if (order != null) {
				this.lastId = order.id();
				action.accept(order);
				return true;
			}
			this.found.addAll(this.source.findAllAfter(this.lastId, PAGE_SIZE));
			if (this.found.isEmpty()) {
				pause();
			}
		}
		return false;
	}

	private void pause() {
		try {
			Thread.sleep(this.interval.toMillis());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@FunctionalInterface
	interface OrderSource {

		List<Order> findAllAfter(long id, int limit);

	}

}
