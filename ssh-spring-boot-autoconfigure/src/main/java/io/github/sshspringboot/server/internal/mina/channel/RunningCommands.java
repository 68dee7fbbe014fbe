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

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.jspecify.annotations.Nullable;

/**
 * The running commands of a connection, and their threads.
 */
public final class RunningCommands {

	private final List<RunningCommand> commands = new CopyOnWriteArrayList<>();

	void add(RunningCommand command) {
		this.commands.add(command);
	}

	void remove(RunningCommand command) {
		this.commands.remove(command);
	}

	/**
	 * Return the session whose command the current thread runs, or {@code null}.
	 */
	public @Nullable SessionCommand getOwnSession() {
		Thread current = Thread.currentThread();
		return this.commands.stream()
			.filter((command) -> command.thread() == current)
			.map(RunningCommand::session)
			.findFirst()
			.orElse(null);
	}

	public List<String> names() {
		return this.commands.stream().map(RunningCommand::name).toList();
	}

	/**
	 * A running command with its registered name.
	 */
	public record RunningCommand(String name, Thread thread, SessionCommand session) {

	}

}
