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

package io.github.sshspringboot.session.internal.watch;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.sshspringboot.session.SshSessionWatchEvent;
import io.github.sshspringboot.session.SshSessionWatchEvent.Change;
import io.github.sshspringboot.session.internal.tap.TappedSession;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.core.Authentication;

/**
 * Who watches which session. Nobody watches a session in which somebody watches, so that
 * nothing is shown for ever again.
 */
public final class SessionWatches {

	/** Name of the command that watches a session. */
	public static final String COMMAND = "sessions watch";

	private static final int MAX_WATCHERS = 20;

	private static final int MAX_WATCHERS_OF_ONE = 5;

	private final ApplicationEventPublisher publisher;

	private final boolean notify;

	private final Map<String, Integer> watchers = new ConcurrentHashMap<>();

	public SessionWatches(ApplicationEventPublisher publisher, boolean notify) {
		this.publisher = publisher;
		this.notify = notify;
	}

	/**
	 * Return the number of users who watch a session.
	 */
	public int count(TappedSession session) {
		return this.watchers.getOrDefault(session.getId(), 0);
	}

	/**
	 * Begin to watch a session, until the handle is closed.
	 * @throws IllegalArgumentException if that is not possible, with the reason
	 */
	public Watching watch(TappedSession session, String connectionId, Authentication user) {
		if (session.getConnection().getId().equals(connectionId)) {
			throw new IllegalArgumentException("this session is of your own connection");
		}
		if (session.getCommandNames().contains(COMMAND)) {
			throw new IllegalArgumentException("somebody watches another session in this one");
		}
		enter(session);
		Watch watch = new Watch();
		try {
			publish(Change.STARTED, session, user);
			session.attach(watch);
		}
		catch (RuntimeException | Error ex) {
			leave(session);
			throw ex;
		}
		tell(session, user, " watches this session from now on.");
		AtomicBoolean closed = new AtomicBoolean();
		return new Watching(watch, () -> {
			if (!closed.getAndSet(true)) {
				session.detach(watch);
				leave(session);
				tell(session, user, " no longer watches this session.");
				publish(Change.ENDED, session, user);
			}
		});
	}

	private synchronized void enter(TappedSession session) {
		int all = this.watchers.values().stream().mapToInt(Integer::intValue).sum();
		if (all >= MAX_WATCHERS || count(session) >= MAX_WATCHERS_OF_ONE) {
			throw new IllegalArgumentException("too many users watch. Try again later");
		}
		this.watchers.merge(session.getId(), 1, Integer::sum);
	}

	private synchronized void leave(TappedSession session) {
		this.watchers.computeIfPresent(session.getId(), (id, count) -> (count > 1) ? count - 1 : null);
	}

	private void tell(TappedSession session, Authentication user, String what) {
		if (this.notify) {
			session.tell(user.getName() + what);
		}
	}

	private void publish(Change change, TappedSession session, Authentication user) {
		this.publisher.publishEvent(new SshSessionWatchEvent(change, user, session.getId(), session.getRequest()));
	}

	/**
	 * A session that is watched.
	 */
	public record Watching(Watch watch, Runnable end) implements AutoCloseable {

		@Override
		public void close() {
			this.end.run();
		}

	}

}
