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

package io.github.sshspringboot.test;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * When something must have happened.
 */
final class Deadline {

	private final Duration timeout;

	private final long end;

	private Deadline(Duration timeout) {
		this.timeout = timeout;
		this.end = System.nanoTime() + TimeUnit.NANOSECONDS.convert(timeout);
	}

	static Deadline after(Duration timeout) {
		return new Deadline(timeout);
	}

	/**
	 * Return what is left, at least a millisecond: none at all would be no limit.
	 */
	Duration remaining() {
		return Duration.ofMillis(Math.max(1, remainingMillis()));
	}

	boolean hasPassed() {
		return remainingMillis() <= 0;
	}

	private long remainingMillis() {
		return TimeUnit.NANOSECONDS.toMillis(this.end - System.nanoTime());
	}

	/**
	 * As in "within 10 s".
	 */
	@Override
	public String toString() {
		long millis = this.timeout.toMillis();
		return (millis % 1000 == 0) ? millis / 1000 + " s" : millis + " ms";
	}

}
