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

package io.github.sshspringboot.server.internal.execution;

import java.time.Duration;
import java.util.List;
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
 * the rest. Tasks may have owners, who share the places: none may have more tasks running
 * than places are free, and the same holds for those that wait. So one owner alone never
 * has more than half, and somebody else always finds a place. An idle thread is used
 * again before a new one is made, and ends soon.
 *
 * @since 0.1.0
 */
public final class BoundedExecutor implements Executor, AutoCloseable {

	/**
	 * How long a thread waits for more work.
	 */
	static final Duration KEEP_ALIVE = Duration.ofSeconds(2);

	private final int maxConcurrent;

	private final int maxQueued;

	private final Executor threads;

	private final FairQueue queue;

	private final LongAdder queued;

	private final LongAdder rejected;

	private final List<BoundedExecutor> parts = new CopyOnWriteArrayList<>();

	private boolean closed;

	/**
	 * Create an executor.
	 * @param threadFactory makes the threads
	 * @param maxConcurrent how many tasks run at a time, at least 1
	 * @param maxQueued how many tasks may wait, at least 0
	 */
	public BoundedExecutor(ThreadFactory threadFactory, int maxConcurrent, int maxQueued) {
		this(threadFactory, maxConcurrent, maxQueued, maxConcurrent);
	}

	/**
	 * Create an executor.
	 * @param threadFactory makes the threads
	 * @param maxConcurrent how many tasks run at a time, at least 1
	 * @param maxQueued how many tasks may wait, at least 0
	 * @param maxConcurrentPerOwner how many tasks of one owner run at a time, at least 1
	 */
	public BoundedExecutor(ThreadFactory threadFactory, int maxConcurrent, int maxQueued, int maxConcurrentPerOwner) {
		this(newThreads(threadFactory), maxConcurrent, maxQueued, maxConcurrentPerOwner, new LongAdder(),
				new LongAdder());
	}

	private BoundedExecutor(Executor threads, int maxConcurrent, int maxQueued, int maxConcurrentPerOwner,
			LongAdder queued, LongAdder rejected) {
		Assert.isTrue(maxConcurrent > 0, "'maxConcurrent' must be positive");
		Assert.isTrue(maxQueued >= 0, "'maxQueued' must not be negative");
		Assert.isTrue(maxConcurrentPerOwner > 0, "'maxConcurrentPerOwner' must be positive");
		this.maxConcurrent = maxConcurrent;
		this.maxQueued = maxQueued;
		this.threads = threads;
		this.queue = new FairQueue(maxConcurrent, maxQueued, maxConcurrentPerOwner);
		this.queued = queued;
		this.rejected = rejected;
	}

	/**
	 * Make as many threads as there are tasks, which are used again but do not wait for
	 * long.
	 * @param threadFactory makes the threads
	 * @return the threads
	 */
	public static ExecutorService newThreads(ThreadFactory threadFactory) {
		Assert.notNull(threadFactory, "'threadFactory' must not be null");
		return new ThreadPoolExecutor(0, Integer.MAX_VALUE, KEEP_ALIVE.toSeconds(), TimeUnit.SECONDS,
				new SynchronousQueue<>(), threadFactory);
	}

	/**
	 * Return an executor for one kind of task, with as many places of its own as this one
	 * was made with: when all of its tasks hang, nobody else waits. The counts of this
	 * executor include those of the part.
	 * @return the part, which ends with this executor
	 */
	public Executor part() {
		BoundedExecutor part = new BoundedExecutor(this.threads, this.maxConcurrent, this.maxQueued, this.maxConcurrent,
				this.queued, this.rejected);
		this.parts.add(part);
		return part;
	}

	/**
	 * Run a task of nobody's, or let it wait for its turn. Never blocks.
	 * @param task the task
	 * @throws RejectedExecutionException if as many tasks wait as may, or the executor is
	 * closed
	 */
	@Override
	public void execute(Runnable task) {
		executeCounting(null, task);
	}

	/**
	 * Run a task, or let it wait for its turn. Never blocks.
	 * @param owner who shares the places with the others
	 * @param task the task
	 * @return the task's turn
	 * @throws RejectedExecutionException if the owner has as many tasks as the others
	 * leave to it, or the executor is closed
	 */
	Turn execute(String owner, Runnable task) {
		return executeCounting(owner, task);
	}

