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

package io.github.sshspringboot.files.internal.scp;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

import io.github.sshspringboot.files.internal.FileTrees;
import io.github.sshspringboot.server.ExitStatus;
import io.github.sshspringboot.server.internal.SshSession;
import io.github.sshspringboot.server.internal.SshSessionHandler;
import io.github.sshspringboot.server.internal.execution.CommandKind;

/**
 * {@link SshSessionHandler} that takes the lines of {@code scp} out of those that are
 * commands. If it may not, it tells users what to do about a command that is not known.
 */
public final class ScpExecHandler implements SshSessionHandler {

	private static final String DISABLED = "This server copies files by SFTP only: use scp without -O, or sftp.\n";

	private final SshSessionHandler commands;

	private final FileTrees trees;

	private final boolean enabled;

	public ScpExecHandler(SshSessionHandler commands, FileTrees trees, boolean enabled) {
		this.commands = commands;
		this.trees = trees;
		this.enabled = enabled;
	}

	@Override
	public SshSessionHandler select(String commandLine) {
		if (!isScp(commandLine)) {
			return this.commands.select(commandLine);
		}
		return this.enabled ? new ScpSessionHandler(this.trees) : this;
	}

	@Override
	public CommandKind getKind(String commandLine) {
		return this.commands.getKind(commandLine);
	}

	@Override
	public ExitStatus handle(SshSession session) throws Exception {
		ExitStatus status = this.commands.handle(session);
		if (status.equals(ExitStatus.NOT_FOUND) && isScp(Objects.requireNonNull(session.getCommand()))) {
			tell(session);
		}
		return status;
	}

	private static void tell(SshSession session) throws IOException {
		session.getError().write(DISABLED.getBytes(StandardCharsets.UTF_8));
	}

	private boolean isScp(String commandLine) {
		return this.trees.isOffered() && ScpCommandLine.isScp(commandLine);
	}

}
