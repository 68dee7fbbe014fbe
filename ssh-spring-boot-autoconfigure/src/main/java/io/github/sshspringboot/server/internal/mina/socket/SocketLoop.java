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

package io.github.sshspringboot.server.internal.mina.socket;

import java.io.IOException;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * A thread that waits until channels are ready. It runs what is to be done then, once for
 * each time that it was asked to wait.
 */
final class SocketLoop {

	private static final Log logger = LogFactory.getLog(SocketLoop.class);

	private final Selector selector;

	private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();

	private volatile boolean closed;

	SocketLoop(String name) throws IOException {
		this.selector = Selector.open();
		Thread thread = new Thread(this::run, name);
		thread.setDaemon(true);
		thread.start();
	}

	/**
	 * Run an action at once.
	 */
	void run(Runnable action) {
		add(action);
	}

	/**
	 * Wait for an operation of a channel, and then run the action, also if the channel is
	 * closed already.
	 */
	void await(SelectableChannel channel, int operation, Runnable action) {
		add(() -> {
			try {
				SelectionKey key = channel.keyFor(this.selector);
				if (key == null) {
					key = channel.register(this.selector, 0, new ConcurrentHashMap<>());
				}
				actions(key).put(operation, action);
				key.interestOpsOr(operation);
			}
			catch (ClosedChannelException | CancelledKeyException ex) {
				action.run();
			}
		});
	}

	/**
	 * Forget a channel, which stays open.
	 */
	void forget(SelectableChannel channel) {
		add(() -> {
			SelectionKey key = channel.keyFor(this.selector);
			if (key != null) {
				key.cancel();
			}
		});
	}

	/**
	 * Let go of the channels that are closed.
	 */
	void purge() {
		this.selector.wakeup();
	}

	void close() {
		this.closed = true;
		this.selector.wakeup();
	}

	private void add(Runnable task) {
		this.tasks.add(task);
		this.selector.wakeup();
	}

	@SuppressWarnings("unchecked")
	private static Map<Integer, Runnable> actions(SelectionKey key) {
		return (Map<Integer, Runnable>) key.attachment();
	}

	private void run() {
		try (this.selector) {
			while (!this.closed) {
				this.selector.select(SocketLoop::ready);
				for (Runnable task = this.tasks.poll(); task != null; task = this.tasks.poll()) {
					runSafely(task);
				}
			}
		}
		catch (IOException ex) {
			logger.error("The sockets of a listener can no longer be watched", ex);
		}
	}

	private static void ready(SelectionKey key) {
		try {
			int operations = key.readyOps();
			key.interestOpsAnd(~operations);
			for (int operation = 1; operation <= operations; operation <<= 1) {
				if ((operations & operation) != 0) {
					runSafely(actions(key).remove(operation));
				}
			}
		}
		catch (CancelledKeyException ex) {
			logger.trace("A channel was closed while it became ready", ex);
		}
	}

	private static void runSafely(@Nullable Runnable task) {
		if (task != null) {
			try {
				task.run();
			}
			catch (RuntimeException | Error ex) {
				logger.error("A socket of a listener could not be served", ex);
			}
		}
	}

}
