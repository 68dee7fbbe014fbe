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

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

import io.github.sshspringboot.server.internal.SshSession;
import io.github.sshspringboot.server.internal.SshSessionListener;
import io.github.sshspringboot.server.internal.execution.Cancellation;
import io.github.sshspringboot.server.internal.execution.SshExecutors;

/**
 * {@link SshSessionListener} for a terminal. It runs on an I/O thread, so another thread
 * writes to the terminal.
 */
final class TerminalListener implements SshSessionListener {

	private final SshSession session;

	private final ShellTerminal terminal;

	private final SshExecutors executors;

	private final Runnable drain;

	private final Predicate<String> notice;

	private final AtomicInteger interrupting = new AtomicInteger();

	private final AtomicInteger resizing = new AtomicInteger();

	TerminalListener(SshSession session, ShellTerminal terminal, SshExecutors executors, Runnable drain,
			Predicate<String> notice) {
		this.session = session;
		this.terminal = terminal;
		this.executors = executors;
		this.drain = drain;
		this.notice = notice;
	}

	@Override
	public void onSignal(String name) {
		if ("INT".equals(name)) {
			later(this.interrupting, this.terminal::interrupt);
		}
		else {
			this.session.getSignals()
				.signal(name, () -> this.session.getCancellation().cancel(Cancellation.Reason.INTERRUPTED));
		}
	}

	@Override
	public void onResize() {
		later(this.resizing, this.terminal::resized);
	}

	/**
	 * Run the task on another thread, and once more if it was requested again meanwhile.
	 * At most one thread waits for a terminal that accepts no output.
	 */
	private void later(AtomicInteger wanted, Runnable task) {
		if (wanted.getAndIncrement() == 0) {
			this.executors.shells().execute(() -> {
				int seen;
				do {
					seen = wanted.get();
					task.run();
				}
				while (!wanted.compareAndSet(seen, 0));
			});
		}
	}

	@Override
	public void onDrain() {
		this.drain.run();
	}

	@Override
	public boolean onNotice(String message) {
		return this.notice.test(message);
	}

}
