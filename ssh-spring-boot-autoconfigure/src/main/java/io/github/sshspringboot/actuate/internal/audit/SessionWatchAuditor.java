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

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.sshspringboot.session.SshSessionWatchEvent;

import org.springframework.boot.actuate.audit.listener.AuditApplicationEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.ApplicationListener;

/**
 * Publishes audit events of the types {@code SSH_SESSION_WATCH_STARTED} and
 * {@code SSH_SESSION_WATCH_ENDED}.
 */
public class SessionWatchAuditor implements ApplicationListener<SshSessionWatchEvent> {

	private final ApplicationEventPublisher publisher;

	public SessionWatchAuditor(ApplicationEventPublisher publisher) {
		this.publisher = publisher;
	}

	// Only some compilers see that the constructor takes a map of nullable values
	@Override
	@SuppressWarnings("NullAway")
	public void onApplicationEvent(SshSessionWatchEvent event) {
		Map<String, Object> data = new LinkedHashMap<>();
		data.put("session", event.getSessionId());
		data.put("user", event.getRequest().connection().getAuthentication().getName());
		Object details = event.getAuthentication().getDetails();
		if (details != null) {
			data.put("details", details);
		}
		this.publisher.publishEvent(new AuditApplicationEvent(event.getAuthentication().getName(),
				"SSH_SESSION_WATCH_" + event.getChange().name(), data));
	}

}
