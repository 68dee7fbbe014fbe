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

package io.github.sshspringboot.command.internal.completion;

import java.util.List;

import io.github.sshspringboot.command.SshCandidate;
import io.github.sshspringboot.command.internal.builtin.BuiltIns;
import io.github.sshspringboot.command.internal.model.CommandDefinition;
import io.github.sshspringboot.command.internal.parse.CommandRegistry;
import io.github.sshspringboot.command.internal.run.CommandAccess;
import io.github.sshspringboot.server.SshConnection;

import org.springframework.security.core.context.SecurityContextHolderStrategy;

/**
 * Creates {@link CommandAssistant} instances for users. Thread-safe.
 */
public final class CommandCompletion {

	private final CommandRegistry commands;

	private final CommandAccess access;

	private final SecurityContextHolderStrategy securityContexts;

	private final BuiltIns builtIns;

	public CommandCompletion(CommandRegistry commands, CommandAccess access,
			SecurityContextHolderStrategy securityContexts, BuiltIns builtIns) {
		this.commands = commands;
		this.access = access;
		this.securityContexts = securityContexts;
		this.builtIns = builtIns;
	}

	/**
	 * Create an assistant for a line of a shell.
	 */
	public CommandAssistant assist(SshConnection connection, BuiltIns builtIns) {
		return new CommandAssistant(this.commands, this.access.visibleTo(connection), this.securityContexts,
				connection.getAuthentication(), builtIns);
	}

	/**
	 * Create an assistant for a line outside a shell.
	 */
	public CommandAssistant assist(SshConnection connection) {
		return assist(connection, this.builtIns);
	}

	/**
	 * Propose whole words that begin with the prefix.
	 */
	public List<SshCandidate> complete(List<String> words, String prefix, SshConnection connection) {
		return assist(connection).complete(words, prefix);
	}

	/**
	 * Return the names of the commands, subsystems and handlers that a user may see.
	 */
	public List<String> getVisibleNames(SshConnection connection) {
		return this.commands.all().filter(this.access.visibleTo(connection)).map(CommandDefinition::name).toList();
	}

}
