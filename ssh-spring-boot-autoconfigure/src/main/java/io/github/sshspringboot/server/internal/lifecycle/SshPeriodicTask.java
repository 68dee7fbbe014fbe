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

package io.github.sshspringboot.server.internal.lifecycle;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.context.SmartLifecycle;

/**
 * Task that runs periodically while the application does. A run is skipped if no thread
 * is available for it.
 */
public final class SshPeriodicTask implements SmartLifecycle {

	private static final Log logger = LogFactory.getLog(SshPeriodicTask.class);

	private final Runnable task;

	private final Duration interval;

	private final ScheduledExecutorService timer;

	private final Executor executor;

	private final Runnable atTheEnd;

	private volatile @Nullable ScheduledFuture<?> schedule;

	/**
	 * Create a task. The interval also precedes the first run. The task may block; the
	 * last argument runs once when the application stops.
	 */
	public SshPeriodicTask(Runnable task, Duration interval, ScheduledExecutorService timer, Executor executor,
			Runnable atTheEnd) {
		this.task = task;
		this.interval = interval;
		this.timer = timer;
		this.executor = executor;
		this.atTheEnd = atTheEnd;
	}

	@Override
	public synchronized void start() {
		if (this.schedule == null) {
			this.schedule = this.timer.scheduleWithFixedDelay(this::run, this.interval.toMillis(),
					this.interval.toMillis(), TimeUnit.MILLISECONDS);
		}
	}

	private void run() {
		try {
			this.executor.execute(this.task);
		}
		catch (RejectedExecutionException | OutOfMemoryError ex) {
			logger.debug("There is no thread for a periodic task of the server", ex);
		}
	}

	@Override
	public synchronized void stop() {
		ScheduledFuture<?> current = this.schedule;
		if (current != null) {
			current.cancel(false);
			this.schedule = null;
			this.atTheEnd.run();
		}
	}

	@Override
	public boolean isRunning() {
		return this.schedule != null;
	}

	@Override
	public boolean isPauseable() {
		return false;
	}

}
