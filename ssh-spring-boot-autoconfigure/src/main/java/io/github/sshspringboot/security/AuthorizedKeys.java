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
import java.util.List;

import io.github.sshspringboot.server.SshPublicKey;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * The keys of all sources. All sources are always asked, whatever the first ones say.
 */
final class AuthorizedKeys {

	private static final Log logger = LogFactory.getLog(AuthorizedKeys.class);

	private final List<AuthorizedKeysSource> sources;

	AuthorizedKeys(List<AuthorizedKeysSource> sources) {
		this.sources = List.copyOf(sources);
	}

	boolean contains(String username, SshPublicKey key) {
		boolean found = false;
		for (AuthorizedKeysSource source : this.sources) {
			for (AuthorizedKey candidate : getKeys(source, username)) {
				found |= candidate.key().equals(key);
			}
		}
		return found;
	}

	private static Collection<AuthorizedKey> getKeys(AuthorizedKeysSource source, String username) {
		try {
			return source.getAuthorizedKeys(username);
		}
		catch (RuntimeException ex) {
			logger.error("A source of authorized keys failed", ex);
			return List.of();
		}
	}

}
