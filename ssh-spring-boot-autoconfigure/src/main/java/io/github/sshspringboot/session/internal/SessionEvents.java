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

import io.github.sshspringboot.server.ExitStatus;
import io.github.sshspringboot.session.SshSessionEndedEvent;
import io.github.sshspringboot.session.SshSessionStartedEvent;

import org.springframework.context.ApplicationEventPublisher;

/**
 * Publishes events of sessions in the application.
 */
public final class SessionEvents implements SessionLifecycle {

	private final ApplicationEventPublisher publisher;

	public SessionEvents(ApplicationEventPublisher publisher) {
		this.publisher = publisher;
	}

	@Override
	public void started(RunningSession session) {
		this.publisher
			.publishEvent(new SshSessionStartedEvent(session.getRequest(), session.getId(), session.getBackend()));
	}

	@Override
	public void ended(RunningSession session, ExitStatus status, SessionOutcome outcome, Duration duration) {
		this.publisher.publishEvent(new SshSessionEndedEvent(session.getRequest(), session.getId(),
				session.getBackend(), status, duration));
	}

}
