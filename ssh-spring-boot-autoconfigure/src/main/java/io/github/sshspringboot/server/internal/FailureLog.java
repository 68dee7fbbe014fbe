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

package io.github.sshspringboot.server.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

import org.apache.commons.logging.Log;
import org.jspecify.annotations.Nullable;

/**
 * Logs failures that clients can cause as often as they like: each message once in a
 * minute, and the others for debugging only. The first message after those tells how many
 * there were.
 *
 * @since 0.1.0
 */
public final class FailureLog {

	private static final Duration INTERVAL = Duration.ofMinutes(1);

	private static final int MAX_MESSAGES = 8;

	private final Log logger;

	private final Clock clock;

	private final Set<String> messages = new HashSet<>();

	private @Nullable Instant begin;

	private long untold;

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
		String due = toDue(message);
		if (due != null) {
			this.logger.error(due, cause);
		}
		else {
			this.logger.debug(message, cause);
		}
	}

	/**
	 * Log what is no failure of the server.
	 * @param message what happened
	 */
	public void warn(String message) {
		String due = toDue(message);
		if (due != null) {
			this.logger.warn(due);
		}
		else {
			this.logger.debug(message);
		}
	}

	/**
	 * Decide about a message. There is a bound for different ones too, since clients can
	 * choose what is in them.
	 * @param message the message
	 * @return what to log, {@code null} for nothing
	 */
	private synchronized @Nullable String toDue(String message) {
		Instant now = this.clock.instant();
		if (this.begin == null || now.isBefore(this.begin) || !now.isBefore(this.begin.plus(INTERVAL))) {
			this.begin = now;
			this.messages.clear();
		}
		if (this.messages.size() >= MAX_MESSAGES || !this.messages.add(message)) {
			this.untold++;
			return null;
		}
		String due = (this.untold != 0) ? message + " (" + this.untold + " more of this kind were not logged)"
				: message;
		this.untold = 0;
		return due;
	}

}
