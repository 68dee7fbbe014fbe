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
 *
 * @param commands runs commands that work
 * @param streams runs commands that wait for news
 * @param control runs commands that are needed when the others are busy
 * @param authentication runs user authentication
 * @param shells runs shells, one thread each
 * @param timer runs short tasks at their time
 * @since 0.1.0
 */
public record SshExecutors(BoundedExecutor commands, BoundedExecutor streams, BoundedExecutor control,
		BoundedExecutor authentication, ExecutorService shells,
		ScheduledExecutorService timer) implements AutoCloseable {

	/**
	 * Return what runs commands of a kind.
	 * @param kind the kind
	 * @return the executor
	 */
	BoundedExecutor forKind(CommandKind kind) {
		return switch (kind) {
			case WORK -> this.commands;
			case STREAM -> this.streams;
			case CONTROL -> this.control;
		};
	}

	/**
	 * Return whether commands run, also after the executors are closed.
	 * @return whether there are any
	 */
	public boolean isBusy() {
		return this.commands.getActiveCount() + this.streams.getActiveCount() + this.control.getActiveCount() > 0;
	}

	/**
	 * Interrupt all that runs and accept no more.
	 */
	@Override
	public void close() {
		this.commands.close();
		this.streams.close();
		this.control.close();
		this.authentication.close();
		this.shells.shutdownNow();
		this.timer.shutdownNow();
	}

}
