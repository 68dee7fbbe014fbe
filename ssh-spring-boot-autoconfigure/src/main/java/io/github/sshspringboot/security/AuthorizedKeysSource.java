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

import java.util.Collection;

/**
 * Strategy that provides the keys that may log in as a user. Beans of this type are asked
 * in addition to {@code ssh.auth.public-key.authorized-keys}.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface AuthorizedKeysSource {

	/**
	 * Return the keys of a user. Called on a thread of the authentication executor, also
	 * for users that do not exist, and before the client has proved anything: the call
	 * must have no visible effect.
	 * @param username the name that the client gave, not validated in any way
	 * @return the keys, empty if the user does not exist or has none
	 */
	Collection<AuthorizedKey> getAuthorizedKeys(String username);

}
