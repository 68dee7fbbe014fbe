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

package io.github.sshspringboot.server;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Runs a bounded number of tasks at a time, keeps a bounded number waiting, and rejects
 * the rest. An idle thread is used again before a new one is made.
 *
 * @since 0.1.0
 */
public final class BoundedExecutor implements Executor, AutoCloseable {

	private static final Duration KEEP_ALIVE = Duration.ofSeconds(60);

	private final int maxConcurrent;

	private final int maxQueued;

	private final Executor threads;

	private final Queue<Runnable> queue = new ArrayDeque<>();

	private final LongAdder queued;

	private final LongAdder rejected;

	private final List<BoundedExecutor> parts = new CopyOnWriteArrayList<>();

	private int active;

	private boolean closed;

	/**
	 * Create an executor.
	 * @param threadFactory makes the threads
	 * @param maxConcurrent how many tasks run at a time, at least 1
	 * @param maxQueued how many tasks may wait, at least 0
	 */
	public BoundedExecutor(ThreadFactory threadFactory, int maxConcurrent, int maxQueued) {
		this(newThreads(threadFactory), maxConcurrent, maxQueued, new LongAdder(), new LongAdder());
	}

	private BoundedExecutor(Executor threads, int maxConcurrent, int maxQueued, LongAdder queued, LongAdder rejected) {
		Assert.isTrue(maxConcurrent > 0, "'maxConcurrent' must be positive");
		Assert.isTrue(maxQueued >= 0, "'maxQueued' must not be negative");
		this.maxConcurrent = maxConcurrent;
		this.maxQueued = maxQueued;
		this.threads = threads;
		this.queued = queued;
		this.rejected = rejected;
	}

	private static ExecutorService newThreads(ThreadFactory threadFactory) {
		Assert.notNull(threadFactory, "'threadFactory' must not be null");
		return new ThreadPoolExecutor(0, Integer.MAX_VALUE, KEEP_ALIVE.toSeconds(), TimeUnit.SECONDS,
				new SynchronousQueue<>(), threadFactory);
	}

	/**
	 * Return an executor for one kind of task, which uses at most a part of the places:
	 * when all of its tasks hang, the rest is left to the others. As many tasks may wait
	 * for the part as for the whole. The counts of this executor include those that wait
	 * for the part and those that it rejects.
	 * @param divisor by what to divide the number of places
	 * @return the part, of at least one place, which ends with this executor
	 */
	public Executor part(int divisor) {
		Assert.isTrue(divisor > 0, "'divisor' must be positive");
		BoundedExecutor part = new BoundedExecutor(this::tryExecute, Math.max(1, this.maxConcurrent / divisor),
				this.maxQueued, this.queued, this.rejected);
		this.parts.add(part);
		return part;
	}

	/**
	 * Run a task, or let it wait for its turn. Never blocks.
	 * @param task the task
	 * @throws RejectedExecutionException if as many tasks wait as may, or the executor is
	 * closed
	 */
	@Override
	public void execute(Runnable task) {
		try {
			tryExecute(task);
		}
		catch (RejectedExecutionException ex) {
			this.rejected.increment();
			throw ex;
		}
	}

	private void tryExecute(Runnable task) {
		synchronized (this.queue) {
			if (this.closed) {
				throw new RejectedExecutionException("closed");
			}
			if (this.active >= this.maxConcurrent) {
				if (this.queue.size() >= this.maxQueued) {
					throw new RejectedExecutionException("busy");
				}
				this.queue.add(task);
				this.queued.increment();
				return;
			}
			this.active++;
		}
		try {
			this.threads.execute(() -> runAll(task));
		}
		catch (RejectedExecutionException | OutOfMemoryError ex) {
			synchronized (this.queue) {
				this.active--;
			}
			throw new RejectedExecutionException("closed or out of threads", ex);
		}
	}

	/**
	 * Forget a task that waits for its turn.
	 * @param task the task
	 * @return whether it did wait
	 */
	public boolean remove(Runnable task) {
		synchronized (this.queue) {
			boolean removed = this.queue.remove(task);
			if (removed) {
				this.queued.decrement();
			}
			return removed;
		}
	}

	private void runAll(Runnable first) {
		Runnable task = first;
		while (task != null) {
			try {
				task.run();
			}
			catch (Throwable ex) {
				Thread current = Thread.currentThread();
				current.getUncaughtExceptionHandler().uncaughtException(current, ex);
			}
			Thread.interrupted();
			task = finished();
		}
	}

	private @Nullable Runnable finished() {
		synchronized (this.queue) {
			Runnable next = this.queue.poll();
			if (next == null) {
				this.active--;
			}
			else {
				this.queued.decrement();
			}
			return next;
		}
	}

	/**
	 * How many tasks run.
	 * @return the number of tasks
	 */
	public int getActiveCount() {
		synchronized (this.queue) {
			return this.active;
		}
	}

	/**
	 * How many tasks wait.
	 * @return the number of tasks
	 */
	public int getQueuedCount() {
		return this.queued.intValue();
	}

	/**
	 * How many tasks may run at a time.
	 * @return the number of tasks
	 */
	public int getMaxConcurrent() {
		return this.maxConcurrent;
	}

	/**
	 * How many tasks may wait.
	 * @return the number of tasks
	 */
	public int getMaxQueued() {
		return this.maxQueued;
	}

	/**
	 * How many tasks were rejected so far.
	 * @return the number of tasks
	 */
	public long getRejectedCount() {
		return this.rejected.sum();
	}

	/**
	 * Interrupt the running tasks, drop the waiting ones and accept no more.
	 */
	@Override
	public void close() {
		this.parts.forEach(BoundedExecutor::close);
		synchronized (this.queue) {
			this.closed = true;
			this.queued.add(-this.queue.size());
			this.queue.clear();
		}
		if (this.threads instanceof ExecutorService service) {
			service.shutdownNow();
		}
	}

}
