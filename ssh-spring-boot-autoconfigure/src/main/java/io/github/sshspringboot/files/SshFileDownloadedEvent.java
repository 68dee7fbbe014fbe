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

package io.github.sshspringboot.files;

import java.time.Duration;

import io.github.sshspringboot.server.SshConnection;

/**
 * Event published when a client has read from a file and closed it, or left. The size is
 * what was read: it need not be the whole file.
 *
 * @since 0.1.0
 */
@SuppressWarnings("serial")
public final class SshFileDownloadedEvent extends SshFileEvent {

	private final long size;

	private final Duration duration;

	/**
	 * Create a new {@link SshFileDownloadedEvent} instance.
	 * @param connection the connection of the client
	 * @param path the path of the file as the client sees it
	 * @param size the number of bytes that the client read
	 * @param duration the time that the file was open
	 */
	public SshFileDownloadedEvent(SshConnection connection, String path, long size, Duration duration) {
		super(connection, path);
		this.size = size;
		this.duration = duration;
	}

	/**
	 * Return how much the client read.
	 * @return the number of bytes
	 */
	public long getSize() {
		return this.size;
	}

	/**
	 * Return the time that the file was open.
	 * @return the duration
	 */
	public Duration getDuration() {
		return this.duration;
	}

}
