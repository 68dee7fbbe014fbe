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

package io.github.sshspringboot.security.internal.interactive;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Counts the wrong codes of each owner, so that codes cannot be tried one after the other
 * on any number of connections (RFC 4226 section 7.3).
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
	 * Count a code before it is checked, so that concurrent codes count too, and return
	 * whether to check it. If not, no code of the owner is valid for now: the owner gave
	 * too many wrong ones, or too many other owners did to count more.
	 */
	synchronized boolean begin(String owner, Instant now) {
		Period period = this.periods.get(owner);
		if (period != null && !period.isOver(now)) {
			this.periods.put(owner, new Period(period.start(), Math.min(period.count() + 1, MAX_WRONG)));
			return period.count() < MAX_WRONG;
		}
		if (period == null && this.periods.size() >= this.capacity) {
			this.periods.values().removeIf((old) -> old.isOver(now));
			if (this.periods.size() >= this.capacity) {
				return false;
			}
		}
		this.periods.put(owner, new Period(now, 1));
		return true;
	}

	/**
	 * Note that the code was correct.
	 */
	synchronized void forget(String owner) {
		this.periods.remove(owner);
	}

	private record Period(Instant start, int count) {

		boolean isOver(Instant now) {
			return !this.start.plus(PERIOD).isAfter(now);
		}

	}

}
