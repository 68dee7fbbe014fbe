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

package io.github.sshspringboot.command.internal.run;

import java.util.List;

import io.github.sshspringboot.command.internal.model.CommandNames;

import org.springframework.util.Assert;

/**
 * The authorities that some commands require, of which a user needs one. Commands are
 * full names, names of groups for all of their commands, or {@code *} for every command.
 */
public record CommandRule(List<String> commands, List<String> authorities) {

	private static final String ALL = "*";

	public CommandRule {
		Assert.notEmpty(commands, "'commands' must not be empty");
		Assert.notEmpty(authorities, "'authorities' must not be empty");
		commands = commands.stream().map((command) -> CommandNames.join(command, "")).toList();
		authorities = List.copyOf(authorities);
	}

	/**
	 * Return the names of this rule that are neither a command nor a group.
	 */
	public List<String> unknownAmong(List<String> commandNames) {
		return this.commands.stream()
			.filter((command) -> commandNames.stream().noneMatch((name) -> covers(command, name)))
			.toList();
	}

	/**
	 * Return whether this rule names the command, a group of it, or every command.
	 */
	public boolean matches(String commandName) {
		return this.commands.stream().anyMatch((command) -> covers(command, commandName));
	}

	private static boolean covers(String command, String commandName) {
		return command.equals(ALL) || commandName.equals(command) || commandName.startsWith(command + " ");
	}

}
