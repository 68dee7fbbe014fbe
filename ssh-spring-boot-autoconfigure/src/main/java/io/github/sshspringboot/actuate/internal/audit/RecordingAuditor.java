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

import io.github.sshspringboot.server.internal.text.PrintableText;
import io.github.sshspringboot.session.SshRecording;
import io.github.sshspringboot.session.SshRecordingDeletedEvent;
import io.github.sshspringboot.session.SshRecordingEndedEvent;
import io.github.sshspringboot.session.SshRecordingEvent;
import io.github.sshspringboot.session.SshRecordingFailedEvent;
import io.github.sshspringboot.session.SshRecordingStartedEvent;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.audit.listener.AuditApplicationEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.ApplicationListener;

/**
 * Publishes an {@link AuditApplicationEvent} for the start, the end, the failure and the
 * deletion of each recording, for the user who is recorded. Its data are {@code id},
 * {@code type}, {@code backend}, {@code remoteAddress}, {@code connectionId} and
 * {@code sessionId}, and as far as they apply {@code bytes}, {@code duration},
 * {@code status}, {@code reason} and {@code sessionEnded}.
 *
 * @since 0.1.0
 */
public final class RecordingAuditor implements ApplicationListener<SshRecordingEvent> {

	/** The type of the events of recordings that have started. */
	public static final String STARTED = "SSH_RECORDING_STARTED";

	/** The type of the events of recordings that have ended. */
	public static final String ENDED = "SSH_RECORDING_ENDED";

	/** The type of the events of sessions that are not recorded as they should be. */
	public static final String FAILED = "SSH_RECORDING_FAILED";

	/** The type of the events of recordings that are deleted. */
	public static final String DELETED = "SSH_RECORDING_DELETED";

	private final ApplicationEventPublisher publisher;

	public RecordingAuditor(ApplicationEventPublisher publisher) {
		this.publisher = publisher;
	}

	// Only some compilers see that the constructor takes a map of nullable values
	@SuppressWarnings("NullAway")
	@Override
	public void onApplicationEvent(SshRecordingEvent event) {
		String type = type(event);
		if (type == null) {
			return;
		}
		SshRecording recording = event.getRecording();
		Map<String, Object> data = new LinkedHashMap<>();
		data.put("id", recording.id());
		data.put("type", recording.type().name().toLowerCase(Locale.ROOT));
		data.put("backend", recording.backend());
		data.put("remoteAddress", recording.remoteAddress());
		data.put("connectionId", recording.connectionId());
		data.put("sessionId", recording.sessionId());
		if (event instanceof SshRecordingFailedEvent failed) {
			data.put("reason", failed.getReason());
			data.put("sessionEnded", failed.isSessionEnded());
		}
		if (recording.ended() != null) {
			data.put("bytes", recording.bytes());
			data.put("duration", Duration.between(recording.started(), recording.ended()).toString());
		}
		if (recording.status() != null) {
			data.put("status", recording.status());
		}
		this.publisher.publishEvent(new AuditApplicationEvent(PrintableText.of(recording.user()), type, data));
	}

	private static @Nullable String type(SshRecordingEvent event) {
		if (event instanceof SshRecordingStartedEvent) {
			return STARTED;
		}
		if (event instanceof SshRecordingEndedEvent) {
			return ENDED;
		}
		if (event instanceof SshRecordingFailedEvent) {
			return FAILED;
		}
		return (event instanceof SshRecordingDeletedEvent) ? DELETED : null;
	}

	@Override
	public boolean supportsAsyncExecution() {
		return false;
	}

}
