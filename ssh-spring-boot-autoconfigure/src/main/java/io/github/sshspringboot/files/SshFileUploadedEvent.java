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

import java.nio.file.Path;
import java.time.Duration;

import io.github.sshspringboot.server.SshConnection;
import org.jspecify.annotations.Nullable;

/**
 * Event published when a client has written a file and closed it. The file has its name
 * by then.
 *
 * @since 0.1.0
 */
@SuppressWarnings("serial")
public final class SshFileUploadedEvent extends SshFileEvent {

	private final @Nullable Path location;

	private final long size;

	private final @Nullable String sha256;

	private final Duration duration;

	/**
	 * Create a new {@link SshFileUploadedEvent} instance.
	 * @param connection the connection of the client
	 * @param path the path of the file as the client sees it
	 * @param location where the file is at the server, or {@code null}
	 * @param size the size of the file in bytes
	 * @param sha256 the SHA-256 digest of the file in hexadecimal, or {@code null}
	 * @param duration the time that the file was open
	 */
	public SshFileUploadedEvent(SshConnection connection, String path, @Nullable Path location, long size,
			@Nullable String sha256, Duration duration) {
		super(connection, path);
		this.location = location;
		this.size = size;
		this.sha256 = sha256;
		this.duration = duration;
	}

	/**
	 * Return where the file is at the server, to read it there.
	 * @return the path, {@code null} if the file is not in a directory of the server
	 */
	public @Nullable Path getLocation() {
		return this.location;
	}

	/**
	 * Return the size of the file.
	 * @return the number of bytes
	 */
	public long getSize() {
		return this.size;
	}

	/**
	 * Return the SHA-256 digest of the file.
	 * @return the digest in hexadecimal, {@code null} if the client did not write the
	 * whole file from its beginning to its end, as when it resumes an upload, and the
	 * file could not be read at the server or was changed meanwhile
	 */
	public @Nullable String getSha256() {
		return this.sha256;
	}

	/**
	 * Return the time that the file was open.
	 * @return the duration
	 */
	public Duration getDuration() {
		return this.duration;
	}

}
