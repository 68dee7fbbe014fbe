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

import org.springframework.util.Assert;

/**
 * The way to end work before its time: interrupts the thread that does it, but never
 * after it is done. All methods may be called from any thread; none blocks.
 *
 * @since 0.1.0
 */
public final class Cancellation {

	private final List<Runnable> callbacks = new ArrayList<>(1);

	private @Nullable Thread thread;

	private @Nullable Reason reason;

	private boolean done;

	/**
	 * Why work was cancelled.
	 */
	public enum Reason {

		/** The client disconnected or closed the channel. */
		DISCONNECTED,

		/** The client sent a signal or typed Ctrl-C. */
		INTERRUPTED,

		/** The work took longer than it may. */
		TIMED_OUT,

		/** The server stops. */
		SHUTDOWN;

		/**
		 * What to tell the client.
		 * @return the status of work that ended for this reason
		 */
		public ExitStatus toExitStatus() {
			return (this == TIMED_OUT) ? ExitStatus.TIMED_OUT : ExitStatus.INTERRUPTED;
		}

	}

	/**
	 * Bind the current thread, which begins the work. If it is cancelled already, the
	 * thread is interrupted.
	 */
	public synchronized void begin() {
		this.thread = Thread.currentThread();
		if (this.reason != null) {
			this.thread.interrupt();
		}
	}

	/**
	 * End the work on the current thread and clear the interrupt that a cancellation
	 * left.
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
	 * Cancel the work. Only the first reason counts; without effect after the end.
	 * @param reason why
	 */
	public void cancel(Reason reason) {
		Assert.notNull(reason, "'reason' must not be null");
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
	 * Call back when the work is cancelled; at once if it already is.
	 * @param callback the callback, which must not block
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
	 * Why the work was cancelled.
	 * @return the reason, {@code null} if it was not
	 */
	public synchronized @Nullable Reason getReason() {
		return this.reason;
	}

	/**
	 * Whether the work was cancelled.
	 * @return whether {@link #getReason()} is not {@code null}
	 */
	public boolean isCancelled() {
		return getReason() != null;
	}

}