	private Turn executeCounting(@Nullable String owner, Runnable task) {
		try {
			return submit(owner, task);
		}
		catch (RejectedExecutionException ex) {
			this.rejected.increment();
			throw ex;
		}
	}

	private Turn submit(@Nullable String owner, Runnable work) {
		FairQueue.Task task;
		FairQueue.State state;
		synchronized (this.queue) {
			if (this.closed) {
				throw new RejectedExecutionException("closed");
			}
			task = this.queue.add(owner, work);
			state = task.state();
			if (state == FairQueue.State.WAITING) {
				this.queued.increment();
			}
		}
		if (state == FairQueue.State.REFUSED) {
			throw new RejectedExecutionException("busy");
		}
		if (state == FairQueue.State.RUNNING) {
			begin(task);
		}
		return new Turn(task);
	}

	private void begin(FairQueue.Task task) {
		try {
			this.threads.execute(() -> runAll(task));
		}
		catch (RejectedExecutionException | OutOfMemoryError ex) {
			synchronized (this.queue) {
				this.queue.end(task);
			}
			throw new RejectedExecutionException("closed or out of threads", ex);
		}
	}

	private void runAll(FairQueue.Task first) {
		FairQueue.Task task = first;
		while (task != null) {
			run(task.work());
			task = finished(task);
			beginOthers();
		}
	}

	private static void run(Runnable work) {
		try {
			work.run();
		}
		catch (Throwable ex) {
			report(ex);
		}
		finally {
			Thread.interrupted();
		}
	}

	private static void report(Throwable failure) {
		try {
			Thread current = Thread.currentThread();
			current.getUncaughtExceptionHandler().uncaughtException(current, failure);
		}
		catch (Throwable ex) {
			// With a full heap there is nothing left to tell it with.
		}
	}

	private FairQueue.@Nullable Task finished(FairQueue.Task task) {
		synchronized (this.queue) {
			this.queue.end(task);
			return next();
		}
	}

	private FairQueue.@Nullable Task next() {
		FairQueue.Task next = this.queue.next();
		if (next != null) {
			this.queued.decrement();
		}
		return next;
	}

	/**
	 * The end of a task may let more than one begin: the owner of the task has one fewer.
	 */
	private void beginOthers() {
		FairQueue.Task task;
		do {
			synchronized (this.queue) {
				task = next();
			}
		}
		while (task != null && tryBegin(task));
	}

	private boolean tryBegin(FairQueue.Task task) {
		try {
			this.threads.execute(() -> runAll(task));
			return true;
		}
		catch (RejectedExecutionException | OutOfMemoryError ex) {
			synchronized (this.queue) {
				if (this.closed) {
					this.queue.end(task);
				}
				else {
					this.queue.putBack(task);
					this.queued.increment();
				}
			}
			return false;
		}
	}

	/**
	 * How many tasks run.
	 * @return the number of tasks
	 */
	public int getActiveCount() {
		int running = this.parts.stream().mapToInt(BoundedExecutor::getActiveCount).sum();
		synchronized (this.queue) {
			return running + this.queue.getRunning();
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
		return this.maxConcurrent * (1 + this.parts.size());
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
			this.queued.add(-this.queue.clear());
		}
		if (this.threads instanceof ExecutorService service) {
			service.shutdownNow();
		}
	}

	/**
	 * The turn of a task.
	 */
	public final class Turn {

		private final FairQueue.Task task;

		private Turn(FairQueue.Task task) {
			this.task = task;
		}

		/**
		 * Give the turn up, if the task still waits for it.
		 * @return whether it did wait, and so never runs
		 */
		boolean giveUp() {
			synchronized (BoundedExecutor.this.queue) {
				boolean removed = BoundedExecutor.this.queue.remove(this.task);
				if (removed) {
					BoundedExecutor.this.queued.decrement();
				}
				return removed;
			}
		}

		/**
		 * Return what the task waits for.
		 * @return what is before it, {@code null} if it does not wait
		 */
		@Nullable Wait getWait() {
			synchronized (BoundedExecutor.this.queue) {
				return BoundedExecutor.this.queue.describe(this.task);
			}
		}

	}

	/**
	 * What a task waits for.
	 *
	 * @param running how many tasks run
	 * @param ownRunning how many of them are of the same owner
	 * @param ownBefore how many tasks of the same owner wait for an earlier turn
	 */
	public record Wait(int running, int ownRunning, int ownBefore) {
	}

}
