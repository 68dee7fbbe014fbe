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

package io.github.sshspringboot.shell.internal.terminal;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

import io.github.sshspringboot.command.SshProgress;

/**
 * {@link SshProgress} spinner that turns on its own thread until it is closed.
 */
final class TerminalSpinner implements SshProgress {

	private static final String FRAMES = "|/-\\";

	private static final long INTERVAL_MILLIS = 120;

	private final StatusLine line;

	private final CountDownLatch closing = new CountDownLatch(1);

	private final Thread thread;

	private volatile String title;

	TerminalSpinner(StatusLine line, String title, ThreadFactory threads) {
		this.line = line;
		this.title = title;
		this.thread = threads.newThread(this::spin);
		this.thread.start();
	}

	private void spin() {
		try {
			int frame = 0;
			do {
				this.line.show(FRAMES.charAt(frame % FRAMES.length()) + " " + this.title);
				frame++;
			}
			while (!this.closing.await(INTERVAL_MILLIS, TimeUnit.MILLISECONDS));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public void advance(long amount) {
	}

	@Override
	public void describe(String text) {
		this.title = text;
	}

	@Override
	public void close() {
		this.closing.countDown();
		this.thread.interrupt();
		boolean interrupted = false;
		while (this.thread.isAlive()) {
			try {
				this.thread.join();
			}
			catch (InterruptedException ex) {
				interrupted = true;
			}
		}
		this.line.clear();
		if (interrupted) {
			Thread.currentThread().interrupt();
		}
	}

}
