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

import java.util.concurrent.atomic.LongAdder;

import org.jspecify.annotations.Nullable;

/**
 * Counts bytes of one connection or of a whole server, without a lock.
 */
final class Traffic {

	private final LongAdder received = new LongAdder();

	private final LongAdder sent = new LongAdder();

	private final @Nullable Traffic total;

	Traffic() {
		this(null);
	}

	/**
	 * Create a count that also adds to the given total.
	 */
	Traffic(@Nullable Traffic total) {
		this.total = total;
	}

	void received(int length) {
		this.received.add(length);
		if (this.total != null) {
			this.total.received(length);
		}
	}

	void sent(int length) {
		this.sent.add(length);
		if (this.total != null) {
			this.total.sent(length);
		}
	}

	long getReceived() {
		return this.received.sum();
	}

	long getSent() {
		return this.sent.sum();
	}

}
