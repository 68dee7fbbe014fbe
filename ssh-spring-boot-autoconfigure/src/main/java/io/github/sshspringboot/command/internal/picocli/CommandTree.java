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

package io.github.sshspringboot.command.internal.picocli;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/**
 * A command of picocli with its subcommands, as the bean of an application declares it.
 */
record CommandTree(CommandBeans beans, String beanName, Class<?> type) {

	/**
	 * Create the whole tree with new objects.
	 */
	CommandLine create(CommandObjects objects) {
		CommandLine root = new CommandLine(objects.createNew(this.beanName, this.type), objects);
		root.setExpandAtFiles(false);
		root.setAbbreviatedOptionsAllowed(false);
		root.setAbbreviatedSubcommandsAllowed(false);
		root.setUsageHelpAutoWidth(false);
		return root;
	}

	/**
	 * Create the command with the given path only. Without the others, words cannot reach
	 * a command that its user may not run.
	 */
	CommandLine create(List<String> path, CommandObjects objects) {
		CommandLine root = create(objects);
		CommandLine current = root;
		for (String name : path) {
			CommandLine next = Objects.requireNonNull(current.getSubcommands().get(name));
			prune(current, next);
			current = next;
		}
		prune(current, null);
		return root;
	}

	private static void prune(CommandLine parent, @Nullable CommandLine kept) {
		for (String name : List.copyOf(parent.getSubcommands().keySet())) {
			CommandLine child = parent.getSubcommands().get(name);
			if (child != null && child != kept) {
				parent.getCommandSpec().removeSubcommand(name);
			}
		}
	}

	static CommandLine leaf(CommandLine pruned) {
		CommandLine leaf = pruned;
		while (!leaf.getSubcommands().isEmpty()) {
			leaf = leaf.getSubcommands().values().iterator().next();
		}
		return leaf;
	}

	static ParseResult leaf(ParseResult result) {
		ParseResult leaf = result;
		while (leaf.hasSubcommand()) {
			leaf = leaf.subcommand();
		}
		return leaf;
	}

	/**
	 * Return the subcommands of a command but for those of picocli itself, each once.
	 */
	static List<CommandLine> subcommands(CommandLine parent) {
		return parent.getSubcommands()
			.values()
			.stream()
			.distinct()
			.filter((child) -> !isOfPicocli(child.getCommandSpec().userObject()))
			.toList();
	}

	private static boolean isOfPicocli(@Nullable Object object) {
		return object != null && object.getClass().getName().startsWith("picocli.");
	}

	/**
	 * Return all names of a command within its parent, the proper one first.
	 */
	static List<String> names(CommandLine command) {
		return Stream.concat(Stream.of(command.getCommandName()), Stream.of(command.getCommandSpec().aliases()))
			.toList();
	}

}
