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

package io.github.sshspringboot.server.internal;

import io.github.sshspringboot.server.internal.execution.Cancellation;
import org.jspecify.annotations.Nullable;

/**
 * {@link SshSession} that stands for no channel of a client: without a terminal and a
 * subsystem, and with an output that takes everything at once.
 */
public abstract class DetachedSession implements SshSession {

	private final Cancellation cancellation = new Cancellation();

	private final SignalHandlers signals = new SignalHandlers(Runnable::run);

	@Override
	public boolean carries(SshService service) {
		return true;
	}

	@Override
	public @Nullable String getSubsystem() {
		return null;
	}

	@Override
	public @Nullable SshPty getPty() {
		return null;
	}

	@Override
	public boolean isWritable() {
		return true;
	}

	@Override
	public SignalHandlers getSignals() {
		return this.signals;
	}

	@Override
	public Cancellation getCancellation() {
		return this.cancellation;
	}

	@Override
	public Activity beginActivity() {
		return () -> {
		};
	}

	@Override
	public Activity beginCommand(String name) {
		return () -> {
		};
	}

	@Override
	public void setListener(SshSessionListener listener) {
	}

}
