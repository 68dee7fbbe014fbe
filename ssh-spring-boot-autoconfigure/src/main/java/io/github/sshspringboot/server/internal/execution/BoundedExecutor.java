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
 * Executor that runs a bounded number of tasks, queues a bounded number, and rejects the
 * rest. Tasks with an owner share the places fairly: no owner may have more running or
 * waiting tasks than there are places left. So one owner alone never takes more than
 * half, and others always find a place. Idle threads are reused, and end soon.
 */
public final class BoundedExecutor implements Executor, AutoCloseable {

	/**
	 * How long an idle thread waits for more work.
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

	public BoundedExecutor(ThreadFactory threadFactory, int maxConcurrent, int maxQueued) {
		this(threadFactory, maxConcurrent, maxQueued, maxConcurrent);
	}

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
	 * Return an executor without a bound, whose idle threads end soon.
	 */
	public static ExecutorService newThreads(ThreadFactory threadFactory) {
		return new ThreadPoolExecutor(0, Integer.MAX_VALUE, KEEP_ALIVE.toSeconds(), TimeUnit.SECONDS,
				new SynchronousQueue<>(), threadFactory);
	}

	/**
	 * Return an executor for one kind of task, with as many places of its own as this
	 * one: if all of its tasks hang, other tasks are unaffected. The counts of this
	 * executor include those of the part, which is closed with this executor.
	 */
	public BoundedExecutor part() {
		BoundedExecutor part = new BoundedExecutor(this.threads, this.maxConcurrent, this.maxQueued, this.maxConcurrent,
				this.queued, this.rejected);
		this.parts.add(part);
		return part;
	}

	/**
	 * Run or queue a task without an owner. Never blocks. Throws
	 * {@link RejectedExecutionException} if the queue is full or the executor is closed.
	 */
	@Override
	public void execute(Runnable task) {
		executeCounting(null, task);
	}

	/**
	 * Run or queue a task of an owner. Never blocks. Throws
	 * {@link RejectedExecutionException} if the owner's share of the queue is full or the
	 * executor is closed.
	 */
	public Turn execute(String owner, Runnable task) {
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
			// With a full heap, reporting can fail too.
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
	 * Start waiting tasks. The end of a task can allow more than one, because its owner
	 * now has one fewer.
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

	public int getActiveCount() {
		int running = this.parts.stream().mapToInt(BoundedExecutor::getActiveCount).sum();
		synchronized (this.queue) {
			return running + this.queue.getRunning();
		}
	}

	public int getQueuedCount() {
		return this.queued.intValue();
	}

	public int getMaxConcurrent() {
		return this.maxConcurrent * (1 + this.parts.size());
	}

	public int getMaxQueued() {
		return this.maxQueued;
	}

	public long getRejectedCount() {
		return this.rejected.sum();
	}

	/**
	 * Interrupt running tasks, drop waiting ones and reject new ones.
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
	 * The place of a task among the others.
	 */
	public final class Turn {

		private final FairQueue.Task task;

		private Turn(FairQueue.Task task) {
			this.task = task;
		}

		/**
		 * Give up the turn, and return whether the task was still waiting and so will
		 * never run.
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
		 * Return what the task waits for, or {@code null} if it is not waiting.
		 */
		@Nullable Wait getWait() {
			synchronized (BoundedExecutor.this.queue) {
				return BoundedExecutor.this.queue.describe(this.task);
			}
		}

	}

	/**
	 * The number of tasks that run, that run for the same owner, and that wait for the
	 * same owner with an earlier turn.
	 */
	record Wait(int running, int ownRunning, int ownBefore) {
	}

}
