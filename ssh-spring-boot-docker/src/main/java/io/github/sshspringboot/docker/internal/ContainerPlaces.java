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

package io.github.sshspringboot.docker.internal;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import io.github.sshspringboot.server.ExitStatus;
import io.github.sshspringboot.session.SshSessionException;

/**
 * The places for containers of all users and of each. User names that differ only in case
 * share their places.
 */
final class ContainerPlaces {

	private final int max;

	private final int maxPerUser;

	private final Map<String, Integer> taken = new HashMap<>();

	private int count;

	ContainerPlaces(int max, int maxPerUser) {
		this.max = max;
		this.maxPerUser = maxPerUser;
	}

	/**
	 * Take a place, which is left when it is closed once.
	 */
	synchronized Place take(String username) throws SshSessionException {
		String user = username.toLowerCase(Locale.ROOT);
		int own = this.taken.getOrDefault(user, 0);
		if (own >= this.maxPerUser) {
			throw new SshSessionException("You have too many containers. End one of your sessions first.",
					ExitStatus.BUSY, null);
		}
		if (this.count >= this.max) {
			throw new SshSessionException("There are too many containers. Try again later.", ExitStatus.BUSY, null);
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
	 * The place of one container.
	 */
	interface Place extends AutoCloseable {

		@Override
		void close();

	}

}
