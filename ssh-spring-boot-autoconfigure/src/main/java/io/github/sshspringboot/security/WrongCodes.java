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

package io.github.sshspringboot.security;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Counts the wrong codes of each user, so that codes cannot be tried one after the other,
 * on however many connections (RFC 4226 section 7.3).
 */
final class WrongCodes {

	private static final int MAX_WRONG = 10;

	private static final Duration PERIOD = Duration.ofMinutes(5);

	private final int capacity;

	private final Map<String, Period> periods = new HashMap<>();

	WrongCodes(int capacity) {
		this.capacity = capacity;
	}

	/**
	 * Whether no code of the user is good for now: it gave too many wrong ones, or too
	 * many users did to count more.
	 * @param username the user
	 * @param now the time
	 * @return whether to refuse any code
	 */
	synchronized boolean isLocked(String username, Instant now) {
		if (this.periods.size() >= this.capacity) {
			this.periods.values().removeIf((period) -> period.isOver(now));
		}
		Period period = this.periods.get(username);
		if (period == null) {
			return this.periods.size() >= this.capacity;
		}
		return period.count() >= MAX_WRONG && !period.isOver(now);
	}

	synchronized void add(String username, Instant now) {
		Period period = this.periods.get(username);
		this.periods.put(username, (period == null || period.isOver(now)) ? new Period(now, 1)
				: new Period(period.start(), period.count() + 1));
	}

	synchronized void forget(String username) {
		this.periods.remove(username);
	}

	private record Period(Instant start, int count) {

		boolean isOver(Instant now) {
			return !this.start.plus(PERIOD).isAfter(now);
		}

	}

}
