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

package io.github.sshspringboot.server.internal.mina;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/**
 * The time limit of a login.
 */
final class LoginGrace {

	private final ScheduledExecutorService timer;

	private final Duration limit;

	private @Nullable ScheduledFuture<?> end;

	LoginGrace(ScheduledExecutorService timer, Duration limit) {
		this.timer = timer;
		this.limit = limit;
	}

	void start(Runnable ended) {
		this.end = schedule(ended);
	}

	/**
	 * Schedule a short task for the end of the time limit.
	 */
	ScheduledFuture<?> schedule(Runnable task) {
		return this.timer.schedule(task, this.limit.toMillis(), TimeUnit.MILLISECONDS);
	}

	void cancel() {
		if (this.end != null) {
			this.end.cancel(false);
		}
	}

}
