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
 * The time that a client has to take part in a key exchange after the login: much more
 * than for the login, because a slow line may be full of data that was sent before.
 */
final class KeyExchangeDeadline {

	private static final int LOGINS = 10;

	private final ScheduledExecutorService timer;

	private final Duration limit;

	private @Nullable ScheduledFuture<?> end;

	KeyExchangeDeadline(ScheduledExecutorService timer, Duration loginGrace) {
		this.timer = timer;
		this.limit = loginGrace.multipliedBy(LOGINS);
	}

	/**
	 * Run a short task when the time is up.
	 */
	synchronized void start(Runnable late) {
		cancel();
		this.end = this.timer.schedule(late, this.limit.toMillis(), TimeUnit.MILLISECONDS);
	}

	synchronized void cancel() {
		if (this.end != null) {
			this.end.cancel(false);
			this.end = null;
		}
	}

}
