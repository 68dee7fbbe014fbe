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

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;

import io.github.sshspringboot.docker.internal.engine.Container;
import io.github.sshspringboot.docker.internal.engine.EngineException;
import org.jspecify.annotations.Nullable;

/**
 * A container for the sessions of a connection. Its first process waits for the end of
 * its input, which comes by itself when this process ends, whatever the reason.
 */
final class ConnectionContainer {

	private final Container container;

	private final Runnable afterEnd;

	private volatile boolean ended;

	private volatile boolean expired;

	private volatile @Nullable Future<?> life;

	ConnectionContainer(Container container, Runnable afterEnd) {
		this.container = container;
		this.afterEnd = afterEnd;
	}

	/**
	 * Return the first process of such a container.
	 */
	static String script() {
		return "read -r line";
	}

	/**
	 * Start the container, and wait until it runs.
	 */
	void start(Executor threads) throws EngineException, InterruptedException {
		CompletableFuture<Void> started = new CompletableFuture<>();
		threads.execute(() -> run(started));
		try {
			started.get();
		}
		catch (ExecutionException ex) {
			if (ex.getCause() instanceof EngineException failure) {
				throw failure;
			}
			throw new IllegalStateException(ex.getCause());
		}
	}

	/**
	 * Run the container, whose input is held open by not being copied.
	 */
	private void run(CompletableFuture<Void> started) {
		try {
			this.container.run(InputStream.nullInputStream(), OutputStream.nullOutputStream(),
					OutputStream.nullOutputStream(), (input) -> started.complete(null));
		}
		catch (IOException | RuntimeException | Error ex) {
			started.completeExceptionally(ex);
		}
		catch (InterruptedException ex) {
			started.completeExceptionally(ex);
			Thread.currentThread().interrupt();
		}
		finally {
			this.ended = true;
		}
	}

	String id() {
		return this.container.id();
	}

	boolean hasEnded() {
		return this.ended;
	}

	/**
	 * Let the container live for some time only.
	 */
	void expireAfter(Duration life, ContainerThreads threads) {
		Future<?> expiry = threads.schedule(life, this::expire);
		this.life = expiry;
		if (this.ended) {
			expiry.cancel(false);
		}
	}

	private void expire() {
		this.expired = true;
		end();
	}

	boolean isExpired() {
		return this.expired;
	}

	/**
	 * Let nothing of the container be left.
	 */
	void end() {
		this.ended = true;
		Future<?> life = this.life;
		if (life != null) {
			life.cancel(false);
		}
		this.container.close();
		this.afterEnd.run();
	}

}
