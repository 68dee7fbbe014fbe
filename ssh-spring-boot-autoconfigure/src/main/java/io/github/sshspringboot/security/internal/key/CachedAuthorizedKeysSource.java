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
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

import io.github.sshspringboot.security.AuthorizedKey;
import io.github.sshspringboot.security.AuthorizedKeysSource;

/**
 * {@link AuthorizedKeysSource} that caches the result of another source for a short time,
 * for at most 1000 users, since one login asks several times. A key that was removed from
 * the other source logs in no longer than that time. Failures are not cached.
 */
public final class CachedAuthorizedKeysSource implements AuthorizedKeysSource {

	private static final int MAX_USERS = 1000;

	private final AuthorizedKeysSource source;

	private final Duration timeToLive;

	private final Clock clock;

	private final RecentValues<String, Answer> entries = new RecentValues<>(MAX_USERS);

	public CachedAuthorizedKeysSource(AuthorizedKeysSource source, Duration timeToLive, Clock clock) {
		this.source = source;
		this.timeToLive = timeToLive;
		this.clock = clock;
	}

	@Override
	public Collection<AuthorizedKey> getAuthorizedKeys(String username) {
		Instant now = this.clock.instant();
		Answer answer = this.entries.get(username);
		if (answer == null || !answer.isFresh(now, this.timeToLive)) {
			answer = new Answer(now, List.copyOf(this.source.getAuthorizedKeys(username)));
			this.entries.put(username, answer);
		}
		return answer.keys();
	}

	/**
	 * Forget the keys of a user, which have changed.
	 */
	public void forget(String username) {
		this.entries.remove(username);
	}

	private record Answer(Instant asked, List<AuthorizedKey> keys) {

		boolean isFresh(Instant now, Duration timeToLive) {
			return !now.isBefore(this.asked) && now.isBefore(this.asked.plus(timeToLive));
		}

	}

}
