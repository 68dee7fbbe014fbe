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
 * Gives the keys that may log in a user. Beans of this type are asked in addition to
 * {@code ssh.auth.public-key.authorized-keys}.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface AuthorizedKeysSource {

	/**
	 * The keys of a user. Called on a thread of the authentication executor, for users
	 * that do not exist too, and before the client has proved anything: it must have no
	 * visible effect.
	 * @param username the name that the client gave, not checked in any way
	 * @return the keys, empty if there is no such user or the user has none
	 */
	Collection<AuthorizedKey> getAuthorizedKeys(String username);

}
