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

import java.util.List;

import io.github.sshspringboot.server.SshConnection;

/**
 * Strategy interface that decides which directories a user sees over SFTP and SCP. Beans
 * of this type add mounts to those of {@code ssh.sftp.mounts}, and replace those with the
 * same path.
 *
 * @since 0.1.0
 * @see SshMount
 */
@FunctionalInterface
public interface SshFileSystems {

	/**
	 * Return what a user sees. Called once for each session that transfers files, on a
	 * thread that may wait. If it fails, the session sees no files at all.
	 * @param connection the connection of the user
	 * @return the mounts, none of which is inside another one; may be empty
	 */
	List<SshMount> getMounts(SshConnection connection);

}
