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

package io.github.sshspringboot.server.internal.lifecycle;

import org.springframework.context.SmartLifecycle;

/**
 * {@link SmartLifecycle} that starts the server after everything else. At the end, it is
 * the first to stop: it stops listening and waits for running commands.
 */
public final class SshServerStartLifecycle implements SmartLifecycle {

	private final SshServerManager manager;

	private volatile boolean running;

	public SshServerStartLifecycle(SshServerManager manager) {
		this.manager = manager;
	}

	@Override
	public void start() {
		this.manager.start();
		this.running = true;
	}

	@Override
	public void stop() {
		stop(() -> {
		});
	}

	@Override
	public void stop(Runnable callback) {
		this.running = false;
		this.manager.drain(callback);
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public boolean isPauseable() {
		return false;
	}

	@Override
	public int getPhase() {
		return DEFAULT_PHASE;
	}

}
