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

package io.github.sshspringboot.command.internal.parse;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.github.sshspringboot.command.internal.model.CommandDefinition;
import io.github.sshspringboot.command.internal.model.CommandForm;
import io.github.sshspringboot.command.internal.model.CommandNames;
import io.github.sshspringboot.command.internal.model.SshCommandDefinitionException;
import io.github.sshspringboot.command.internal.pipeline.CommandLine;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.util.function.SingletonSupplier;

/**
 * The commands of an application, by name. They are discovered when all singletons exist.
 */
public final class CommandRegistry implements SmartInitializingSingleton {

	private static final Pattern WORD = Pattern.compile("\\S+");

	private final SingletonSupplier<Index> index;

	private final CommandHelp help = new CommandHelp(this);

	private final SecretLines secrets = new SecretLines(this);

	public CommandRegistry(Supplier<List<CommandDefinition>> discovery, List<String> formats) {
		this.index = SingletonSupplier.of(() -> new Index(discovery.get(), formats));
	}

	@Override
	public void afterSingletonsInstantiated() {
		this.index.obtain();
	}

	/**
	 * Return the names of all commands, sorted.
	 */
	public List<String> getNames() {
		return commands().map(CommandDefinition::name).toList();
	}

	/**
	 * Return the names that rules can name: those of all commands, of subsystems and of
	 * handlers of lines.
	 */
	public List<String> getRuledNames() {
		return all().map(CommandDefinition::name).toList();
	}

	/**
	 * Return the names of the commands that are for administrators unless a rule names
	 * them, sorted.
	 */
	public List<String> getPrivilegedNames() {
		return all().filter((definition) -> definition.traits().privileged()).map(CommandDefinition::name).toList();
	}

	/**
	 * Return the commands, subsystems and handlers of lines.
	 */
	public Stream<CommandDefinition> all() {
		return Stream.concat(commands(), this.index.obtain().others.values().stream());
	}

	public Stream<CommandDefinition> commands() {
		return this.index.obtain().commands.values().stream();
	}

	/**
	 * Return the files, regardless of who may see them.
	 */
	public Stream<CommandDefinition> files() {
		return this.index.obtain().others.values()
			.stream()
			.filter((definition) -> definition.traits().form() == CommandForm.FILE);
	}

	/**
	 * Return whether there is a command or a group of the given name, one word,
	 * regardless of who may see it.
	 */
	public boolean contains(String name) {
		return find(List.of(name)) != null || isGroup(name);
	}

	/**
	 * Find the command with the longest name that the words begin with, {@code null} if
	 * there is none.
	 */
	public @Nullable Match find(List<String> words) {
		Index index = this.index.obtain();
		for (int length = Math.min(index.maxWords, words.size()); length > 0; length--) {
			CommandDefinition definition = index.get(join(words, length));
			if (definition != null) {
				return new Match(definition, words.subList(length, words.size()));
			}
		}
		return null;
	}

	/**
	 * Find the raw command whose name a line begins with, {@code null} if there is none.
	 * Its only argument is the rest of the line.
	 */
	public @Nullable Match findRaw(String line) {
		Index index = this.index.obtain();
		if (!index.raw || line.length() > CommandLine.MAX_LENGTH) {
			return null;
		}
		List<String> words = new ArrayList<>();
		Match found = null;
		Matcher matcher = WORD.matcher(line);
		while (words.size() < index.maxWords && matcher.find()) {
			words.add(matcher.group());
			CommandDefinition definition = index.get(String.join(" ", words));
			if (definition != null) {
				found = new Match(definition, List.of(line.substring(matcher.end()).stripLeading()));
			}
		}
		return (found != null && found.definition().isUnparsed()) ? found : null;
	}

	/**
	 * Return whether handlers of the application take whole lines.
	 */
	public boolean hasHandlers() {
		return this.index.obtain().others.values().stream().anyMatch(CommandDefinition::isUnparsed);
	}

	/**
	 * Find the first handler that supports a line, {@code null} if there is none.
	 */
	public @Nullable CommandDefinition findHandler(String line) {
		return (line.length() > CommandLine.MAX_LENGTH) ? null
				: this.index.obtain().others.values()
					.stream()
					.filter((definition) -> definition.supports(line))
					.findFirst()
					.orElse(null);
	}

	/**
	 * Find a subsystem, {@code null} if there is none.
	 */
	public @Nullable CommandDefinition findSubsystem(String subsystem) {
		CommandDefinition definition = this.index.obtain().others.get(CommandNames.subsystem(subsystem));
		return (definition != null && definition.traits().form() == CommandForm.SUBSYSTEM) ? definition : null;
	}

	/**
	 * Find the group with the longest name that the words begin with, empty if there is
	 * none.
	 */
	public String findGroup(List<String> words) {
		for (int length = Math.min(this.index.obtain().maxWords, words.size()); length > 0; length--) {
			String group = join(words, length);
			if (isGroup(group)) {
				return group;
			}
		}
		return "";
	}

	public boolean isGroup(String name) {
		String next = this.index.obtain().commands.higherKey(name + " ");
		return next != null && next.startsWith(name + " ");
	}

	private static String join(List<String> words, int length) {
		return (length == 1) ? words.get(0) : String.join(" ", words.subList(0, length));
	}

	/**
	 * Return the commands of a group, sorted by name. The empty group has all commands.
	 */
	Stream<CommandDefinition> commandsOf(String group) {
		return group.isEmpty() ? commands()
				: this.index.obtain().commands.subMap(group, true, group + " \uffff", true).values().stream();
	}

	public ArgumentParser parser(CommandDefinition definition) {
		return Objects.requireNonNull(this.index.obtain().parsers.get(definition));
	}

	public CommandHelp help() {
		return this.help;
	}

	public SecretLines secrets() {
		return this.secrets;
	}

	/**
	 * The command that words name, and the words after its name.
	 */
	public record Match(CommandDefinition definition, List<String> arguments) {

	}

	private static final class Index {

		private final NavigableMap<String, CommandDefinition> commands = new TreeMap<>();

		private final Map<String, CommandDefinition> aliases = new HashMap<>();

		private final Map<String, CommandDefinition> others = new LinkedHashMap<>();

		private final Map<CommandDefinition, ArgumentParser> parsers = new IdentityHashMap<>();

		private final int maxWords;

		private final boolean raw;

		Index(List<CommandDefinition> definitions, List<String> formats) {
			for (CommandDefinition definition : definitions) {
				checkFree(definition.name(), definition);
				(isOther(definition) ? this.others : this.commands).put(definition.name(), definition);
				this.parsers.put(definition, new ArgumentParser(definition, formats));
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
			this.raw = this.commands.values().stream().anyMatch(CommandDefinition::isUnparsed);
		}

		private static boolean isOther(CommandDefinition definition) {
			CommandForm form = definition.traits().form();
			return form == CommandForm.HANDLER || form == CommandForm.SUBSYSTEM || form == CommandForm.FILE;
		}

		private void checkFree(String name, CommandDefinition definition) {
			CommandDefinition command = get(name);
			CommandDefinition other = (command != null) ? command : this.others.get(name);
			if (other != null) {
				throw new SshCommandDefinitionException("The command '" + name + "' is declared twice: by "
						+ other.location() + " and by " + definition.location(), "Rename one of them.");
			}
		}

		private @Nullable CommandDefinition get(String name) {
			CommandDefinition definition = this.commands.get(name);
			return (definition != null) ? definition : this.aliases.get(name);
		}

	}

}
