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

package io.github.sshspringboot.server.mina;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.sshspringboot.server.SshServerSettings.Limits;
import org.jspecify.annotations.Nullable;

/**
 * The limits of a server by the names of their properties.
 */
final class LimitsByName {

	private final Map<String, Integer> limits = new LinkedHashMap<>();

	private LimitsByName() {
	}

	static Map<String, Integer> of(Limits limits) {
		LimitsByName named = new LimitsByName();
		named.put("max-startups", limits.startups().full());
		named.put("max-startups-per-source", limits.startupsPerSource());
		named.put("max-connections", limits.connections());
		named.put("max-connections-per-user", limits.connectionsPerUser());
		named.put("max-sessions-per-connection", limits.sessionsPerConnection());
		return Collections.unmodifiableMap(named.limits);
	}

	private void put(String name, @Nullable Integer limit) {
		if (limit != null) {
			this.limits.put(name, limit);
		}
	}

}
