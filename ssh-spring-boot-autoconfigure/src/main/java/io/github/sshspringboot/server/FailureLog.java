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

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import org.apache.commons.logging.Log;
import org.jspecify.annotations.Nullable;

/**
 * Logs failures that clients can cause as often as they like: one in a minute, and the
 * others for debugging only.
 *
 * @since 0.1.0
 */
public final class FailureLog {

	private static final Duration INTERVAL = Duration.ofMinutes(1);

	private final Log logger;

	private final Clock clock;

	private @Nullable Instant last;

	/**
	 * Create a log of one kind of failure.
	 * @param logger where to log
	 * @param clock tells the time
	 */
	public FailureLog(Log logger, Clock clock) {
		this.logger = logger;
		this.clock = clock;
	}

	/**
	 * Log a failure.
	 * @param message what failed
	 * @param cause why, {@code null} if the message tells
	 */
	public void error(String message, @Nullable Throwable cause) {
		if (isDue()) {
			this.logger.error(message, cause);
		}
		else {
			this.logger.debug(message, cause);
		}
	}

	private synchronized boolean isDue() {
		Instant now = this.clock.instant();
		Instant previous = this.last;
		boolean due = previous == null || now.isBefore(previous) || !now.isBefore(previous.plus(INTERVAL));
		this.last = due ? now : previous;
		return due;
	}

}
