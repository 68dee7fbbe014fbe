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

import io.github.sshspringboot.server.SshConnection;
import io.github.sshspringboot.server.SshLoginRestrictions;
import io.github.sshspringboot.server.internal.SshService;
import org.apache.sshd.common.session.Session;
import org.jspecify.annotations.Nullable;

/**
 * The connection of an authenticated client, as its channels see it.
 */
public interface ChannelConnection extends Session {

	/**
	 * Return the connection as applications see it, or {@code null} before the login.
	 */
	@Nullable SshConnection toConnection();

	SshLoginRestrictions getRestrictions();

	/**
	 * Return whether the listener that the client connected to carries a service.
	 */
	boolean carries(SshService service);

	/**
	 * Return whether the end of the connection is decided, so that it takes no new work.
	 */
	boolean isEnding();

	/**
	 * Note that a session was started, which completes the set-up of the connection.
	 */
	void sessionStarted();

	/**
	 * Note that a command of the current thread has ended.
	 */
	void commandEnded();

	OutputQueue getOutputQueue();

	SessionCount getSessionCount();

	OpenChannels getOpenChannels();

	RunningCommands getRunningCommands();

	RunningSessions getRunningSessions();

}
