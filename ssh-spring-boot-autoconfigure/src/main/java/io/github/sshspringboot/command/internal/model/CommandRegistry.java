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

package io.github.sshspringboot.command.internal.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * The commands of an application, by name.
 */
public final class CommandRegistry {

	private final NavigableMap<String, CommandDefinition> commands = new TreeMap<>();

	private final Map<String, CommandDefinition> aliases = new HashMap<>();

	private final int maxWords;

	public CommandRegistry(List<CommandDefinition> definitions) {
		for (CommandDefinition definition : definitions) {
			checkFree(definition.name(), definition);
			this.commands.put(definition.name(), definition);
		}
		for (CommandDefinition definition : definitions) {
			for (String alias : definition.aliases()) {
				checkFree(alias, definition);
				this.aliases.put(alias, definition);
			}
		}
		this.maxWords = Stream.concat(this.commands.keySet().stream(), this.aliases.keySet().stream())
			.mapToInt((name) -> name.split(" ").length)
			.max()
			.orElse(0);
	}

	private void checkFree(String name, CommandDefinition definition) {
		CommandDefinition other = get(name);
		if (other != null) {
			throw new SshCommandDefinitionException("The command '" + name + "' is declared twice: by "
					+ other.location() + " and by " + definition.location(), "Give one of them another name.");
		}
	}

	private @Nullable CommandDefinition get(String name) {
		CommandDefinition definition = this.commands.get(name);
		return (definition != null) ? definition : this.aliases.get(name);
	}

	/**
	 * Find the command that the first words name; the longest name wins.
	 */
	public @Nullable Match find(List<String> words) {
		for (int length = Math.min(this.maxWords, words.size()); length > 0; length--) {
			CommandDefinition definition = get(join(words, length));
			if (definition != null) {
				return new Match(definition, words.subList(length, words.size()));
			}
		}
		return null;
	}

	/**
	 * Find the group that the first words name.
	 */
	public String findGroup(List<String> words) {
		for (int length = Math.min(this.maxWords, words.size()); length > 0; length--) {
			String group = join(words, length);
			if (isGroup(group)) {
				return group;
			}
		}
		return "";
	}

	public boolean isGroup(String name) {
		String next = this.commands.higherKey(name + " ");
		return next != null && next.startsWith(name + " ");
	}

	private static String join(List<String> words, int length) {
		return (length == 1) ? words.get(0) : String.join(" ", words.subList(0, length));
	}

	public Stream<CommandDefinition> commands() {
		return this.commands.values().stream();
	}

	/**
	 * The commands of a group, sorted by name.
	 */
	public Map<String, CommandDefinition> commandsOf(String group) {
		return group.isEmpty() ? this.commands : this.commands.subMap(group, true, group + " \uffff", true);
	}

	public record Match(CommandDefinition definition, List<String> arguments) {

	}

}
