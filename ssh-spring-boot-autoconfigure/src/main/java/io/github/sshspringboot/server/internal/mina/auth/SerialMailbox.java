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

package io.github.sshspringboot.server.internal.mina.auth;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;

import org.jspecify.annotations.Nullable;

/**
 * The messages of one client that logs in, processed in order on threads of an executor.
 * The number of waiting messages is bounded.
 */
final class SerialMailbox {

	private static final int MAX_MESSAGES = 16;

	private static final int MAX_BYTES = 64 * 1024;

	private final LoginConnection connection;

	private final Owner owner;

	private final Deque<AuthMessage> messages = new ArrayDeque<>(2);

	private int bytes;

	private boolean busy;

	private boolean suspended;

	private @Nullable Thread thread;

	private @Nullable ScheduledFuture<?> interruption;

	SerialMailbox(LoginConnection connection, Owner owner) {
		this.connection = connection;
		this.owner = owner;
	}

	/**
	 * Return whether no message is waiting or being processed.
	 */
	boolean isIdle() {
		synchronized (this.messages) {
			return !this.busy;
		}
	}

	/**
	 * Add a message, or return {@code false} if there are too many. Never blocks.
	 */
	boolean add(AuthMessage message) {
		synchronized (this.messages) {
			this.bytes += message.length();
			if (this.messages.size() >= MAX_MESSAGES || this.bytes > MAX_BYTES) {
				return false;
			}
			this.messages.add(message);
			if (this.busy) {
				return true;
			}
			setBusy(true);
		}
		dispatch(message);
		return true;
	}

	/**
	 * Remove and return all waiting messages in order.
	 */
	List<AuthMessage> takeAll() {
		synchronized (this.messages) {
			List<AuthMessage> taken = this.messages.stream()
				.filter((message) -> message != AuthMessage.CLOSED)
				.toList();
			this.messages.removeAll(taken);
			this.bytes = 0;
			return taken;
		}
	}

	/**
	 * Let the owner process {@link AuthMessage#RETRY} next. Never blocks.
	 */
	void resume() {
		synchronized (this.messages) {
			this.messages.addFirst(AuthMessage.RETRY);
			if (!this.suspended) {
				return;
			}
			this.suspended = false;
			setBusy(true);
		}
		dispatch(AuthMessage.RETRY);
	}

	/**
	 * Let the owner process {@link AuthMessage#CLOSED} last if it holds something. A call
	 * that hangs for longer than the login grace is interrupted to free its thread.
	 */
	void close() {
		boolean idle;
		synchronized (this.messages) {
			idle = !this.busy;
			if (idle && !this.owner.isHolding()) {
				return;
			}
			this.messages.add(AuthMessage.CLOSED);
			if (idle) {
				setBusy(true);
			}
			else {
				this.interruption = this.connection.afterLoginGrace(this::interrupt);
			}
		}
		if (idle) {
			dispatch(AuthMessage.CLOSED);
		}
	}

	private void dispatch(AuthMessage message) {
		try {
			this.owner.getExecutor(message).execute(this::processNext);
		}
		catch (RejectedExecutionException ex) {
			rejected();
		}
	}

	private void rejected() {
		boolean closed;
		synchronized (this.messages) {
			closed = this.messages.contains(AuthMessage.CLOSED);
			this.messages.clear();
			this.bytes = 0;
			setIdle();
		}
		if (closed) {
			this.owner.release();
		}
		else {
			this.connection.disconnectOverloaded();
		}
	}

	private void processNext() {
		AuthMessage next = end(this.owner.process(begin()));
		if (next == AuthMessage.CLOSED) {
			Thread.interrupted();
			processNext();
		}
		else if (next != null) {
			dispatch(next);
		}
	}

	private AuthMessage begin() {
		synchronized (this.messages) {
			AuthMessage message = this.messages.remove();
			this.bytes -= message.length();
			this.thread = Thread.currentThread();
			return message;
		}
	}

	private @Nullable AuthMessage end(boolean complete) {
		synchronized (this.messages) {
			this.thread = null;
			AuthMessage next = this.messages.peek();
			if (!complete && next != AuthMessage.RETRY) {
				this.suspended = true;
				this.connection.getLoginAttempt().checked();
				return null;
			}
			if (next == null) {
				setIdle();
			}
			else {
				setBusy(true);
			}
			return next;
		}
	}

	private void setIdle() {
		setBusy(false);
		if (this.interruption != null) {
			this.interruption.cancel(false);
			this.interruption = null;
		}
	}

	private void setBusy(boolean busy) {
		this.busy = busy;
		if (busy) {
			this.connection.getLoginAttempt().checking();
		}
		else {
			this.connection.getLoginAttempt().checked();
		}
	}

	private void interrupt() {
		synchronized (this.messages) {
			if (this.thread != null) {
				this.thread.interrupt();
			}
		}
	}

	/**
	 * The processor of the messages.
	 */
	interface Owner {

		/**
		 * Return the executor for a message.
		 */
		Executor getExecutor(AuthMessage message);

		/**
		 * Process a message, and return whether it is complete. If not, no other message
		 * is processed before {@link SerialMailbox#resume()}.
		 */
		boolean process(AuthMessage message);

		/**
		 * Return whether the owner needs to know about the end of the connection although
		 * it is processing nothing.
		 */
		boolean isHolding();

		/**
		 * Release what the owner holds, because no thread is available to process the end
		 * of the connection.
		 */
		void release();

	}

}
