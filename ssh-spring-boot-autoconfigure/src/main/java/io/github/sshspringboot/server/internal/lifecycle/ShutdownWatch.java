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

package io.github.sshspringboot.server.internal.lifecycle;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Watches the end of the JVM, which with a full heap would not come: each step of the
 * application's own stop then waits for garbage collections that free nothing. The server
 * is then stopped at once, which frees what its commands hold. The JVM is halted if, when
 * all time-outs have passed, the server did not stop or commands of it still run, and the
 * heap has no room: never for what only the application holds, and never while a small
 * array can be allocated. What runs then allocates as little as possible.
 */
final class ShutdownWatch {

	private static final Log logger = LogFactory.getLog(ShutdownWatch.class);

	private static final FileOutputStream ERROR = new FileOutputStream(FileDescriptor.err);

	private static final byte[] HALTED = ("The heap is full, and the application does not stop in time. "
			+ "The JVM is halted.\n")
		.getBytes(StandardCharsets.UTF_8);

	private static final int HALT_STATUS = 143;

	private static final int LOW_PARTS = 20;

	private static final int PROBE_PARTS = 50;

	private static final int MAX_PROBE = 16 * 1024 * 1024;

	private static final int PROBES = 5;

	private static final long PROBE_MILLIS = 200;

	private final Runnable stop;

	private final BooleanSupplier unfinished;

	private final long patienceMillis;

	private final Thread hook = new Thread(this::shutdownBegan, "ssh-shutdown");

	private final Thread stopper = new Thread(this::stop, "ssh-stop");

	private boolean ending;

	private boolean closed;

	/**
	 * Create a watch.
	 * @param stop stops the server
	 * @param unfinished whether the server did not stop yet or commands of it still run
	 * @param patience how long the application may take to stop
	 */
	ShutdownWatch(Runnable stop, BooleanSupplier unfinished, Duration patience) {
		this.stop = stop;
		this.unfinished = unfinished;
		this.patienceMillis = patience.toMillis();
		this.stopper.setDaemon(true);
	}

	/**
	 * Begin to watch.
	 */
	void open() {
		try {
			Runtime.getRuntime().addShutdownHook(this.hook);
		}
		catch (IllegalStateException ex) {
			logger.debug("The JVM ends already", ex);
		}
	}

	/**
	 * Watch no longer. Without effect when the JVM ends, since its heap may be full even
	 * then.
	 */
	synchronized void close() {
		try {
			Runtime.getRuntime().removeShutdownHook(this.hook);
			this.closed = true;
			notifyAll();
		}
		catch (IllegalStateException ex) {
			logger.trace("The JVM ends", ex);
		}
	}

	private synchronized void shutdownBegan() {
		this.ending = true;
		notifyAll();
	}

	/**
	 * Wait on the current thread for the end of the JVM, and then see to it.
	 */
	void watch() {
		try {
			if (awaitEnd()) {
				long begin = System.nanoTime();
				if (isHeapFull()) {
					startStopper();
				}
				TimeUnit.MILLISECONDS
					.sleep(this.patienceMillis - TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin));
				while (this.unfinished.getAsBoolean()) {
					if (isHeapFull()) {
						halt();
					}
					TimeUnit.SECONDS.sleep(1);
				}
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private synchronized boolean awaitEnd() throws InterruptedException {
		while (!this.ending && !this.closed) {
			wait();
		}
		return this.ending;
	}

	private void startStopper() {
		try {
			this.stopper.start();
		}
		catch (OutOfMemoryError ex) {
			// The application's own stop does it.
		}
	}

	private void stop() {
		logger.warn("The heap is full: the SSH server stops without waiting for its commands");
		this.stop.run();
	}

	/**
	 * A heap is not full as long as an array of a fiftieth of it finds a place: before it
	 * does not, the garbage is collected.
	 * @return whether it is full
	 * @throws InterruptedException if the thread is interrupted
	 */
	private static boolean isHeapFull() throws InterruptedException {
		for (int i = 0; i < PROBES; i++) {
			if (!isMemoryLow() || hasRoom()) {
				return false;
			}
			TimeUnit.MILLISECONDS.sleep(PROBE_MILLIS);
		}
		return true;
	}

	private static boolean hasRoom() {
		try {
			int size = (int) Math.min(MAX_PROBE, Runtime.getRuntime().maxMemory() / PROBE_PARTS);
			return new byte[size].length == size;
		}
		catch (OutOfMemoryError ex) {
			return false;
		}
	}

	private static boolean isMemoryLow() {
		Runtime runtime = Runtime.getRuntime();
		long free = runtime.maxMemory() - runtime.totalMemory() + runtime.freeMemory();
		return free < runtime.maxMemory() / LOW_PARTS;
	}

	private static void halt() {
		try {
			ERROR.write(HALTED);
		}
		catch (IOException | OutOfMemoryError ex) {
			// It cannot be told.
		}
		Runtime.getRuntime().halt(HALT_STATUS);
	}

}
