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

package io.github.sshspringboot.server.internal.mina.forwarding;

import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/**
 * Closes a tunnel that was idle for too long, and keeps no reference to one that is
 * closed.
 */
final class IdleTunnel {

	private final ChannelTunnel tunnel;

	private final ScheduledExecutorService timer;

	private final long limit;

	private @Nullable Future<?> check;

	private boolean ended;

	IdleTunnel(ChannelTunnel tunnel, ScheduledExecutorService timer, long limit) {
		this.tunnel = tunnel;
		this.timer = timer;
		this.limit = limit;
	}

	void watch() {
		checkAfter(this.limit);
		this.tunnel.getChannel().addCloseFutureListener((closed) -> end());
	}

	private synchronized void checkAfter(long delay) {
		if (!this.ended) {
			this.check = this.timer.schedule(this::check, delay, TimeUnit.NANOSECONDS);
		}
	}

	private void check() {
		long left = this.limit - this.tunnel.getIdleNanos();
		if (left > 0) {
			checkAfter(left);
		}
		else {
			this.tunnel.close();
		}
	}

	private synchronized void end() {
		this.ended = true;
		if (this.check != null) {
			this.check.cancel(false);
		}
	}

}
