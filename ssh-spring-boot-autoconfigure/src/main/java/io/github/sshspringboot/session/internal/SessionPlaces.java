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

package io.github.sshspringboot.session.internal;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The places for sessions of backends. A user may have as many as there are places left,
 * so that there is always one for a user who has none. User names that differ only in
 * case share their places.
 */
public final class SessionPlaces {

	private final int max;

	private final int maxPerUser;

	private final Map<String, Integer> taken = new HashMap<>();

	private int count;

	public SessionPlaces(int max, int maxPerUser) {
		this.max = max;
		this.maxPerUser = maxPerUser;
	}

	/**
	 * Take a place, or return {@code null} if there is none for the user. Never blocks.
	 */
	synchronized @Nullable Place take(String username) {
		String user = username.toLowerCase(Locale.ROOT);
		int own = this.taken.getOrDefault(user, 0);
		if (own >= Math.min(this.maxPerUser, this.max - this.count)) {
			return null;
		}
		this.taken.put(user, own + 1);
		this.count++;
		return () -> leave(user);
	}

	private synchronized void leave(String user) {
		this.taken.computeIfPresent(user, (name, own) -> (own > 1) ? own - 1 : null);
		this.count--;
	}

	/**
	 * The place of one session, to be closed once.
	 */
	interface Place extends AutoCloseable {

		@Override
		void close();

	}

}
