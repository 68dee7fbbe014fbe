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

import io.github.sshspringboot.security.AuthorizedKeyParser;
import io.github.sshspringboot.security.SshUserKeyEvent;
import io.github.sshspringboot.security.SshUserKeyEvent.Change;
import io.github.sshspringboot.server.SshPublicKey;
import org.junit.jupiter.api.Test;

import org.springframework.boot.actuate.audit.AuditEvent;
import org.springframework.boot.actuate.audit.listener.AuditApplicationEvent;
import org.springframework.security.authentication.TestingAuthenticationToken;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link UserKeyAuditor}.
 */
class UserKeyAuditorTests {

	private static final SshPublicKey KEY = AuthorizedKeyParser
		.parseKey("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOAQsnwDj0mkHSe3H91zSdVdUbEyWtZCpHIu7G50U7aO a comment");

	@Test
	void changesOfKeysAreAudited() {
		List<AuditEvent> events = new ArrayList<>();
		UserKeyAuditor auditor = new UserKeyAuditor(
				(event) -> events.add(((AuditApplicationEvent) event).getAuditEvent()));
		for (Change change : Change.values()) {
			auditor.onApplicationEvent(
					new SshUserKeyEvent(change, new TestingAuthenticationToken("alice", "secret"), KEY));
		}
		assertThat(events).extracting(AuditEvent::getPrincipal).containsOnly("alice");
		assertThat(events).extracting(AuditEvent::getType).containsExactly("SSH_KEY_ADDED", "SSH_KEY_REMOVED");
		assertThat(events.get(0).getData()).containsEntry("fingerprint", KEY.getFingerprint())
			.containsEntry("type", "ssh-ed25519")
			.hasSize(2);
	}

}
