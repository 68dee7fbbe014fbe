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

package io.github.sshspringboot.session.internal;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;

import io.github.sshspringboot.server.ExitStatus;
import io.github.sshspringboot.server.internal.OutputClosedException;
import io.github.sshspringboot.server.internal.SshService;
import io.github.sshspringboot.server.internal.SshSession;
import io.github.sshspringboot.server.internal.execution.Cancellation;
import io.github.sshspringboot.server.internal.text.PrintableText;
import io.github.sshspringboot.session.SshSessionException;
import io.github.sshspringboot.session.SshSessionRequest;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.util.function.SingletonSupplier;

/**
 * What stands around every session, whatever its backend: its observer, those who are
 * told of its start and end, and the words for its failures.
 */
public final class SessionRunner {

	private static final Log logger = LogFactory.getLog(SessionRunner.class);

	private final SessionObserver observer;

	private final Supplier<List<SessionLifecycle>> lifecycles;

	/**
	 * Create a runner, which looks up who is told of sessions when the first one starts.
	 */
	public SessionRunner(SessionObserver observer, Supplier<List<SessionLifecycle>> lifecycles) {
		this.observer = observer;
		this.lifecycles = SingletonSupplier.of(lifecycles);
	}

	/**
	 * Run a session on the current thread.
	 */
	ExitStatus run(SshSession session, SshSessionRequest request, SshService service, String backend,
			SessionObserver.Body body) throws Exception {
		AtomicBoolean started = new AtomicBoolean();
		try {
			return this.observer.observe(session, request, service, backend, (observed, running) -> {
				started.set(true);
				return run(observed, running, body);
			});
		}
		catch (SshSessionException ex) {
			return started.get() ? report(session, request, backend, ex) : refuse(session, request, backend, ex);
		}
	}

	private ExitStatus run(SshSession session, RunningSession running, SessionObserver.Body body) throws Exception {
		long begin = System.nanoTime();
		ExitStatus status = ExitStatus.FAILURE;
		SessionOutcome outcome = SessionOutcome.FAILED;
		tellAll((lifecycle) -> lifecycle.started(running));
		try {
			status = body.run(session, running);
			outcome = SessionOutcome.RAN;
		}
		catch (Exception | Error ex) {
			if (!session.getCancellation().isCancelled()) {
				status = report(session, running.getRequest(), running.getBackend(), ex);
			}
		}
		Cancellation.Reason reason = session.getCancellation().getReason();
		if (reason != null) {
			status = reason.toExitStatus(status);
			outcome = SessionOutcome.CANCELLED;
		}
		ended(running, status, outcome, Duration.ofNanos(System.nanoTime() - begin));
		return status;
	}

	private void ended(RunningSession running, ExitStatus status, SessionOutcome outcome, Duration duration) {
		boolean interrupted = Thread.interrupted();
		tellAll((lifecycle) -> lifecycle.ended(running, status, outcome, duration));
		if (interrupted) {
			Thread.currentThread().interrupt();
		}
	}

	/**
	 * Do not start a session, and tell its user why.
	 */
	ExitStatus refuse(SshSession session, SshSessionRequest request, String backend, Throwable reason) {
		ExitStatus status = report(session, request, backend, reason);
		refused(request, backend, status);
		return status;
	}

	/**
	 * Tell that a session was not started.
	 */
	void refused(SshSessionRequest request, String backend, ExitStatus status) {
		tellAll((lifecycle) -> lifecycle.refused(request, backend, status));
	}

	private void tellAll(Consumer<SessionLifecycle> call) {
		for (SessionLifecycle lifecycle : this.lifecycles.get()) {
			try {
				call.accept(lifecycle);
			}
			catch (RuntimeException ex) {
				logger.error("A listener of sessions failed", ex);
			}
		}
	}

	/**
	 * Tell the user one line about a failure, and return the status. Details that users
	 * must not see are logged under an id that the line contains.
	 */
	private static ExitStatus report(SshSession session, SshSessionRequest request, String backend, Throwable failure) {
		if (failure instanceof OutputClosedException) {
			return ExitStatus.FAILURE;
		}
		if (failure instanceof SshSessionException known) {
			String message = String.valueOf(known.getMessage());
			SessionLine.write(session, (known.getCause() != null)
					? message + " (id " + log(request, backend, message, known.getCause()) + ")" : message);
			return known.getStatus();
		}
		SessionLine.write(session, "session: internal error. The server's log has the details under the id "
				+ log(request, backend, "internal error", failure));
		return ExitStatus.FAILURE;
	}

	private static String log(SshSessionRequest request, String backend, String message, Throwable cause) {
		String id = UUID.randomUUID().toString().substring(0, 8);
		logger.error("A session of user '" + PrintableText.of(request.connection().getAuthentication().getName())
				+ "' by the backend '" + backend + "' failed, error id " + id + ": " + PrintableText.of(message),
				cause);
		return id;
	}

}
