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

package io.github.sshspringboot.session.internal.tap;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.sshspringboot.server.internal.execution.SshExecutors;
import io.github.sshspringboot.session.SshPseudoTerminal;
import io.github.sshspringboot.session.internal.SessionTap;

/**
 * Tells taps the size of a terminal, not more often than a drag of a window needs, and on
 * another thread than that of the connection.
 */
final class ResizeTap {

	private static final long DELAY_MILLIS = 50;

	private final TappedSession session;

	private final SessionTaps taps;

	private final SshExecutors executors;

	private final AtomicBoolean pending = new AtomicBoolean();

	ResizeTap(TappedSession session, SessionTaps taps, SshExecutors executors) {
		this.session = session;
		this.taps = taps;
		this.executors = executors;
	}

	/**
	 * Note a change. Does not block.
	 */
	void resized() {
		if (this.taps.isEmpty() || this.pending.getAndSet(true)) {
			return;
		}
		try {
			this.executors.timer()
				.schedule(() -> this.executors.shells().execute(this::tell), DELAY_MILLIS, TimeUnit.MILLISECONDS);
		}
		catch (RejectedExecutionException ex) {
			this.pending.set(false);
		}
	}

	/**
	 * Tell the taps of the last change if they do not know it yet. The size is that after
	 * the changes that were noted, and no older one is told after it. A change that comes
	 * while this waits for the taps needs no other thread.
	 */
	void tell() {
		if (this.pending.get()) {
			this.taps.exclusively(() -> {
				if (this.pending.getAndSet(false)) {
					this.taps.call(this::tellSize);
				}
			});
		}
	}

	private void tellSize(SessionTap tap) {
		SshPseudoTerminal terminal = this.session.getTerminal();
		if (terminal != null) {
			tap.resized(terminal);
		}
	}

}
