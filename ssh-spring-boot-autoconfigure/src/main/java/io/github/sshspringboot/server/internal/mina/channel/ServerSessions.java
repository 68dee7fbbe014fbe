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

import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.github.sshspringboot.server.internal.SshSessionHandler;
import io.github.sshspringboot.server.internal.SshSessionSelector;
import io.github.sshspringboot.server.internal.SshSessionStart;
import io.github.sshspringboot.server.internal.execution.SshExecutors;
import io.github.sshspringboot.server.internal.mina.channel.RunningCommands.RunningCommand;
import org.jspecify.annotations.Nullable;

/**
 * The sessions of all connections of a server, and what they share.
 */
public final class ServerSessions {

	private final SshSessionSelector selector;

	private final SshExecutors executors;

	private final InputBudget inputBudget = new InputBudget(Runtime.getRuntime().maxMemory());

	private final ActivityTracker activities = new ActivityTracker();

	private final Set<SessionCommand> sessions = ConcurrentHashMap.newKeySet();

	private final Set<RunningCommand> commands = ConcurrentHashMap.newKeySet();

	private volatile boolean ending;

	public ServerSessions(SshSessionSelector selector, SshExecutors executors) {
		this.selector = selector;
		this.executors = executors;
	}

	/**
	 * Return the handler of a session, or {@code null} if there is none.
	 */
	@Nullable SshSessionHandler findHandler(SshSessionStart start) {
		return this.selector.select(start);
	}

	SshExecutors getExecutors() {
		return this.executors;
	}

	public InputBudget getInputBudget() {
		return this.inputBudget;
	}

	public ActivityTracker getActivities() {
		return this.activities;
	}

	/**
	 * Stop accepting sessions.
	 */
	public void end() {
		this.ending = true;
	}

	public boolean isEnding() {
		return this.ending;
	}

	void add(SessionCommand session) {
		this.sessions.add(session);
	}

	void remove(SessionCommand session) {
		this.sessions.remove(session);
	}

	public Collection<SessionCommand> list() {
		return this.sessions;
	}

	void commandBegan(RunningCommand command) {
		this.commands.add(command);
	}

	void commandEnded(RunningCommand command) {
		this.commands.remove(command);
	}

	public Collection<RunningCommand> getRunningCommands() {
		return this.commands;
	}

}
