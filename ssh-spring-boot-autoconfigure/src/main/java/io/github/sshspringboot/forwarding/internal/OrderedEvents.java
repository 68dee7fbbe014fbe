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

package io.github.sshspringboot.forwarding.internal;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

import org.jspecify.annotations.Nullable;

/**
 * Tells events one after the other in their order, on a thread while there are any.
 */
final class OrderedEvents {

	private final Executor executor;

	private final Queue<Runnable> waiting = new ArrayDeque<>();

	private boolean running;

	OrderedEvents(Executor executor) {
		this.executor = executor;
	}

	void add(Runnable event) {
		synchronized (this.waiting) {
			this.waiting.add(event);
			if (this.running) {
				return;
			}
			this.running = true;
		}
		try {
			this.executor.execute(this::runAll);
		}
		catch (RejectedExecutionException ex) {
			runAll();
		}
	}

	/**
	 * Return the number of events that wait for those before them.
	 */
	int size() {
		synchronized (this.waiting) {
			return this.waiting.size();
		}
	}

	private void runAll() {
		for (Runnable event = next(); event != null; event = next()) {
			event.run();
		}
	}

	private @Nullable Runnable next() {
		synchronized (this.waiting) {
			Runnable event = this.waiting.poll();
			this.running = event != null;
			return event;
		}
	}

}
