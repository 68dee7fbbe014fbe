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

package io.github.sshspringboot.files.internal.observed;

import java.time.Clock;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import io.github.sshspringboot.files.SshFileEvent;
import io.github.sshspringboot.server.internal.FailureLog;
import org.apache.commons.logging.LogFactory;

/**
 * Publishes the events of one session in their order, one at a time. A session that is
 * far ahead of those who listen waits for them.
 */
final class FileEventQueue {

	private static final FailureLog failures = new FailureLog(LogFactory.getLog(FileEventQueue.class),
			Clock.systemUTC());

	private static final int MAX_WAITING = 256;

	private final Consumer<SshFileEvent> publisher;

	private final Executor executor;

	private final Queue<Waiting> events = new ConcurrentLinkedQueue<>();

	private final AtomicInteger waiting = new AtomicInteger();

	private final Semaphore places = new Semaphore(MAX_WAITING);

	FileEventQueue(Consumer<SshFileEvent> publisher, Executor executor) {
		this.publisher = publisher;
		this.executor = executor;
	}

	/**
	 * Publish an event later on the executor, or now if it takes no task.
	 */
	void add(SshFileEvent event) {
		this.events.add(new Waiting(event, awaitPlace()));
		if (this.waiting.getAndIncrement() > 0) {
			return;
		}
		try {
			this.executor.execute(this::publishAll);
		}
		catch (RejectedExecutionException ex) {
			publishAll();
		}
	}

	/**
	 * Wait for a place, and return whether there is one: a session that is cancelled does
	 * not wait, and has only few events left.
	 */
	private boolean awaitPlace() {
		try {
			if (!this.places.tryAcquire()) {
				this.places.acquire();
			}
			return true;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	private void publishAll() {
		do {
			Waiting next = this.events.remove();
			if (next.hasPlace()) {
				this.places.release();
			}
			publish(next.event());
		}
		while (this.waiting.decrementAndGet() > 0);
	}

	private void publish(SshFileEvent event) {
		try {
			this.publisher.accept(event);
		}
		catch (RuntimeException | Error ex) {
			failures.error("A listener for events of files failed", ex);
		}
	}

	private record Waiting(SshFileEvent event, boolean hasPlace) {

	}

}
