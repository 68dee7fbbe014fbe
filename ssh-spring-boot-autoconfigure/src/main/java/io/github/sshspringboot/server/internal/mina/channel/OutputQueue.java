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

package io.github.sshspringboot.server.internal.mina.channel;

import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Counts the data that waits to be sent on a connection. The window of a channel does not
 * bound it, because the client chooses the window and may not read what it requested.
 */
public final class OutputQueue {

	private static final int ROOM = 1024 * 1024;

	private static final int LIMIT = 2 * ROOM;

	private static final int LOGIN_LIMIT = 64 * 1024;

	/**
	 * The overhead of a waiting packet in bytes, which matters because answers are small
	 * and many.
	 */
	private static final int OVERHEAD = 512;

	private final List<Runnable> emptyCallbacks = new ArrayList<>(0);

	private int limit = LOGIN_LIMIT;

	private long queued;

	private long reserved;

	private int waiting;

	/**
	 * Count a packet, and return whether the queue stays within its limit.
	 */
	public synchronized boolean add(int length) {
		this.queued += length + OVERHEAD;
		return this.queued <= this.limit;
	}

	/**
	 * Raise the limit after the login.
	 */
	public synchronized void loggedIn() {
		this.limit = LIMIT;
	}

	public void remove(int length) {
		List<Runnable> callbacks = List.of();
		synchronized (this) {
			this.queued -= length + OVERHEAD;
			wakeWriters();
			if (this.queued == 0 && !this.emptyCallbacks.isEmpty()) {
				callbacks = List.copyOf(this.emptyCallbacks);
				this.emptyCallbacks.clear();
			}
		}
		callbacks.forEach(Runnable::run);
	}

	private void wakeWriters() {
		if (this.waiting > 0 && hasRoom()) {
			notifyAll();
		}
	}

	/**
	 * Wait until more output may be queued, and reserve space for it, so that several
	 * writers of one connection do not exceed the limit together. Throws
	 * {@link InterruptedIOException} if the thread is interrupted.
	 */
	public synchronized void reserve(int length) throws InterruptedIOException {
		this.waiting++;
		try {
			while (!hasRoom()) {
				wait();
			}
			this.reserved += length;
		}
		catch (InterruptedException ex) {
			throw new InterruptedIOException("Interrupted while the client does not read");
		}
		finally {
			this.waiting--;
		}
	}

	/**
	 * Release reserved space after the output is queued or has failed.
	 */
	public synchronized void release(int length) {
		this.reserved -= length;
		wakeWriters();
	}

	synchronized boolean hasRoom() {
		return this.queued + this.reserved < ROOM;
	}

	/**
	 * Call back when nothing waits to be sent. The callback must not block.
	 */
	public void onEmpty(Runnable callback) {
		synchronized (this) {
			if (this.queued > 0) {
				this.emptyCallbacks.add(callback);
				return;
			}
		}
		callback.run();
	}

}
