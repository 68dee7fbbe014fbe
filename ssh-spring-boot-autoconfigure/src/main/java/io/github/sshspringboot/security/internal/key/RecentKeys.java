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
import java.util.List;

import io.github.sshspringboot.security.AuthorizedKey;
import io.github.sshspringboot.server.SshLogin;

/**
 * Caches the keys of users for one second per connection. A client asks whether a key is
 * acceptable and then signs at once, so both need only one lookup.
 */
final class RecentKeys {

	private static final Duration MOMENT = Duration.ofSeconds(1);

	private static final int MAX_CONNECTIONS = 256;

	private final RecentValues<String, Keys> byConnection = new RecentValues<>(MAX_CONNECTIONS);

	private final Clock clock;

	RecentKeys(Clock clock) {
		this.clock = clock;
	}

	List<AuthorizedKey> get(SshLogin login, AuthorizedKeys source) {
		Instant now = this.clock.instant();
		Keys recent = this.byConnection.get(login.connectionId());
		if (recent == null || !recent.isFor(login, now)) {
			recent = new Keys(login.username(), now, source.get(login.username()));
			this.byConnection.put(login.connectionId(), recent);
		}
		return recent.keys();
	}

	void remove(SshLogin login) {
		this.byConnection.remove(login.connectionId());
	}

	private record Keys(String username, Instant asked, List<AuthorizedKey> keys) {

		boolean isFor(SshLogin login, Instant now) {
			return this.username.equals(login.username()) && !now.isBefore(this.asked)
					&& now.isBefore(this.asked.plus(MOMENT));
		}

	}

}
