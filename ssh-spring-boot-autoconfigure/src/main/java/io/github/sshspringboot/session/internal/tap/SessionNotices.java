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

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.sshspringboot.server.internal.SshSession;
import io.github.sshspringboot.server.internal.SshSessionListener;
import io.github.sshspringboot.server.internal.execution.Cancellation;
import io.github.sshspringboot.server.internal.execution.SshExecutors;
import io.github.sshspringboot.server.internal.text.TerminalText;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Lines of the server in the middle of what a session shows. They are written one after
 * the other on another thread, because a client that does not read lets writes wait.
 */
final class SessionNotices {

	private static final Log logger = LogFactory.getLog(SessionNotices.class);

	private static final long PATIENCE_MILLIS = 1000;

	/**
	 * How many lines wait for a client that does not read.
	 */
	private static final int MAX_WAITING = 16;

	private final SshSession session;

	private final SshExecutors executors;

	private final AtomicInteger waiting = new AtomicInteger();

	private volatile @Nullable SshSessionListener listener;

	private CompletableFuture<Void> told = CompletableFuture.completedFuture(null);

	SessionNotices(SshSession session, SshExecutors executors) {
		this.session = session;
		this.executors = executors;
	}

	void setListener(SshSessionListener listener) {
		this.listener = listener;
	}

	/**
	 * Tell the user something as soon as the client takes it: a session that always has
	 * more output than its client has taken must not hide a line.
	 */
	void tell(String message) {
		if (this.waiting.incrementAndGet() > MAX_WAITING) {
			this.waiting.decrementAndGet();
			return;
		}
		try {
			later(() -> {
				try {
					SshSessionListener listener = this.listener;
					if (listener == null || !listener.onNotice(TerminalText.line(message))) {
						write(message);
					}
				}
				finally {
					this.waiting.decrementAndGet();
				}
			});
		}
		catch (RejectedExecutionException ex) {
			logger.trace("The server stopped before it told a user something", ex);
		}
	}

	/**
	 * Tell the user something, and cancel the session soon after even if that waits.
	 */
	void tellLast(String message) {
		Cancellation cancellation = this.session.getCancellation();
		try {
			this.executors.timer()
				.schedule(() -> cancellation.cancel(Cancellation.Reason.INTERRUPTED), PATIENCE_MILLIS,
						TimeUnit.MILLISECONDS);
			later(() -> {
				if (this.session.isWritable()) {
					write(message);
				}
				cancellation.cancel(Cancellation.Reason.INTERRUPTED);
			});
		}
		catch (RejectedExecutionException ex) {
			cancellation.cancel(Cancellation.Reason.INTERRUPTED);
		}
	}

	private synchronized void later(Runnable task) {
		this.told = this.told.thenRunAsync(() -> {
			try {
				task.run();
			}
			catch (RuntimeException | Error ex) {
				logger.error("A user could not be told something", ex);
			}
		}, this.executors.shells());
	}

	/**
	 * Wait a bounded time until everything is told.
	 */
	void await() {
		CompletableFuture<Void> told;
		synchronized (this) {
			told = this.told;
		}
		told.copy().completeOnTimeout(null, PATIENCE_MILLIS, TimeUnit.MILLISECONDS).join();
	}

	private void write(String message) {
		String line = TerminalText.line(message);
		String text = (this.session.getPty() != null) ? "\r\n" + line + "\r\n" : line + "\n";
		try {
			this.session.getOutput().flush();
			this.session.getError().write(text.getBytes(StandardCharsets.UTF_8));
			this.session.getError().flush();
		}
		catch (IOException ex) {
			logger.trace("The client left before it was told something", ex);
		}
	}

}
