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

import java.util.ArrayList;
import java.util.List;

import io.github.sshspringboot.command.internal.run.StubSession;
import io.github.sshspringboot.session.SshSessionRequest;
import io.github.sshspringboot.session.SshSessionType;
import io.github.sshspringboot.session.SshSessionWatchEvent;
import io.github.sshspringboot.session.SshSessionWatchEvent.Change;
import org.junit.jupiter.api.Test;

import org.springframework.boot.actuate.audit.AuditEvent;
import org.springframework.boot.actuate.audit.listener.AuditApplicationEvent;
import org.springframework.security.authentication.TestingAuthenticationToken;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SessionWatchAuditor}.
 */
class SessionWatchAuditorTests {

	@Test
	void watchingIsAuditedWithoutTheCommandLine() {
		List<AuditEvent> events = new ArrayList<>();
		SessionWatchAuditor auditor = new SessionWatchAuditor(
				(event) -> events.add(((AuditApplicationEvent) event).getAuditEvent()));
		StubSession session = new StubSession("login --password secret");
		SshSessionRequest request = new SshSessionRequest(session.getConnection(), SshSessionType.EXEC,
				"login --password secret", "login --password secret", false);
		for (Change change : Change.values()) {
			auditor.onApplicationEvent(new SshSessionWatchEvent(change,
					new TestingAuthenticationToken("alice", "secret"), "1-2", request));
		}
		assertThat(events).extracting(AuditEvent::getPrincipal).containsOnly("alice");
		assertThat(events).extracting(AuditEvent::getType)
			.containsExactly("SSH_SESSION_WATCH_STARTED", "SSH_SESSION_WATCH_ENDED");
		assertThat(events.get(0).getData()).containsEntry("session", "1-2").containsEntry("user", "admin").hasSize(2);
	}

}
