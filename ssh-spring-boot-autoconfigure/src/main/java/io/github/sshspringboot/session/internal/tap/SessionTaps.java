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

import java.util.Arrays;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

import io.github.sshspringboot.server.ExitStatus;
import io.github.sshspringboot.session.internal.SessionTap;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * The taps of a session, which are called one after the other. A tap that fails is
 * detached and told so, to decide what that means for the session.
 */
final class SessionTaps {

	private static final Log logger = LogFactory.getLog(SessionTaps.class);

	private static final SessionTap[] NONE = {};

	private final String session;

	private final ReentrantLock calls = new ReentrantLock();

	private volatile SessionTap[] taps = NONE;

	private @Nullable ExitStatus end;

	SessionTaps(String session) {
		this.session = session;
	}

	boolean isEmpty() {
		return this.taps.length == 0;
	}

	/**
	 * Add a tap, which is told at once if the session has ended.
	 */
	void add(SessionTap tap) {
		ExitStatus end;
		synchronized (this) {
			end = this.end;
			if (end == null) {
				SessionTap[] taps = Arrays.copyOf(this.taps, this.taps.length + 1);
				taps[taps.length - 1] = tap;
				this.taps = taps;
			}
		}
		if (end != null) {
			call(tap, (ended) -> ended.ended(end));
		}
	}

	synchronized void remove(SessionTap tap) {
		this.taps = Arrays.stream(this.taps).filter((other) -> other != tap).toArray(SessionTap[]::new);
	}

	/**
	 * Run a task while nobody else calls a tap.
	 */
	void exclusively(Runnable task) {
		this.calls.lock();
		try {
			task.run();
		}
		finally {
			this.calls.unlock();
		}
	}

	void call(Consumer<SessionTap> action) {
		exclusively(() -> {
			for (SessionTap tap : this.taps) {
				call(tap, action);
			}
		});
	}

	private void call(SessionTap tap, Consumer<SessionTap> action) {
		try {
			action.accept(tap);
		}
		catch (RuntimeException | Error ex) {
			remove(tap);
			logger.error("A tap of the session " + this.session + " failed and sees it no longer", ex);
			tellFailed(tap, ex);
		}
	}

	private void tellFailed(SessionTap tap, Throwable cause) {
		try {
			tap.failed(cause);
		}
		catch (RuntimeException | Error ex) {
			logger.error("A failed tap of the session " + this.session + " failed again", ex);
		}
	}

	void end(ExitStatus status) {
		exclusively(() -> {
			SessionTap[] ended;
			synchronized (this) {
				ended = this.taps;
				this.taps = NONE;
				this.end = status;
			}
			for (SessionTap tap : ended) {
				call(tap, (last) -> last.ended(status));
			}
		});
	}

}
