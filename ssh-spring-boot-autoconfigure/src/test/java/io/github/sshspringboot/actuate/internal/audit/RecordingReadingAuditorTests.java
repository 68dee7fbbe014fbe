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

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.github.sshspringboot.session.SshRecording;
import io.github.sshspringboot.session.SshRecordingReadEvent;
import io.github.sshspringboot.session.SshRecordingReadEvent.Reading;
import io.github.sshspringboot.session.SshSessionType;
import org.junit.jupiter.api.Test;

import org.springframework.boot.actuate.audit.AuditEvent;
import org.springframework.boot.actuate.audit.listener.AuditApplicationEvent;
import org.springframework.security.authentication.TestingAuthenticationToken;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RecordingReadingAuditor}.
 */
class RecordingReadingAuditorTests {

	@Test
	void readingIsAuditedWithTheReaderAndTheUserWhoWasRecorded() {
		List<Object> published = new ArrayList<>();
		SshRecording recording = new SshRecording("a1", "bob", "192.0.2.7", "c1", "s1", SshSessionType.SHELL,
				"commands", null, 80, 24, Instant.EPOCH, null, null, 0);
		new RecordingReadingAuditor(published::add).onApplicationEvent(
				new SshRecordingReadEvent(Reading.PLAY, new TestingAuthenticationToken("carol", null), recording));
		AuditEvent event = ((AuditApplicationEvent) published.get(0)).getAuditEvent();
		assertThat(event.getType()).isEqualTo("SSH_RECORDING_READ");
		assertThat(event.getPrincipal()).isEqualTo("carol");
		assertThat(event.getData()).isEqualTo(Map.of("id", "a1", "user", "bob", "reading", "play"));
	}

}
