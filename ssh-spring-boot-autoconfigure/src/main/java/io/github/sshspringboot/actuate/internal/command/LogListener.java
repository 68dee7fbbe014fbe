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

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

import ch.qos.logback.classic.spi.ILoggingEvent;
import org.jspecify.annotations.Nullable;

/**
 * Queue of log events for one user. A thread that logs never waits: an event for which
 * there is no room is dropped and counted.
 */
final class LogListener {

	static final int CAPACITY = 1000;

	private final BlockingQueue<LogRow> queue = new ArrayBlockingQueue<>(CAPACITY);

	private final AtomicLong dropped = new AtomicLong();

	private final Thread thread = Thread.currentThread();

	private final Predicate<ILoggingEvent> wanted;

	/**
	 * Create a listener for the current thread.
	 */
	LogListener(Predicate<ILoggingEvent> wanted) {
		this.wanted = wanted;
	}

	Thread thread() {
		return this.thread;
	}

	void offer(ILoggingEvent event) {
		if (!this.wanted.test(event)) {
			return;
		}
		if (this.queue.remainingCapacity() == 0 || !this.queue.offer(LogRow.of(event))) {
			this.dropped.incrementAndGet();
		}
	}

	@Nullable LogRow poll(long millis) throws InterruptedException {
		return this.queue.poll(millis, TimeUnit.MILLISECONDS);
	}

	/**
	 * Return the number of events dropped since the last call.
	 */
	long takeDropped() {
		return this.dropped.getAndSet(0);
	}

}
