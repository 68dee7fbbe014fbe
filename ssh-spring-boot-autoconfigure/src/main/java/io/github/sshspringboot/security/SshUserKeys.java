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

package io.github.sshspringboot.security;

import java.util.List;

import io.github.sshspringboot.server.SshPublicKey;

/**
 * Strategy that stores the keys that users manage themselves with the command
 * {@code keys}. A bean of this type replaces the file or the table of
 * {@code ssh.auth.public-key}. It logs nobody in: the {@link AuthorizedKeysSource} of the
 * same keys does.
 *
 * @since 0.1.0
 */
public interface SshUserKeys {

	/**
	 * Return what is stored for a user.
	 * @param username the name of the logged-in user
	 * @return lines in the format of {@code authorized_keys}, also comments and lines
	 * that are not usable
	 */
	List<String> getLines(String username);

	/**
	 * Store a key that the user does not have yet.
	 * @param username the name of the logged-in user
	 * @param line a line in the format of {@code authorized_keys}: the type, the key and
	 * possibly a comment, without options
	 */
	void add(String username, String line);

	/**
	 * Remove all lines of a key, but not those of certificate authorities.
	 * @param username the name of the logged-in user
	 * @param key the key
	 */
	void remove(String username, SshPublicKey key);

}
