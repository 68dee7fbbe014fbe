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

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The commands that run on a connection, and their threads.
 */
final class RunningCommands {

	private final List<RunningCommand> commands = new CopyOnWriteArrayList<>();

	RunningCommand begin(String name) {
		RunningCommand command = new RunningCommand(name, Thread.currentThread());
		this.commands.add(command);
		return command;
	}

	void end(RunningCommand command) {
		this.commands.remove(command);
	}

	boolean isOwnThread() {
		Thread current = Thread.currentThread();
		return this.commands.stream().anyMatch((command) -> command.thread() == current);
	}

	List<String> names() {
		return this.commands.stream().map(RunningCommand::name).toList();
	}

	/**
	 * A command that runs.
	 *
	 * @param name its registered name
	 * @param thread the thread that runs it
	 */
	record RunningCommand(String name, Thread thread) {

	}

}
