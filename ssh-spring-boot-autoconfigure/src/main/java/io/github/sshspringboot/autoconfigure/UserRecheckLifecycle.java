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

package io.github.sshspringboot.autoconfigure;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

import io.github.sshspringboot.security.ConnectedUsers;
import io.github.sshspringboot.server.SshExecutors;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.context.SmartLifecycle;

/**
 * Looks from time to time whether those who are connected may still be.
 */
final class UserRecheckLifecycle implements SmartLifecycle {

	private static final Log logger = LogFactory.getLog(UserRecheckLifecycle.class);

	private final ConnectedUsers users;

	private final Duration interval;

	private final SshExecutors executors;

	private volatile @Nullable ScheduledFuture<?> schedule;

	UserRecheckLifecycle(ConnectedUsers users, Duration interval, SshExecutors executors) {
		this.users = users;
		this.interval = interval;
		this.executors = executors;
	}

	@Override
	public synchronized void start() {
		if (this.schedule == null) {
			this.schedule = this.executors.timer()
				.scheduleWithFixedDelay(this::check, this.interval.toMillis(), this.interval.toMillis(),
						TimeUnit.MILLISECONDS);
		}
	}

	private void check() {
		try {
			this.executors.authentication().execute(this.users::check);
		}
		catch (RejectedExecutionException ex) {
			logger.debug("Too many logins to look at those who are connected", ex);
		}
	}

	@Override
	public synchronized void stop() {
		ScheduledFuture<?> current = this.schedule;
		if (current != null) {
			current.cancel(false);
			this.schedule = null;
		}
	}

	@Override
	public boolean isRunning() {
		return this.schedule != null;
	}

	@Override
	public boolean isPauseable() {
		return false;
	}

}
