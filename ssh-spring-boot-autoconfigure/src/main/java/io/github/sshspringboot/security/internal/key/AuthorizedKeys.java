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

package io.github.sshspringboot.security.internal.key;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import io.github.sshspringboot.security.AuthorizedKey;
import io.github.sshspringboot.security.AuthorizedKeysSource;
import io.github.sshspringboot.server.internal.FailureLog;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * The keys of all sources. Every source is always asked, whatever the others return.
 */
final class AuthorizedKeys {

	private static final Log logger = LogFactory.getLog(AuthorizedKeys.class);

	private final List<Source> sources;

	AuthorizedKeys(List<AuthorizedKeysSource> sources, Clock clock) {
		this.sources = sources.stream().map((source) -> new Source(source, new FailureLog(logger, clock))).toList();
	}

	/**
	 * Return the keys of a user from all sources, in the order of the sources.
	 */
	List<AuthorizedKey> get(String username) {
		List<AuthorizedKey> keys = new ArrayList<>();
		for (Source source : this.sources) {
			keys.addAll(source.getKeys(username));
		}
		return keys;
	}

	private record Source(AuthorizedKeysSource source, FailureLog failures) {

		Collection<AuthorizedKey> getKeys(String username) {
			try {
				return this.source.getAuthorizedKeys(username);
			}
			catch (RuntimeException ex) {
				this.failures.error("A source of authorized keys failed", ex);
				return List.of();
			}
		}

	}

}
