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

package io.github.sshspringboot.forwarding.internal;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.sshspringboot.server.SshConnection;
import io.github.sshspringboot.server.internal.forwarding.Forwarding;
import org.jspecify.annotations.Nullable;

/**
 * Counts what each connection and each user has, up to limits. User names that differ
 * only in case share their places.
 */
final class TunnelPlaces {

	private final int maxPerConnection;

	private final int maxPerUser;

	private final Map<String, Integer> connections = new HashMap<>();

	private final Map<String, Integer> users = new HashMap<>();

	TunnelPlaces(int maxPerConnection, int maxPerUser) {
		this.maxPerConnection = maxPerConnection;
		this.maxPerUser = maxPerUser;
	}

	/**
	 * Return a place, or {@code null} if the connection or its user has as many as
	 * allowed.
	 */
	synchronized Forwarding.@Nullable Place take(SshConnection connection) {
		String id = connection.getId();
		String user = connection.getAuthentication().getName().toLowerCase(Locale.ROOT);
		if (this.connections.getOrDefault(id, 0) >= this.maxPerConnection
				|| this.users.getOrDefault(user, 0) >= this.maxPerUser) {
			return null;
		}
		this.connections.merge(id, 1, Integer::sum);
		this.users.merge(user, 1, Integer::sum);
		AtomicBoolean open = new AtomicBoolean(true);
		return () -> {
			if (open.getAndSet(false)) {
				free(id, user);
			}
		};
	}

	private synchronized void free(String id, String user) {
		this.connections.computeIfPresent(id, (key, count) -> (count > 1) ? count - 1 : null);
		this.users.computeIfPresent(user, (key, count) -> (count > 1) ? count - 1 : null);
	}

}
