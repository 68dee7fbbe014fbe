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

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Predicate;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * What a session does with signals and breaks: the running command may take them,
 * otherwise some signals cancel it. All methods may be called from any thread and do not
 * block: handlers run on the executor, one after the other.
 */
public final class SignalHandlers {

	private static final Log logger = LogFactory.getLog(SignalHandlers.class);

	private static final String KILL = "KILL";

	private static final Set<String> CANCELLING = Set.of("INT", "TERM", "HUP", "QUIT", KILL);

	private static final int MAX_PENDING = 64;

	private final Executor executor;

	private final Queue<Runnable> pending = new ArrayDeque<>();

	private boolean running;

	private volatile @Nullable Predicate<String> signalHandler;

	private volatile @Nullable Predicate<Duration> breakHandler;

	public SignalHandlers(Executor executor) {
		this.executor = executor;
	}

	/**
	 * Set the handler of the running command, which returns whether it took the signal.
	 */
	public void onSignal(Predicate<String> handler) {
		this.signalHandler = handler;
	}

	/**
	 * Set the handler of the running command, which returns whether it took the break.
	 */
	public void onBreak(Predicate<Duration> handler) {
		this.breakHandler = handler;
	}

	/**
	 * Remove the handlers of a command that has ended.
	 */
	public void clear() {
		this.signalHandler = null;
		this.breakHandler = null;
	}

	/**
	 * Let the running command take a signal, or cancel if it is one that ends programs.
	 * No command can take {@code KILL}.
	 */
	public void signal(String name, Runnable cancel) {
		Runnable otherwise = () -> {
			if (CANCELLING.contains(name)) {
				cancel.run();
			}
		};
		Predicate<String> handler = KILL.equals(name) ? null : this.signalHandler;
		if (handler == null) {
			otherwise.run();
		}
		else {
			offer(() -> handler != this.signalHandler || isTaken(handler, name), otherwise);
		}
	}

	/**
	 * Let the running command take a break of the given length, or do otherwise.
	 */
	public void breakReceived(Duration length, Runnable otherwise) {
		Predicate<Duration> handler = this.breakHandler;
		if (handler == null) {
			otherwise.run();
		}
		else {
			offer(() -> handler != this.breakHandler || isTaken(handler, length), otherwise);
		}
	}

	private static <T> boolean isTaken(Predicate<T> handler, T value) {
		try {
			return handler.test(value);
		}
		catch (RuntimeException | Error ex) {
			logger.error("A command failed to handle a signal", ex);
			return false;
		}
	}

	private void offer(Offer offer, Runnable otherwise) {
		boolean full;
		synchronized (this) {
			full = this.pending.size() >= MAX_PENDING;
			if (!full) {
				this.pending.add(() -> {
					if (!offer.isTaken()) {
						otherwise.run();
					}
				});
				if (this.running) {
					return;
				}
				this.running = true;
			}
		}
		if (full) {
			otherwise.run();
			return;
		}
		try {
			this.executor.execute(this::run);
		}
		catch (RejectedExecutionException | OutOfMemoryError ex) {
			synchronized (this) {
				this.running = false;
				this.pending.clear();
			}
			otherwise.run();
		}
	}

	private void run() {
		for (Runnable next = take(); next != null; next = take()) {
			next.run();
		}
	}

	private synchronized @Nullable Runnable take() {
		Runnable next = this.pending.poll();
		this.running = next != null;
		return next;
	}

	private interface Offer {

		boolean isTaken();

	}

}
