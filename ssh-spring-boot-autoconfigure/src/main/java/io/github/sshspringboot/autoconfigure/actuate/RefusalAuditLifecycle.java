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

package io.github.sshspringboot.autoconfigure.actuate;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

import io.github.sshspringboot.actuate.audit.ConnectionAuditor;
import io.github.sshspringboot.server.SshExecutors;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.context.SmartLifecycle;

/**
 * Has refused connections audited once in a minute, and at the end.
 */
final class RefusalAuditLifecycle implements SmartLifecycle {

	private static final Log logger = LogFactory.getLog(RefusalAuditLifecycle.class);

	private static final Duration INTERVAL = Duration.ofMinutes(1);

	private final ConnectionAuditor auditor;

	private final SshExecutors executors;

	private volatile @Nullable ScheduledFuture<?> schedule;

	RefusalAuditLifecycle(ConnectionAuditor auditor, SshExecutors executors) {
		this.auditor = auditor;
		this.executors = executors;
	}

	@Override
	public synchronized void start() {
		if (this.schedule == null) {
			this.schedule = this.executors.timer()
				.scheduleWithFixedDelay(this::publish, INTERVAL.toMillis(), INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
		}
	}

	private void publish() {
		try {
			this.executors.shells().execute(this.auditor::publishRefused);
		}
		catch (RejectedExecutionException ex) {
			logger.trace("Refused connections are audited at the end", ex);
		}
	}

	@Override
	public synchronized void stop() {
		ScheduledFuture<?> current = this.schedule;
		if (current != null) {
			current.cancel(false);
			this.schedule = null;
			this.auditor.publishRefused();
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
