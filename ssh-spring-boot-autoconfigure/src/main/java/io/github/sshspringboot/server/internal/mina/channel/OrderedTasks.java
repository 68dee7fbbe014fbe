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

package io.github.sshspringboot.server.internal.mina.channel;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Runs tasks of one connection one after the other, a bounded number of which may wait.
 */
final class OrderedTasks {

	private static final Log logger = LogFactory.getLog(OrderedTasks.class);

	private static final int MAX_WAITING = 1024;

	private final Queue<Runnable> waiting = new ArrayDeque<>(0);

	private boolean running;

	/**
	 * Run a task after those that were added before: at once on the current thread if
	 * there are none. Returns {@code false} if too many wait.
	 */
	boolean runInOrder(Runnable task) {
		synchronized (this) {
			if (this.running) {
				return add(task);
			}
		}
		task.run();
		return true;
	}

	/**
	 * Run a task on an executor, after those that were added before. Returns
	 * {@code false} if too many wait. Throws {@link RejectedExecutionException} if the
	 * executor does not take it.
	 */
	boolean execute(Executor executor, Runnable task) {
		synchronized (this) {
			if (this.running) {
				return add(task);
			}
			this.running = true;
		}
		try {
			executor.execute(() -> runAll(task));
			return true;
		}
		catch (RejectedExecutionException ex) {
			synchronized (this) {
				this.running = false;
			}
			throw ex;
		}
	}

	private boolean add(Runnable task) {
		return this.waiting.size() < MAX_WAITING && this.waiting.add(task);
	}

	private void runAll(Runnable first) {
		for (@Nullable
		Runnable task = first; task != null; task = next()) {
			try {
				task.run();
			}
			catch (RuntimeException | Error ex) {
				logger.error("A request of a client failed", ex);
			}
		}
	}

	private synchronized @Nullable Runnable next() {
		Runnable task = this.waiting.poll();
		this.running = task != null;
		return task;
	}

}
