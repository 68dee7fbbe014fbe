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

package io.github.sshspringboot.actuate.internal.audit;

import java.net.SocketAddress;
import java.security.Principal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

import io.github.sshspringboot.server.SshDisconnect;
import io.github.sshspringboot.server.SshLogin;
import io.github.sshspringboot.server.SshPeer;
import io.github.sshspringboot.server.SshServerListener;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.audit.listener.AuditApplicationEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.core.Authentication;

/**
 * Publishes an {@link AuditApplicationEvent} of type {@value #LOGOUT} when the connection
 * of a user ends, with its {@code duration}, the {@code side} that ended it, the
 * {@code code} and the {@code reason}. Publishes one of type {@value #REFUSED} for the
 * connections that limits and penalties refuse: at most one a minute for each reason and
 * address, with their {@code count}. Logins and their failures are events of Spring
 * Security.
 *
 * @since 0.1.0
 */
public final class ConnectionAuditor implements SshServerListener {

	/** The type of the events of connections that end. */
	public static final String LOGOUT = "SSH_LOGOUT";

	/** The type of the events of connections that are refused. */
	public static final String REFUSED = "SSH_CONNECTION_REFUSED";

	/** The principal of connections that nobody logged in on. */
	public static final String NOBODY = "<unknown>";

	private static final int MAX_ADDRESSES = 1000;

	private final ApplicationEventPublisher publisher;

	private final Executor executor;

	private final Refusals<Refusal> refused = new Refusals<>(MAX_ADDRESSES);

	private final Map<String, Session> sessions = new ConcurrentHashMap<>();

	/**
	 * Create an auditor. The executor calls the listeners of events, which may block.
	 */
	public ConnectionAuditor(ApplicationEventPublisher publisher, Executor executor) {
		this.publisher = publisher;
		this.executor = executor;
	}

	@Override
	public void connectionRefused(String listener, SocketAddress remoteAddress, Refusal refusal) {
		this.refused.add(remoteAddress, refusal);
	}

	/**
	 * Publish what was refused since the last call. To be called once a minute.
	 */
	public void publishRefused() {
		this.refused.drain().forEach((refusedFrom, count) -> {
			Map<String, Object> data = new LinkedHashMap<>();
			data.put("reason", refusedFrom.reason().name());
			data.put("remoteAddress", refusedFrom.address());
			data.put("count", count);
			publish(NOBODY, REFUSED, data);
		});
	}

	@Override
	public void authenticationAttempted(SshLogin login, String method, Outcome outcome) {
		if (outcome == Outcome.SUCCESS && login.previous() != null) {
			this.sessions.put(login.connectionId(), new Session(login.previous(), System.nanoTime()));
		}
	}

	@Override
	public void connectionClosed(SshPeer peer, SshDisconnect disconnect) {
		Session session = this.sessions.remove(peer.connectionId());
		if (session != null) {
			Runnable event = () -> publishLogout(session, disconnect);
			try {
				this.executor.execute(event);
			}
			catch (RejectedExecutionException ex) {
				event.run();
			}
		}
	}

	private void publishLogout(Session session, SshDisconnect disconnect) {
		Map<String, Object> data = new LinkedHashMap<>();
		data.put("duration", Duration.ofNanos(System.nanoTime() - session.start()).toString());
		data.put("side", disconnect.side().name());
		data.put("code", disconnect.code());
		data.put("reason", disconnect.message());
		Object details = session.details();
		if (details != null) {
			data.put("details", details);
		}
		publish(session.user().getName(), LOGOUT, data);
	}

	// Only some compilers see that the constructor takes a map of nullable values
	@SuppressWarnings("NullAway")
	private void publish(String principal, String type, Map<String, Object> data) {
		this.publisher.publishEvent(new AuditApplicationEvent(principal, type, data));
	}

	private record Session(Principal user, long start) {

		@Nullable Object details() {
			return (this.user instanceof Authentication authentication) ? authentication.getDetails() : null;
		}

	}

}
