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

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

import io.github.sshspringboot.server.ExitStatus;
import io.github.sshspringboot.server.internal.SshService;
import io.github.sshspringboot.server.internal.SshSession;
import io.github.sshspringboot.server.internal.execution.SshExecutors;
import io.github.sshspringboot.session.SshSessionException;
import io.github.sshspringboot.session.SshSessionRequest;
import io.github.sshspringboot.session.internal.SessionObserver;
import io.github.sshspringboot.session.internal.SessionTap;
import io.github.sshspringboot.session.internal.SessionTapSource;
import org.jspecify.annotations.Nullable;

import org.springframework.util.function.SingletonSupplier;

/**
 * {@link SessionObserver} that knows the sessions that run, and gives them their taps.
 */
public final class TappedSessions implements SessionObserver {

	private final SshExecutors executors;

	private final Supplier<List<SessionTapSource>> sources;

	private final Map<String, TappedSession> sessions = new ConcurrentHashMap<>();

	private final AtomicLong count = new AtomicLong();

	/**
	 * Create an observer, which looks up the sources of taps when the first session
	 * starts.
	 */
	public TappedSessions(SshExecutors executors, Supplier<List<SessionTapSource>> sources) {
		this.executors = executors;
		this.sources = SingletonSupplier.of(sources);
	}

	@Override
	public ExitStatus observe(SshSession session, SshSessionRequest request, SshService service, String backend,
			Body body) throws Exception {
		TappedSession tapped = new TappedSession(request.connection().getId() + "-" + this.count.incrementAndGet(),
				session, request, service, backend, this.executors);
		ExitStatus status = ExitStatus.FAILURE;
		try {
			openTaps(tapped);
			this.sessions.put(tapped.getId(), tapped);
			status = body.run(tapped, tapped);
			return status;
		}
		catch (SshSessionException ex) {
			status = ex.getStatus();
			throw ex;
		}
		finally {
			this.sessions.remove(tapped.getId());
			tapped.end(status);
		}
	}

	private void openTaps(TappedSession session) throws SshSessionException {
		for (SessionTapSource source : this.sources.get()) {
			SessionTap tap = open(source, session);
			if (tap != null) {
				session.attach(tap);
			}
		}
	}

	private static @Nullable SessionTap open(SessionTapSource source, TappedSession session)
			throws SshSessionException {
		try {
			return source.open(session);
		}
		catch (RuntimeException ex) {
			throw new SshSessionException("The server could not prepare this session.", ex);
		}
	}

	/**
	 * Return the sessions that run, in the order of their start.
	 */
	public List<TappedSession> getSessions() {
		return this.sessions.values().stream().sorted(Comparator.comparing(TappedSession::getStartedAt)).toList();
	}

	public @Nullable TappedSession find(String id) {
		return this.sessions.get(id);
	}

}
