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

import java.util.concurrent.RejectedExecutionException;

/**
 * The executors of tunnels: one for requests, which resolve names and connect, and one
 * for the open tunnels and listening sockets, which keep their threads.
 */
public record TunnelExecutors(BoundedExecutor requests, BoundedExecutor tunnels) implements AutoCloseable {

	/**
	 * Run a short task on a thread that may block, or on the current one if the executor
	 * is closed or has no more threads.
	 */
	public void run(Runnable task) {
		try {
			this.tunnels.execute(task);
		}
		catch (RejectedExecutionException ex) {
			task.run();
		}
	}

	@Override
	public void close() {
		this.requests.close();
		this.tunnels.close();
	}

}
