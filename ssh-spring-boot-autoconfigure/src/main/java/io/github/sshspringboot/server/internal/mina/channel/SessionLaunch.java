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

import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.sshspringboot.server.ExitStatus;
import io.github.sshspringboot.server.internal.SshSessionHandler;
import io.github.sshspringboot.server.internal.SshSessionStart.Type;
import io.github.sshspringboot.server.internal.execution.Cancellation;
import io.github.sshspringboot.server.internal.execution.CommandTurn;
import io.github.sshspringboot.server.internal.execution.SshExecutors;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Brings a session to the thread on which its handler runs: one of its own or one of the
 * command executor, after a handler that is routed has decided on a thread of its own.
 */
final class SessionLaunch {

	private static final Log logger = LogFactory.getLog(SessionLaunch.class);

	private static final String NO_THREAD = "The server is busy: it has no thread for this session. Try again later.";

	private static final String UNDECIDED = "The server did not decide in time where this session runs. Try again later.";

	private static final String NOT_CARRIED = "You may not run this session here.";

	private static final Duration DECISION = Duration.ofSeconds(30);

	private final SessionCommand session;

	private final SessionRequest request;

	private final SshExecutors executors;

	private final Duration decision;

	private volatile SshSessionHandler handler;

	SessionLaunch(SessionCommand session, SessionRequest request, SshSessionHandler handler, SshExecutors executors) {
		this(session, request, handler, executors, DECISION);
	}

	/**
	 * Create a launch with a time limit for the decision of a handler that is routed.
	 */
	SessionLaunch(SessionCommand session, SessionRequest request, SshSessionHandler handler, SshExecutors executors,
			Duration decision) {
		this.session = session;
		this.request = request;
		this.handler = handler;
		this.executors = executors;
		this.decision = decision;
	}

	/**
	 * Start the session. Called on an I/O thread.
	 */
	void start() throws IOException {
		if (this.handler.isRouted()) {
			this.session.countAsWork();
			executeOnOwnThread(this::route);
		}
		else if (hasOwnThread()) {
			executeOnOwnThread(() -> this.session.run(this.handler));
		}
		else {
			this.session.countAsWork();
			takeTurn();
		}
	}

	boolean hasOwnThread() {
		return this.request.type() == Type.SHELL || this.handler.hasOwnThread();
	}

	private void executeOnOwnThread(Runnable task) throws IOException {
		Executor threads = (this.request.type() == Type.SHELL) ? this.executors.shells() : this.executors.transfers();
		try {
			threads.execute(task);
		}
		catch (RejectedExecutionException | OutOfMemoryError ex) {
			logger.error("There is no thread for a session", ex);
			this.session.refuse(NO_THREAD);
		}
	}

	private void route() {
		AtomicBoolean decided = new AtomicBoolean();
		Future<?> deadline = this.executors.timer()
			.schedule(() -> this.executors.shells().execute(() -> expire(decided)), this.decision.toMillis(),
					TimeUnit.MILLISECONDS);
		SshSessionHandler routed = decide();
		deadline.cancel(false);
		if (decided.getAndSet(true)) {
			return;
		}
		if (this.session.getCancellation().isCancelled()) {
			this.session.cancelled(ExitStatus.FAILURE);
			return;
		}
		if (routed == null) {
			this.session.exit(ExitStatus.FAILURE);
			return;
		}
		if (routed.getServices(this.request.value()).stream().noneMatch(this.session::carries)) {
			end(NOT_CARRIED, ExitStatus.DENIED);
			return;
		}
		this.handler = routed;
		if (hasOwnThread()) {
			this.session.countNoLonger();
			this.session.run(routed);
			return;
		}
		try {
			takeTurn();
		}
		catch (IOException ex) {
			logger.trace("The client left before its command ran", ex);
		}
	}

	private @Nullable SshSessionHandler decide() {
		Cancellation cancellation = this.session.getCancellation();
		cancellation.begin();
		try {
			return this.handler.route(this.session);
		}
		catch (Exception | Error ex) {
			if (!cancellation.isCancelled()) {
				logger.error("The router of a session failed", ex);
			}
			return null;
		}
		finally {
			cancellation.release();
		}
	}

	private void expire(AtomicBoolean decided) {
		if (decided.getAndSet(true)) {
			return;
		}
		logger.warn("The router of a session did not decide within " + this.decision.toSeconds() + " seconds");
		this.session.getCancellation().cancel(Cancellation.Reason.TIMED_OUT);
		end(UNDECIDED, ExitStatus.FAILURE);
	}

	/**
	 * Tell the user why the session does not run.
	 */
	private void end(String reason, ExitStatus status) {
		try {
			this.session.tell(reason);
		}
		catch (IOException ex) {
			logger.trace("The client left before it was told why its session does not run", ex);
		}
		this.session.exit(status);
	}

	private void takeTurn() throws IOException {
		SshSessionHandler handler = this.handler;
		CommandTurn turn;
		try {
			turn = CommandTurn.take(this.executors, handler.getKind(Objects.requireNonNull(this.request.value())),
					this.session.getConnection().getAuthentication().getName(), () -> this.session.run(handler));
		}
		catch (RejectedExecutionException ex) {
			this.session.refuse(String.valueOf(ex.getMessage()));
			return;
		}
		this.session.getCancellation().onCancel(() -> {
			if (turn.giveUp()) {
				this.session.cancelled(ExitStatus.INTERRUPTED);
			}
		});
		if (turn.getNotice() != null) {
			explainLater(turn);
		}
	}

	/**
	 * Tell the user after a while that the command line is waiting; not on the timer
	 * thread, because the write can block.
	 */
	private void explainLater(CommandTurn turn) {
		this.executors.timer()
			.schedule(() -> this.executors.shells().execute(() -> explain(turn)), CommandTurn.PATIENCE.toMillis(),
					TimeUnit.MILLISECONDS);
	}

	private void explain(CommandTurn turn) {
		String notice = turn.getNotice();
		try {
			if (notice != null) {
				this.session.tell(notice);
			}
		}
		catch (IOException ex) {
			logger.trace("The client left while its command waited", ex);
		}
	}

}
