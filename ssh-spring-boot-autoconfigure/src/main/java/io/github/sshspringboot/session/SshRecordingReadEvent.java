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
import org.springframework.security.core.Authentication;
import org.springframework.util.Assert;

/**
 * Event published before a user reads a recording with the command {@code recordings}. If
 * a listener throws an exception, the recording is not read.
 *
 * @since 0.1.0
 */
@SuppressWarnings("serial")
public final class SshRecordingReadEvent extends ApplicationEvent {

	private final Reading reading;

	private final Authentication authentication;

	private final transient SshRecording recording;

	/**
	 * Create a new {@link SshRecordingReadEvent} instance.
	 * @param reading how the recording is read
	 * @param authentication the user who reads it
	 * @param recording the recording
	 */
	public SshRecordingReadEvent(Reading reading, Authentication authentication, SshRecording recording) {
		super(authentication);
		Assert.notNull(reading, "'reading' must not be null");
		Assert.notNull(recording, "'recording' must not be null");
		this.reading = reading;
		this.authentication = authentication;
		this.recording = recording;
	}

	/**
	 * Return how the recording is read.
	 * @return the way of reading
	 */
	public Reading getReading() {
		return this.reading;
	}

	/**
	 * Return the user who reads the recording.
	 * @return the authentication of the login that reads it
	 */
	public Authentication getAuthentication() {
		return this.authentication;
	}

	/**
	 * Return the recording, which has the name of the user who was recorded.
	 * @return the recording
	 */
	public SshRecording getRecording() {
		return this.recording;
	}

	/**
	 * The ways of reading a recording.
	 */
	public enum Reading {

		/** The text is shown. */
		SHOW,

		/** It is played on a terminal. */
		PLAY,

		/** It is sent as it is stored. */
		EXPORT

	}

}
