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
import io.github.sshspringboot.command.internal.parse.Commands;
import io.github.sshspringboot.command.internal.run.CommandAccess;
import io.github.sshspringboot.server.SshConnection;

import org.springframework.security.core.context.SecurityContextHolderStrategy;

/**
 * Helps users to type command lines out of what they may see. Thread-safe.
 *
 * @since 0.1.0
 */
public final class CommandCompletion {

	private final Commands commands;

	private final CommandAccess access;

	private final SecurityContextHolderStrategy securityContexts;

	private final BuiltIns builtIns;

	public CommandCompletion(Commands commands, CommandAccess access, SecurityContextHolderStrategy securityContexts,
			BuiltIns builtIns) {
		this.commands = commands;
		this.access = access;
		this.securityContexts = securityContexts;
		this.builtIns = builtIns;
	}

	/**
	 * Help a user to type a command line in a shell.
	 * @param connection the user's connection
	 * @param builtIns the built-in commands of the shell
	 * @return knows what the user may see at this moment
	 */
	public CommandAssistant assist(SshConnection connection, BuiltIns builtIns) {
		return new CommandAssistant(this.commands, this.access.visibleTo(connection), this.securityContexts,
				connection.getAuthentication(), builtIns);
	}

	/**
	 * Help a user to type a command line outside a shell.
	 * @param connection the user's connection
	 * @return knows what the user may see at this moment
	 */
	public CommandAssistant assist(SshConnection connection) {
		return assist(connection, this.builtIns);
	}

	/**
	 * Propose what may stand at a place of a command line.
	 * @param words the words before
	 * @param prefix what was typed of the word
	 * @param connection the user's connection
	 * @return whole words that begin with the prefix
	 */
	public List<SshCandidate> complete(List<String> words, String prefix, SshConnection connection) {
		return assist(connection).complete(words, prefix);
	}

	/**
	 * Return the names of the commands that a user may see.
	 * @param connection the user's connection
	 * @return the names, sorted
	 */
	public List<String> getVisibleNames(SshConnection connection) {
		return this.commands.registry()
			.commands()
			.filter(this.access.visibleTo(connection))
			.map(CommandDefinition::name)
			.toList();
	}

}
