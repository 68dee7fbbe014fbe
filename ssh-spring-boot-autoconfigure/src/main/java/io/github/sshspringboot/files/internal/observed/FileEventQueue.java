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

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import io.github.sshspringboot.files.SshFileEvent;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Publishes the events of one session in their order, one at a time. A session that is
 * far ahead of those who listen waits for them.
 */
final class FileEventQueue {

	private static final Log logger = LogFactory.getLog(FileEventQueue.class);

	private static final int MAX_WAITING = 256;

	private final Consumer<SshFileEvent> publisher;

	private final Executor executor;

	private final Queue<SshFileEvent> events = new ConcurrentLinkedQueue<>();

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
		this.places.acquireUninterruptibly();
		this.events.add(event);
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

	private void publishAll() {
		do {
			SshFileEvent event = this.events.remove();
			this.places.release();
			publish(event);
		}
		while (this.waiting.decrementAndGet() > 0);
	}

	private void publish(SshFileEvent event) {
		try {
			this.publisher.accept(event);
		}
		catch (RuntimeException | LinkageError ex) {
			logger.error("A listener for events of files failed", ex);
		}
	}

}
