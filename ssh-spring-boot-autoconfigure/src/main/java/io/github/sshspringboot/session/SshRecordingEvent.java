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

import org.springframework.context.ApplicationEvent;

/**
 * Base class of the events that tell what happens to recordings. They are published after
 * the fact, on a thread that may block. What a listener throws is logged, and changes
 * nothing for the session.
 *
 * @since 0.1.0
 */
@SuppressWarnings("serial")
public abstract sealed class SshRecordingEvent extends ApplicationEvent
		permits SshRecordingStartedEvent, SshRecordingEndedEvent, SshRecordingFailedEvent, SshRecordingDeletedEvent {

	SshRecordingEvent(SshRecording recording) {
		super(recording);
	}

	/**
	 * Return the recording as it was at the time of the event.
	 * @return the recording
	 */
	public SshRecording getRecording() {
		return (SshRecording) getSource();
	}

}
