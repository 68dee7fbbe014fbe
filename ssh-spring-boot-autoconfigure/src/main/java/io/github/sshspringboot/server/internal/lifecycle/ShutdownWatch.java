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
 * Watches the shutdown of the JVM, which would not finish with a full heap because each
 * step of the application's stop waits for garbage collections that free nothing. In that
 * case, the server is stopped at once to free the memory of its commands. The JVM is
 * halted if, after all time-outs, the server has not stopped or its commands still run,
 * and the heap is full; never for what only the application holds, and never while a
 * small array can be allocated. The code here allocates as little as possible.
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
	 * Create a watch. The second argument returns whether the server has not stopped yet
	 * or its commands still run; the third is the time that the application may take to
	 * stop.
	 */
	ShutdownWatch(Runnable stop, BooleanSupplier unfinished, Duration patience) {
		this.stop = stop;
		this.unfinished = unfinished;
		this.patienceMillis = patience.toMillis();
		this.stopper.setDaemon(true);
	}

	/**
	 * Start watching.
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
	 * Stop watching. Has no effect during the shutdown of the JVM, because its heap may
	 * be full even then.
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
	 * Wait on the current thread for the shutdown of the JVM, and then supervise it.
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
	 * Return whether the heap is full. It is not while an array of a fiftieth of it can
	 * be allocated, which first collects garbage.
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
