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

import java.util.ArrayList;
import java.util.List;

import io.github.sshspringboot.server.ExitStatus;
import org.jspecify.annotations.Nullable;

/**
 * Cancels work by interrupting its thread, but never after the work is done. All methods
 * may be called from any thread and do not block.
 */
public final class Cancellation {

	private final List<Runnable> callbacks = new ArrayList<>(1);

	private @Nullable Thread thread;

	private @Nullable Reason reason;

	private boolean done;

	/**
	 * The reason of a cancellation.
	 */
	public enum Reason {

		/** The client disconnected or closed the channel. */
		DISCONNECTED,

		/** The client sent a signal or typed Ctrl-C. */
		INTERRUPTED,

		/** The work exceeded its time limit. */
		TIMED_OUT,

		/** Nothing was sent or received for too long. */
		IDLE,

		/** The session lasts as long as a session may. */
		EXPIRED,

		/** The server is stopping. */
		SHUTDOWN;

		/**
		 * Return the status that is sent to the client for this reason.
		 */
		public ExitStatus toExitStatus() {
			return switch (this) {
				case TIMED_OUT, IDLE, EXPIRED -> ExitStatus.TIMED_OUT;
				case DISCONNECTED, INTERRUPTED, SHUTDOWN -> ExitStatus.INTERRUPTED;
			};
		}

		/**
		 * Return the status that is sent to the client for work that returned the given
		 * one after its cancellation. A status that was chosen because of an interrupt is
		 * kept, unless the session has reached its time limit.
		 */
		public ExitStatus toExitStatus(ExitStatus returned) {
			return (this == EXPIRED || returned.code() <= 1) ? toExitStatus() : returned;
		}

	}

	/**
	 * Bind the work to the current thread, and interrupt it if the work is already
	 * cancelled.
	 */
	public synchronized void begin() {
		this.thread = Thread.currentThread();
		if (this.reason != null) {
			this.thread.interrupt();
		}
	}

	/**
	 * Unbind the work from the current thread, because it goes on on another one, and
	 * clear an interrupt flag that a cancellation has set.
	 */
	public synchronized void release() {
		this.thread = null;
		if (this.reason != null) {
			Thread.interrupted();
		}
	}

	/**
	 * End the work on the current thread, and clear an interrupt flag that a cancellation
	 * has set.
	 */
	public synchronized void end() {
		this.done = true;
		this.thread = null;
		this.callbacks.clear();
		if (this.reason != null) {
			Thread.interrupted();
		}
	}

	/**
	 * Cancel the work. Only the first reason counts. Has no effect after the end of the
	 * work.
	 */
	public void cancel(Reason reason) {
		List<Runnable> callbacks;
		synchronized (this) {
			if (this.done || this.reason != null) {
				return;
			}
			this.reason = reason;
			if (this.thread != null) {
				this.thread.interrupt();
			}
			callbacks = List.copyOf(this.callbacks);
			this.callbacks.clear();
		}
		callAll(callbacks);
	}

	private static void callAll(List<Runnable> callbacks) {
		@Nullable Throwable failure = null;
		for (Runnable callback : callbacks) {
			try {
				callback.run();
			}
			catch (RuntimeException | Error ex) {
				failure = ex;
			}
		}
		if (failure instanceof Error error) {
			throw error;
		}
		if (failure != null) {
			throw (RuntimeException) failure;
		}
	}

	/**
	 * Register a callback for the cancellation, which must not block. It is called at
	 * once if the work is already cancelled.
	 */
	public void onCancel(Runnable callback) {
		synchronized (this) {
			if (this.reason == null) {
				if (!this.done) {
					this.callbacks.add(callback);
				}
				return;
			}
		}
		callback.run();
	}

	/**
	 * Return the reason, or {@code null} if the work is not cancelled.
	 */
	public synchronized @Nullable Reason getReason() {
		return this.reason;
	}

	public boolean isCancelled() {
		return getReason() != null;
	}

}
