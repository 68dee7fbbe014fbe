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

package io.github.sshspringboot.session.internal.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * Copies what it reads to where it belongs, on a thread of its own. It holds one buffer,
 * so the side that is slow holds up the other one.
 */
final class Pump {

	private static final int BUFFER_SIZE = 32 * 1024;

	private final InputStream source;

	private final OutputStream target;

	private final End end;

	private final CountDownLatch done = new CountDownLatch(1);

	private final Thread thread;

	private volatile long readingSince;

	private volatile boolean reading;

	private Pump(InputStream source, OutputStream target, End end, ThreadFactory threads) {
		this.source = source;
		this.target = target;
		this.end = end;
		this.thread = threads.newThread(this::run);
	}

	static Pump start(InputStream source, OutputStream target, End end, ThreadFactory threads) {
		Pump pump = new Pump(source, target, end, threads);
		pump.thread.start();
		return pump;
	}

	private void run() {
		try {
			if (copy()) {
				this.end.sourceEnded();
			}
			else {
				this.end.targetFailed();
			}
		}
		catch (IOException ex) {
			// one of the sides is gone
		}
		finally {
			this.done.countDown();
		}
	}

	/**
	 * Copy until the end of the source, or until nobody takes more.
	 */
	private boolean copy() throws IOException {
		byte[] buffer = new byte[BUFFER_SIZE];
		while (true) {
			int length = read(buffer);
			if (length == -1) {
				return true;
			}
			try {
				this.target.write(buffer, 0, length);
				this.target.flush();
			}
			catch (IOException ex) {
				return false;
			}
		}
	}

	private int read(byte[] buffer) throws IOException {
		this.readingSince = System.nanoTime();
		this.reading = true;
		try {
			return this.source.read(buffer);
		}
		finally {
			this.reading = false;
		}
	}

	/**
	 * Wait for the end of the pump.
	 * @return whether it has ended
	 */
	boolean await(Duration time) throws InterruptedException {
		return this.done.await(time.toNanos(), TimeUnit.NANOSECONDS);
	}

	/**
	 * Return whether nothing could be read for some time.
	 */
	boolean isIdle(Duration time) {
		return this.reading && System.nanoTime() - this.readingSince >= time.toNanos();
	}

	void interrupt() {
		this.thread.interrupt();
	}

	/**
	 * What to do when there is nothing more to copy.
	 */
	interface End {

		void sourceEnded() throws IOException;

		void targetFailed() throws IOException;

	}

}
