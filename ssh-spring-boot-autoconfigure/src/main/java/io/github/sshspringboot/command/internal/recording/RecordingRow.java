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

package io.github.sshspringboot.command.internal.recording;

import java.time.Instant;
import java.util.Locale;

import io.github.sshspringboot.session.SshRecording;
import org.jspecify.annotations.Nullable;

/**
 * A recording in the list.
 *
 * @param id the identifier
 * @param user the name of the user
 * @param type what the client requested
 * @param backend the name of the backend that ran the session
 * @param started when the session started
 * @param ended when the recording ended, or {@code null} while it is written
 * @param status the exit status, or {@code null} if the recording has none
 * @param bytes the size
 * @param remoteAddress the address of the client
 */
record RecordingRow(String id, String user, String type, String backend, Instant started, @Nullable Instant ended,
		@Nullable Integer status, long bytes, String remoteAddress) {

	static RecordingRow of(SshRecording recording) {
		return new RecordingRow(recording.id(), recording.user(), recording.type().name().toLowerCase(Locale.ROOT),
				recording.backend(), recording.started(), recording.ended(), recording.status(), recording.bytes(),
				recording.remoteAddress());
	}

}
