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
import java.util.function.LongSupplier;

/**
 * Bounds the number of key exchanges after the login: enough for the smallest rekey limit
 * that clients set, but not repeated ones without data. Not thread-safe.
 */
final class KeyExchangeBudget {

	static final int BURST = 64;

	private static final long NANOS_EACH = Duration.ofSeconds(1).toNanos();

	private static final long BYTES_EACH = 16 * 1024;

	private final LongSupplier nanoTime;

	private long lastTime;

	private long lastBytes;

	private double left = BURST;

	KeyExchangeBudget(LongSupplier nanoTime) {
		this.nanoTime = nanoTime;
		this.lastTime = nanoTime.getAsLong();
	}

	/**
	 * Count a key exchange after the given number of bytes in both directions, and return
	 * whether it is allowed.
	 */
	boolean take(long bytes) {
		long now = this.nanoTime.getAsLong();
		double earned = (double) (now - this.lastTime) / NANOS_EACH + (double) (bytes - this.lastBytes) / BYTES_EACH;
		this.left = Math.min(BURST, this.left + earned) - 1;
		this.lastTime = now;
		this.lastBytes = bytes;
		return this.left >= 0;
	}

}
