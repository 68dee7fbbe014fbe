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

package io.github.sshspringboot.server.internal.mina;

import java.time.Duration;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * A step of the server's stop whose failure or hanging does not affect the next one:
 * listeners and callbacks of the application may do both, and with a full heap anything
 * may fail.
 */
final class StopStep {

	private static final Log logger = LogFactory.getLog(StopStep.class);

	private static final Duration LIMIT = Duration.ofSeconds(5);

	private StopStep() {
	}

	/**
	 * Run the named step on a thread of its own, and wait a few seconds for its end.
	 */
	static void run(String name, Runnable step) {
		Thread thread;
		try {
			thread = new Thread(() -> runHere(name, step), "ssh-stop");
			thread.setDaemon(true);
			thread.start();
		}
		catch (OutOfMemoryError ex) {
			runHere(name, step);
			return;
		}
		try {
			thread.join(LIMIT.toMillis());
			if (thread.isAlive()) {
				log("The SSH server did not " + name + " in time, and continues to stop", null);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/**
	 * Run the named step on the current thread.
	 */
	static void runHere(String name, Runnable step) {
		try {
			step.run();
		}
		catch (Throwable ex) {
			log("The SSH server could not " + name, ex);
		}
	}

	private static void log(String message, @Nullable Throwable failure) {
		try {
			logger.error(message, failure);
		}
		catch (Throwable ex) {
			// With a full heap, logging can fail too.
		}
	}

}
