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

package io.github.sshspringboot.server.internal.mina.channel;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The end of a session that lasts as long as a session may, and the warning before it.
 */
final class SessionLimit {

	private static final Duration NOTICE = Duration.ofMinutes(1);

	private static final int NOTICE_PART = 10;

	private final Future<?> warning;

	private final Future<?> end;

	/**
	 * Start the time. The callbacks must not block.
	 */
	SessionLimit(ScheduledExecutorService timer, Duration limit, Runnable warn, Runnable expire) {
		long nanos = limit.toNanos();
		this.warning = timer.schedule(warn, nanos - notice(limit).toNanos(), TimeUnit.NANOSECONDS);
		this.end = timer.schedule(expire, nanos, TimeUnit.NANOSECONDS);
	}

	/**
	 * Return how long before the end the warning comes.
	 */
	static Duration notice(Duration limit) {
		Duration part = limit.dividedBy(NOTICE_PART);
		return (part.compareTo(NOTICE) < 0) ? part : NOTICE;
	}

	void cancel() {
		this.warning.cancel(false);
		this.end.cancel(false);
	}

}
