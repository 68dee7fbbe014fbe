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

package io.github.sshspringboot.session;

/**
 * Event published when a session that should be recorded is not, or not any more. Its
 * {@link SshRecordingEndedEvent} follows if the recording had started.
 *
 * @since 0.1.0
 */
@SuppressWarnings("serial")
public final class SshRecordingFailedEvent extends SshRecordingEvent {

	private final String reason;

	private final boolean sessionEnded;

	/**
	 * Create a new {@link SshRecordingFailedEvent} instance.
	 * @param recording the recording
	 * @param reason why the recording failed
	 * @param sessionEnded whether the session was refused or ended
	 */
	public SshRecordingFailedEvent(SshRecording recording, String reason, boolean sessionEnded) {
		super(recording);
		this.reason = reason;
		this.sessionEnded = sessionEnded;
	}

	/**
	 * Return why the recording failed.
	 * @return a text for administrators
	 */
	public String getReason() {
		return this.reason;
	}

	/**
	 * Return what happened to the session.
	 * @return {@code true} if it was refused or ended, {@code false} if it goes on
	 * without the recording
	 */
	public boolean isSessionEnded() {
		return this.sessionEnded;
	}

}
