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
import org.apache.sshd.common.session.Session;
import org.jspecify.annotations.Nullable;

/**
 * The connection of a client that is logged in, as its channels see it.
 */
public interface ChannelConnection extends Session {

	/**
	 * Return the connection as applications see it, {@code null} before the login.
	 * @return the connection
	 */
	@Nullable SshConnection toConnection();

	SshLoginRestrictions getRestrictions();

	/**
	 * Whether the end of the connection is decided: it takes no new work.
	 * @return whether it is decided
	 */
	boolean isEnding();

	/**
	 * A session was started: the connection is set up.
	 */
	void sessionStarted();

	/**
	 * A command of the current thread has ended.
	 */
	void commandEnded();

	OutputQueue getOutputQueue();

	SessionCount getSessionCount();

	OpenChannels getOpenChannels();

	RunningCommands getRunningCommands();

	RunningSessions getRunningSessions();

}
