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
import java.util.Locale;
import java.util.Map;

import io.github.sshspringboot.server.internal.text.PrintableText;
import io.github.sshspringboot.session.SshRecordingReadEvent;

import org.springframework.boot.actuate.audit.listener.AuditApplicationEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.ApplicationListener;

/**
 * Publishes audit events of the type {@code SSH_RECORDING_READ}, before the recording is
 * read.
 */
public final class RecordingReadingAuditor implements ApplicationListener<SshRecordingReadEvent> {

	/** The type of the events of recordings that are read. */
	public static final String READ = "SSH_RECORDING_READ";

	private final ApplicationEventPublisher publisher;

	public RecordingReadingAuditor(ApplicationEventPublisher publisher) {
		this.publisher = publisher;
	}

	// Only some compilers see that the constructor takes a map of nullable values
	@SuppressWarnings("NullAway")
	@Override
	public void onApplicationEvent(SshRecordingReadEvent event) {
		Map<String, Object> data = new LinkedHashMap<>();
		data.put("id", event.getRecording().id());
		data.put("user", PrintableText.of(event.getRecording().user()));
		data.put("reading", event.getReading().name().toLowerCase(Locale.ROOT));
		Object details = event.getAuthentication().getDetails();
		if (details != null) {
			data.put("details", details);
		}
		this.publisher.publishEvent(new AuditApplicationEvent(event.getAuthentication().getName(), READ, data));
	}

	@Override
	public boolean supportsAsyncExecution() {
		return false;
	}

}
