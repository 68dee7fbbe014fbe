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

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import io.github.sshspringboot.server.ExitStatus;
import io.github.sshspringboot.session.SshSessionBackend;
import io.github.sshspringboot.session.SshSessionRequest;
import io.github.sshspringboot.session.internal.RunningSession;
import io.github.sshspringboot.session.internal.SessionLifecycle;
import io.github.sshspringboot.session.internal.SessionOutcome;

import org.springframework.boot.actuate.audit.listener.AuditApplicationEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.core.Authentication;

/**
 * Publishes an {@link AuditApplicationEvent} of type {@value #STARTED} for each session
 * that another backend than {@code commands} runs, and one of type {@value #ENDED} when
 * it has ended, with the {@code id}, the {@code backend} and the {@code type}, the latter
 * also with the {@code status}, the {@code outcome} and the {@code duration}. Publishes
 * one of type {@value #REFUSED} for a session that was not started, with the
 * {@code status}. Never has what the user typed.
 *
 * @since 0.1.0
 */
public final class SessionAuditor implements SessionLifecycle {

	/** The type of the events of sessions that start. */
	public static final String STARTED = "SSH_SESSION_STARTED";

	/** The type of the events of sessions that end. */
	public static final String ENDED = "SSH_SESSION_ENDED";

	/** The type of the events of sessions that are refused. */
	public static final String REFUSED = "SSH_SESSION_REFUSED";

	private final ApplicationEventPublisher publisher;

	public SessionAuditor(ApplicationEventPublisher publisher) {
		this.publisher = publisher;
	}

	@Override
	public void started(RunningSession session) {
		if (isElsewhere(session)) {
			publish(session.getRequest(), STARTED, data(session));
		}
	}

	@Override
	public void ended(RunningSession session, ExitStatus status, SessionOutcome outcome, Duration duration) {
		if (isElsewhere(session)) {
			Map<String, Object> data = data(session);
			data.put("status", describe(status));
			data.put("outcome", outcome.name());
			data.put("duration", duration.toString());
			publish(session.getRequest(), ENDED, data);
		}
	}

	@Override
	public void refused(SshSessionRequest request, String backend, ExitStatus status) {
		Map<String, Object> data = data(request, backend);
		data.put("status", describe(status));
		publish(request, REFUSED, data);
	}

	private static boolean isElsewhere(RunningSession session) {
		return !SshSessionBackend.COMMANDS.equals(session.getBackend());
	}

	private static Object describe(ExitStatus status) {
		return (status.signal() != null) ? status.signal() : status.code();
	}

	private static Map<String, Object> data(RunningSession session) {
		Map<String, Object> data = new LinkedHashMap<>();
		data.put("id", session.getId());
		data.putAll(data(session.getRequest(), session.getBackend()));
		return data;
	}

	private static Map<String, Object> data(SshSessionRequest request, String backend) {
		Map<String, Object> data = new LinkedHashMap<>();
		data.put("backend", backend);
		data.put("type", request.type().name().toLowerCase(Locale.ROOT));
		return data;
	}

	// Only some compilers see that the constructor takes a map of nullable values
	@SuppressWarnings("NullAway")
	private void publish(SshSessionRequest request, String type, Map<String, Object> data) {
		Authentication user = request.connection().getAuthentication();
		if (user.getDetails() != null) {
			data.put("details", user.getDetails());
		}
		this.publisher.publishEvent(new AuditApplicationEvent(user.getName(), type, data));
	}

}
