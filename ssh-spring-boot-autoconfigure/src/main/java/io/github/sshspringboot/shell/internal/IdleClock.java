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

package io.github.sshspringboot.shell.internal;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;

/**
 * Measures how long the user has not typed, warns, and finally expires. The callbacks
 * must not block.
 */
final class IdleClock {

	private static final Duration NOTICE = Duration.ofMinutes(1);

	private final long limit;

	private final long notice;

	private final ScheduledExecutorService timer;

	private final LongSupplier nanoTime;

	private final Runnable warn;

	private final Runnable expire;

	private @Nullable ScheduledFuture<?> task;

	private long lastKey;

	private boolean warned;

	IdleClock(Duration limit, ScheduledExecutorService timer, LongSupplier nanoTime, Runnable warn, Runnable expire) {
		this.limit = limit.toNanos();
		this.notice = Math.min(NOTICE.toNanos(), this.limit / 2);
		this.timer = timer;
		this.nanoTime = nanoTime;
		this.warn = warn;
		this.expire = expire;
	}

	/**
	 * Return how long before the end the warning comes.
	 */
	Duration notice() {
		return Duration.ofNanos(this.notice);
	}

	synchronized void start() {
		key();
		schedule(this.limit - this.notice);
	}

	/**
	 * Restart the idle time.
	 */
	synchronized void key() {
		this.lastKey = this.nanoTime.getAsLong();
		this.warned = false;
	}

	synchronized void stop() {
		if (this.task != null) {
			this.task.cancel(false);
			this.task = null;
		}
	}

	private void schedule(long delay) {
		this.task = this.timer.schedule(this::check, delay, TimeUnit.NANOSECONDS);
	}

	private synchronized void check() {
		if (this.task == null) {
			return;
		}
		long idle = this.nanoTime.getAsLong() - this.lastKey;
		if (idle >= this.limit) {
			this.task = null;
			this.expire.run();
			return;
		}
		if (idle >= this.limit - this.notice && !this.warned) {
			this.warned = true;
			this.warn.run();
		}
		schedule((this.warned ? this.limit : this.limit - this.notice) - idle);
	}

}
