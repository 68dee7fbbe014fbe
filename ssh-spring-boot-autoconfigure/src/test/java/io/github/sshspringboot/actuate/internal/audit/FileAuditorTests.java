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
import java.util.ArrayList;
import java.util.List;

import io.github.sshspringboot.actuate.internal.metrics.SshFileMetrics;
import io.github.sshspringboot.files.SshFileDownloadedEvent;
import io.github.sshspringboot.files.SshFileEvent;
import io.github.sshspringboot.files.SshFileRemovedEvent;
import io.github.sshspringboot.files.SshFileRenamedEvent;
import io.github.sshspringboot.files.SshFileUploadedEvent;
import io.github.sshspringboot.server.SshConnection;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.actuate.audit.AuditEvent;
import org.springframework.boot.actuate.audit.listener.AuditApplicationEvent;
import org.springframework.security.authentication.TestingAuthenticationToken;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link FileAuditor} and {@link SshFileMetrics}.
 */
class FileAuditorTests {

	private final SshConnection connection = mock();

	private final List<AuditEvent> audited = new ArrayList<>();

	private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

	private final SshFileMetrics metrics = new SshFileMetrics(() -> true);

	private final FileAuditor auditor = new FileAuditor(
			(event) -> this.audited.add(((AuditApplicationEvent) event).getAuditEvent()));

	@BeforeEach
	void publishAll() {
		given(this.connection.getAuthentication()).willReturn(new TestingAuthenticationToken("operator", ""));
		this.metrics.bindTo(this.registry);
		this.metrics.bindTo(this.registry);
		for (SshFileEvent event : List.of(
				new SshFileUploadedEvent(this.connection, "/in/a", null, 100, "abcd", Duration.ofSeconds(2)),
				new SshFileDownloadedEvent(this.connection, "/in/b", 50, Duration.ofSeconds(1)),
				new SshFileRenamedEvent(this.connection, "/in/a", "/in/c"),
				new SshFileRemovedEvent(this.connection, "/in/c\n"))) {
			this.auditor.onApplicationEvent(event);
			this.metrics.onApplicationEvent(event);
		}
	}

	@Test
	void eachEventIsAudited() {
		assertThat(this.audited).extracting(AuditEvent::getType)
			.containsExactly("SSH_FILE_UPLOADED", "SSH_FILE_DOWNLOADED", "SSH_FILE_RENAMED", "SSH_FILE_REMOVED");
		assertThat(this.audited).extracting(AuditEvent::getPrincipal).containsOnly("operator");
		assertThat(this.audited.get(0).getData()).containsEntry("path", "/in/a")
			.containsEntry("size", 100L)
			.containsEntry("sha256", "abcd")
			.containsEntry("duration", "PT2S");
		assertThat(this.audited.get(1).getData()).containsEntry("path", "/in/b").containsEntry("size", 50L);
		assertThat(this.audited.get(2).getData()).containsEntry("newPath", "/in/c");
		assertThat(this.audited.get(3).getData()).containsOnlyKeys("path").containsEntry("path", "/in/c?");
	}

	@Test
	void eachEventIsCountedOnce() {
		assertThat(this.registry.get("ssh.server.files.transfers").tag("operation", "upload").timer().count()).isOne();
		assertThat(this.registry.get("ssh.server.files.transfers").tag("operation", "download").timer().count())
			.isOne();
		assertThat(this.registry.get("ssh.server.files.bytes").tag("operation", "upload").counter().count())
			.isEqualTo(100);
		assertThat(this.registry.get("ssh.server.files.bytes").tag("operation", "download").counter().count())
			.isEqualTo(50);
		assertThat(this.registry.get("ssh.server.files.changes").tag("operation", "rename").counter().count()).isOne();
		assertThat(this.registry.get("ssh.server.files.changes").tag("operation", "remove").counter().count()).isOne();
	}

}
