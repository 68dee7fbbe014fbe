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
 * {@link SmartLifecycle} that stops the server, in the phase after the one that drains
 * it.
 *
 * @see SshServerStartLifecycle
 */
public final class SshServerStopLifecycle implements SmartLifecycle {

	private static final int PHASE = DEFAULT_PHASE - 1;

	private final SshServerManager manager;

	private volatile boolean running;

	public SshServerStopLifecycle(SshServerManager manager) {
		this.manager = manager;
	}

	@Override
	public void start() {
		this.running = true;
	}

	@Override
	public void stop() {
		this.running = false;
		this.manager.stop();
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
		return PHASE;
	}

}
