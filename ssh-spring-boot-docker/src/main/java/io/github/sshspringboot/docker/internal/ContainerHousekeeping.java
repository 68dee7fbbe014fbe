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

package io.github.sshspringboot.docker.internal;

import java.time.Duration;
import java.util.concurrent.Future;

import org.jspecify.annotations.Nullable;

import org.springframework.context.SmartLifecycle;

/**
 * Looks for the image at the start, and for containers that nobody uses at the start and
 * every minute.
 */
public final class ContainerHousekeeping implements SmartLifecycle {

	private static final Duration PAUSE = Duration.ofMinutes(1);

	private final ContainerBackend backend;

	private final ContainerThreads threads;

	private @Nullable Future<?> sweeps;

	public ContainerHousekeeping(ContainerBackend backend, ContainerThreads threads) {
		this.backend = backend;
		this.threads = threads;
	}

	@Override
	public synchronized void start() {
		if (this.sweeps == null) {
			this.threads.execute(this.backend::prepare);
			this.sweeps = this.threads.repeat(PAUSE, this.backend::sweep);
		}
	}

	@Override
	public synchronized void stop() {
		if (this.sweeps != null) {
			this.sweeps.cancel(false);
			this.sweeps = null;
		}
	}

	@Override
	public synchronized boolean isRunning() {
		return this.sweeps != null;
	}

}
