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

package io.github.sshspringboot.files.internal;

import java.io.IOException;

import io.github.sshspringboot.server.SshConnection;

/**
 * Opens the files of logins.
 */
@FunctionalInterface
public interface FileTrees {

	/**
	 * Return whether there can be files for any login. Called on I/O threads: must not
	 * block.
	 */
	default boolean isOffered() {
		return true;
	}

	/**
	 * Open the files that a login may see. The tree must be closed.
	 */
	FileTree open(SshConnection connection) throws IOException;

}
