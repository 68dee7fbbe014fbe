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

package io.github.sshspringboot.server.internal.mina.channel;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

/**
 * The sessions of a connection, which end at once when its end is decided. Otherwise a
 * client that does not read would keep them running.
 */
public final class RunningSessions {

	private final Set<SessionCommand> sessions = ConcurrentHashMap.newKeySet();

	private volatile boolean ended;

	void add(SessionCommand session) {
		this.sessions.add(session);
		if (this.ended) {
			session.disconnected();
		}
	}

	void remove(SessionCommand session) {
		this.sessions.remove(session);
	}

	/**
	 * End all sessions except the given one.
	 */
	public void end(@Nullable SessionCommand survivor) {
		this.ended = true;
		this.sessions.stream().filter((session) -> session != survivor).forEach(SessionCommand::disconnected);
	}

}
