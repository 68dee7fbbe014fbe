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

package io.github.sshspringboot.test.server;

import org.apache.sshd.common.AttributeRepository.AttributeKey;
import org.apache.sshd.common.session.Session;

/**
 * The part of the timeline that one connection writes.
 */
final class ConnectionLog {

	private static final AttributeKey<ConnectionLog> KEY = new AttributeKey<>();

	private final SshTimeline timeline;

	private final int epoch;

	private final int connection;

	ConnectionLog(SshTimeline timeline, int epoch, int connection) {
		this.timeline = timeline;
		this.epoch = epoch;
		this.connection = connection;
	}

	static void open(Session session, SshTimeline timeline) {
		session.setAttribute(KEY, timeline.openConnection());
	}

	/**
	 * Add what happened, if the given connection is known yet.
	 */
	static void add(Session session, SshEvent event) {
		add(session, -1, event);
	}

	static void add(Session session, int channel, SshEvent event) {
		ConnectionLog log = session.getAttribute(KEY);
		if (log != null) {
			log.timeline.add(log.epoch, log.connection, channel, event);
		}
	}

}
