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

package io.github.sshspringboot.command.internal.file;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

import io.github.sshspringboot.command.internal.model.CommandDefinition;
import io.github.sshspringboot.command.internal.parse.CommandRegistry;
import io.github.sshspringboot.command.internal.run.CommandAccess;
import io.github.sshspringboot.command.internal.run.CommandDispatcher;
import io.github.sshspringboot.files.internal.FilePath;
import io.github.sshspringboot.files.internal.FileSource;
import io.github.sshspringboot.files.internal.FileTree;
import io.github.sshspringboot.server.SshConnection;
import io.github.sshspringboot.server.internal.execution.SshExecutors;

/**
 * The files of methods, as far as a user may read them.
 */
public final class CommandFiles implements FileSource {

	private final CommandRegistry commands;

	private final CommandAccess access;

	private final CommandDispatcher dispatcher;

	private final SshExecutors executors;

	public CommandFiles(CommandRegistry commands, CommandAccess access, CommandDispatcher dispatcher,
			SshExecutors executors) {
		this.commands = commands;
		this.access = access;
		this.dispatcher = dispatcher;
		this.executors = executors;
	}

	@Override
	public boolean isEmpty() {
		return this.commands.files().findAny().isEmpty();
	}

	@Override
	public Map<FilePath, FileTree> open(SshConnection connection) {
		Predicate<CommandDefinition> visible = this.access.visibleTo(connection);
		Map<FilePath, FileTree> files = new HashMap<>();
		this.commands.files()
			.filter(visible)
			.forEach((file) -> files.put(FilePath.of(file.path()),
					new CommandFileTree(() -> new CommandFile(file, this.dispatcher, this.executors, connection))));
		return files;
	}

}
