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

package io.github.sshspringboot.server.internal.execution;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;

/**
 * The executors of a server, which outlive its restarts.
 */
public record SshExecutors(BoundedExecutor commands, BoundedExecutor streams, BoundedExecutor control,
		BoundedExecutor authentication, TunnelExecutors tunnels, ExecutorService shells, ExecutorService transfers,
		ScheduledExecutorService timer) implements AutoCloseable {

	/**
	 * Return the executor for commands of a kind.
	 */
	BoundedExecutor forKind(CommandKind kind) {
		return switch (kind) {
			case WORK -> this.commands;
			case STREAM -> this.streams;
			case CONTROL -> this.control;
		};
	}

	/**
	 * Return whether commands are running, also after the executors are closed.
	 */
	public boolean isBusy() {
		return this.commands.getActiveCount() + this.streams.getActiveCount() + this.control.getActiveCount() > 0;
	}

	/**
	 * Interrupt all running tasks and reject new ones.
	 */
	@Override
	public void close() {
		this.commands.close();
		this.streams.close();
		this.control.close();
		this.authentication.close();
		this.tunnels.close();
		this.shells.shutdownNow();
		this.transfers.shutdownNow();
		this.timer.shutdownNow();
	}

}
