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

package io.github.sshspringboot.docker.internal;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * The threads that containers need besides those of their sessions: two at most for each
 * container, and a timer.
 */
public final class ContainerThreads implements Executor, AutoCloseable {

	private static final Log logger = LogFactory.getLog(ContainerThreads.class);

	private final SimpleAsyncTaskExecutor threads = new SimpleAsyncTaskExecutor("ssh-container-");

	private final ScheduledThreadPoolExecutor timer;

	/**
	 * Create threads, virtual ones or daemons.
	 */
	public ContainerThreads(boolean virtual) {
		if (virtual) {
			this.threads.setVirtualThreads(true);
		}
		else {
			this.threads.setDaemon(true);
		}
		CustomizableThreadFactory timerThreads = new CustomizableThreadFactory("ssh-container-timer-");
		timerThreads.setDaemon(true);
		this.timer = new ScheduledThreadPoolExecutor(1, timerThreads);
		this.timer.setRemoveOnCancelPolicy(true);
		this.timer.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
	}

	@Override
	public void execute(Runnable task) {
		this.threads.execute(task);
	}

	/**
	 * Run a task on a thread of its own after a delay.
	 */
	Future<?> schedule(Duration delay, Runnable task) {
		return this.timer.schedule(() -> execute(task), delay.toMillis(), TimeUnit.MILLISECONDS);
	}

	/**
	 * Run a task on a thread of its own now, and again each time a pause has gone by,
	 * unless it is still running.
	 */
	Future<?> repeat(Duration pause, Runnable task) {
		AtomicBoolean running = new AtomicBoolean();
		return this.timer.scheduleWithFixedDelay(() -> runUnlessRunning(task, running), 0, pause.toMillis(),
				TimeUnit.MILLISECONDS);
	}

	private void runUnlessRunning(Runnable task, AtomicBoolean running) {
		if (!running.compareAndSet(false, true)) {
			return;
		}
		try {
			execute(() -> {
				try {
					task.run();
				}
				catch (RuntimeException | Error ex) {
					logger.error("A task that is repeated failed", ex);
				}
				finally {
					running.set(false);
				}
			});
		}
		catch (RejectedExecutionException | OutOfMemoryError ex) {
			running.set(false);
			logger.debug("There is no thread for a task that is repeated", ex);
		}
	}

	@Override
	public void close() {
		this.timer.shutdownNow();
		this.threads.close();
	}

}
