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

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/**
 * Detects when a session has had no traffic for too long. Traffic costs no more than a
 * look at the clock.
 */
final class IdleSession {

	private final ScheduledExecutorService timer;

	private final Duration limit;

	private final Runnable expired;

	private volatile long lastTraffic = System.nanoTime();

	private @Nullable ScheduledFuture<?> check;

	private boolean ended;

	/**
	 * Create a detector. The callback must not block.
	 */
	IdleSession(ScheduledExecutorService timer, Duration limit, Runnable expired) {
		this.timer = timer;
		this.limit = limit;
		this.expired = expired;
		checkAfter(limit.toNanos());
	}

	private synchronized void checkAfter(long nanos) {
		if (!this.ended) {
			this.check = this.timer.schedule(this::check, nanos, TimeUnit.NANOSECONDS);
		}
	}

	private void check() {
		long left = this.limit.toNanos() - (System.nanoTime() - this.lastTraffic);
		if (left > 0) {
			checkAfter(left);
		}
		else {
			this.expired.run();
		}
	}

	void traffic() {
		this.lastTraffic = System.nanoTime();
	}

	synchronized void end() {
		this.ended = true;
		if (this.check != null) {
			this.check.cancel(false);
		}
	}

}
