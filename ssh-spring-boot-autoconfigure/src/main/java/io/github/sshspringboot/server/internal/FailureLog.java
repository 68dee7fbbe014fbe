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
 * Logs failures that clients can cause as often as they like: each message once a minute
 * at its level, repetitions at debug level. The first message after a minute includes the
 * number of suppressed ones.
 */
public final class FailureLog {

	private static final Duration INTERVAL = Duration.ofMinutes(1);

	private static final int MAX_MESSAGES = 8;

	private final Log logger;

	private final Clock clock;

	private final Set<String> messages = new HashSet<>();

	private @Nullable Instant begin;

	private long untold;

	public FailureLog(Log logger, Clock clock) {
		this.logger = logger;
		this.clock = clock;
	}

	/**
	 * Log a failure of the server.
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
	 * Log an event that is not a failure of the server.
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
	 * Return the message to log, or {@code null} to suppress it. Distinct messages are
	 * bounded as well because clients can choose part of them.
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
