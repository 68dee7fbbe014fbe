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
import java.util.List;
import java.util.function.Predicate;

import io.github.sshspringboot.command.internal.model.CommandDefinition;
import io.github.sshspringboot.command.internal.model.CommandTraits;
import io.github.sshspringboot.server.internal.text.TerminalText;

/**
 * Creates help pages and suggestions.
 */
public final class CommandHelp {

	private final CommandRegistry registry;

	CommandHelp(CommandRegistry registry) {
		this.registry = registry;
	}

	/**
	 * Return the help page of a group, whose name is empty for all commands.
	 */
	public String group(String group, Predicate<CommandDefinition> visible) {
		List<CommandDefinition> commands = commandsOf(group, visible);
		if (commands.isEmpty()) {
			return "There are no commands.\n";
		}
		int width = commands.stream().mapToInt((command) -> command.name().length()).max().orElse(0);
		StringBuilder page = new StringBuilder();
		commands.stream()
			.map(CommandDefinition::group)
			.filter((declared) -> declared.name().equals(group) && !declared.description().isEmpty())
			.findFirst()
			.ifPresent((declared) -> page.append(declared.description()).append("\n\n"));
		page.append("Commands:\n");
		for (CommandDefinition command : commands) {
			String name = command.name();
			page.append(("  " + name + " ".repeat(width - name.length()) + "  " + describe(command)).stripTrailing())
				.append('\n');
		}
		return page.append("Try '<command> --help' for the options and arguments of a command.\n").toString();
	}

	public boolean hasCommands(String group, Predicate<CommandDefinition> visible) {
		return !group.isEmpty() && !commandsOf(group, visible).isEmpty();
	}

	private List<CommandDefinition> commandsOf(String group, Predicate<CommandDefinition> visible) {
		return this.registry.commandsOf(group).filter(visible).toList();
	}

	private static String describe(CommandDefinition command) {
		CommandTraits traits = command.traits();
		List<String> notes = new ArrayList<>();
		if (!traits.deprecated().isEmpty()) {
			notes.add("deprecated");
		}
		String reason = traits.unavailableReason();
		if (reason != null) {
			notes.add("not available: " + TerminalText.line(reason));
		}
		String description = command.description();
		return notes.isEmpty() ? description
				: (description.isEmpty() ? "" : description + " ") + "(" + String.join("; ", notes) + ")";
	}

	/**
	 * Return the message for an unknown command, one line.
	 */
	public String unknown(List<String> words, Predicate<CommandDefinition> visible) {
		String found = this.registry.findGroup(words);
		String group = hasCommands(found, visible) ? found : "";
		int groupWords = group.isEmpty() ? 0 : group.split(" ").length;
		String typed = String.join(" ", words.subList(0, Math.min(words.size(), groupWords + 1)));
		StringBuilder message = new StringBuilder("There is no command '").append(shorten(typed)).append('\'');
		List<String> suggestions = suggest(typed, visible);
		if (!suggestions.isEmpty()) {
			message.append(". Did you mean '").append(suggestions.get(0)).append("'?");
		}
		else {
			message.append('.');
		}
		return message.append(group.isEmpty() ? " Try 'help'" : " Try '" + group + " --help'").toString();
	}

	private List<String> suggest(String typed, Predicate<CommandDefinition> visible) {
		if (typed.length() > 64) {
			return List.of();
		}
		int words = typed.split(" ").length;
		List<String> candidates = new ArrayList<>();
		this.registry.commands().filter(visible).map(CommandDefinition::name).forEach((name) -> {
			String[] nameWords = name.split(" ");
			candidates.add(String.join(" ", List.of(nameWords).subList(0, Math.min(words, nameWords.length))));
		});
		return candidates.stream()
			.distinct()
			.map((candidate) -> new Candidate(candidate, distance(typed, candidate)))
			.filter((candidate) -> candidate.distance() <= Math.max(1, typed.length() / 3))
			.sorted()
			.map(Candidate::name)
			.toList();
	}

	private static String shorten(String text) {
		return (text.length() <= 64) ? text : text.substring(0, 64) + "…";
	}

	private static int distance(String left, String right) {
		int[] previous = new int[right.length() + 1];
		for (int j = 0; j <= right.length(); j++) {
			previous[j] = j;
		}
		for (int i = 1; i <= left.length(); i++) {
			int[] current = new int[right.length() + 1];
			current[0] = i;
			for (int j = 1; j <= right.length(); j++) {
				int substitution = previous[j - 1] + ((left.charAt(i - 1) == right.charAt(j - 1)) ? 0 : 1);
				current[j] = Math.min(substitution, Math.min(previous[j], current[j - 1]) + 1);
			}
			previous = current;
		}
		return previous[right.length()];
	}

	private record Candidate(String name, int distance) implements Comparable<Candidate> {

		@Override
		public int compareTo(Candidate other) {
			return Integer.compare(this.distance, other.distance);
		}

	}

}
