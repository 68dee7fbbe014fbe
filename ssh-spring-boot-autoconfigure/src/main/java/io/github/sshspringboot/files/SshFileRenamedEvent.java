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

import io.github.sshspringboot.server.SshConnection;

/**
 * Event published when a client has renamed or moved a file or directory.
 *
 * @since 0.1.0
 */
@SuppressWarnings("serial")
public final class SshFileRenamedEvent extends SshFileEvent {

	private final String newPath;

	/**
	 * Create a new {@link SshFileRenamedEvent} instance.
	 * @param connection the connection of the client
	 * @param path the path before, as the client sees it
	 * @param newPath the path now, as the client sees it
	 */
	public SshFileRenamedEvent(SshConnection connection, String path, String newPath) {
		super(connection, path);
		this.newPath = newPath;
	}

	/**
	 * Return the path that the file has now, as the client sees it. {@link #getPath()} is
	 * the path before.
	 * @return the absolute path
	 */
	public String getNewPath() {
		return this.newPath;
	}

}
