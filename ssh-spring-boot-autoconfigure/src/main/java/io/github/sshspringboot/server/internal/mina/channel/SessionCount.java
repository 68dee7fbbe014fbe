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
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/**
 * Counts the session channels of a connection, and detects when it has neither one of
 * them nor a tunnel for too long.
 */
public final class SessionCount {

	private final ScheduledExecutorService timer;

	private final @Nullable Duration limit;

	private final Runnable expired;

	private @Nullable ScheduledFuture<?> idle;

	private int count;

	private int tunnels;

	private boolean ended;

	/**
	 * Create a count. The callback must not block; no limit if the duration is
	 * {@code null}.
	 */
	public SessionCount(ScheduledExecutorService timer, @Nullable Duration limit, Runnable expired) {
		this.timer = timer;
		this.limit = limit;
		this.expired = expired;
	}

	synchronized boolean isFull(int maximum) {
		return this.count >= maximum;
	}

	synchronized void open() {
		this.count++;
		cancel();
	}

	synchronized void close() {
		this.count--;
		startIdleTimer();
	}

	/**
	 * Note that the connection has one more tunnel or socket that listens for tunnels.
	 */
	public synchronized void openTunnel() {
		this.tunnels++;
		cancel();
	}

	public synchronized void closeTunnel() {
		this.tunnels--;
		startIdleTimer();
	}

	/**
	 * Start measuring the time without a session or tunnel.
	 */
	public synchronized void startIdleTimer() {
		cancel();
		if (this.limit != null && this.count + this.tunnels == 0 && !this.ended) {
			this.idle = this.timer.schedule(this.expired, this.limit.toMillis(), TimeUnit.MILLISECONDS);
		}
	}

	/**
	 * Note that the connection has ended.
	 */
	public synchronized void end() {
		this.ended = true;
		cancel();
	}

	private void cancel() {
		if (this.idle != null) {
			this.idle.cancel(false);
			this.idle = null;
		}
	}

}
