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

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/**
 * The thread that reads the input of a session. It is interrupted when the session ends,
 * whether it waits for the client or for the container.
 */
final class InputPump implements Executor, AutoCloseable {

	private static final long PATIENCE_SECONDS = 5;

	private final Executor threads;

	private final CountDownLatch ended = new CountDownLatch(1);

	private @Nullable Thread thread;

	private boolean started;

	private boolean closed;

	InputPump(Executor threads) {
		this.threads = threads;
	}

	@Override
	public void execute(Runnable task) {
		this.threads.execute(() -> run(task));
		synchronized (this) {
			this.started = true;
		}
	}

	/**
	 * Return whether there was something to read for.
	 */
	synchronized boolean hasStarted() {
		return this.started;
	}

	private void run(Runnable task) {
		try {
			if (begin()) {
				try {
					task.run();
				}
				finally {
					end();
				}
			}
		}
		finally {
			this.ended.countDown();
		}
	}

	private synchronized boolean begin() {
		this.thread = Thread.currentThread();
		return !this.closed;
	}

	private synchronized void end() {
		this.thread = null;
		Thread.interrupted();
	}

	@Override
	public void close() {
		synchronized (this) {
			this.closed = true;
			if (!this.started) {
				return;
			}
			if (this.thread != null) {
				this.thread.interrupt();
			}
		}
		try {
			this.ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
