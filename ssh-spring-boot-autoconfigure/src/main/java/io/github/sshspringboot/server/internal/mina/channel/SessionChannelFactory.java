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

import io.github.sshspringboot.server.internal.SshServerSettings.Sessions;
import org.apache.sshd.common.channel.ChannelFactory;
import org.apache.sshd.common.session.Session;

/**
 * Creates session channels.
 */
public final class SessionChannelFactory implements ChannelFactory {

	static final String NAME = "session";

	private final ServerSessions sessions;

	private final Sessions settings;

	public SessionChannelFactory(ServerSessions sessions, Sessions settings) {
		this.sessions = sessions;
		this.settings = settings;
	}

	@Override
	public String getName() {
		return NAME;
	}

	@Override
	public SessionChannel createChannel(Session session) {
		return new SessionChannel(this.sessions, this.settings);
	}

}
