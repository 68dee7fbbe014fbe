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

package io.github.sshspringboot.command;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import io.github.sshspringboot.command.annotation.SshCandidate;
import org.jspecify.annotations.Nullable;

/**
 * Proposes what may come next after the name of a command.
 */
final class ParameterCompletion {

	private static final String END_OF_OPTIONS = "--";

	private final List<CompletableOption> options;

	private final List<CommandParameter.Argument> arguments;

	private final boolean askApplication;

	private final List<CompletableOption> present = new ArrayList<>();

	private int position;

	private boolean onlyArguments;

	private @Nullable CompletableOption awaitsValue;

	ParameterCompletion(Command command, List<String> words, boolean askApplication) {
		this.options = command.parser().options();
		this.arguments = command.definition().arguments().toList();
		this.askApplication = askApplication;
		words.forEach(this::read);
	}

	private void read(String word) {
		if (this.awaitsValue != null) {
			this.awaitsValue = null;
		}
		else if (this.onlyArguments || !word.startsWith("-") || word.length() == 1) {
			this.position++;
		}
		else if (END_OF_OPTIONS.equals(word)) {
			this.onlyArguments = true;
		}
		else {
			readOption(word);
		}
	}

	private void readOption(String word) {
		int equals = word.indexOf('=');
		CompletableOption option = find((equals < 0) ? word : word.substring(0, equals));
		if (option != null) {
			this.present.add(option);
			this.awaitsValue = (option.takesValue() && equals < 0) ? option : null;
		}
		else if (!word.startsWith(END_OF_OPTIONS)) {
			readCluster(word);
		}
	}

	/**
	 * Short options in one word, of which the last may have its value in it.
	 * @param word such as {@code -vn5}
	 */
	private void readCluster(String word) {
		for (int index = 1; index < word.length(); index++) {
			CompletableOption option = find("-" + word.charAt(index));
			if (option == null) {
				return;
			}
			this.present.add(option);
			if (option.takesValue()) {
				this.awaitsValue = (index == word.length() - 1) ? option : null;
				return;
			}
		}
	}

	private @Nullable CompletableOption find(String name) {
		return this.options.stream().filter((option) -> option.hasName(name)).findFirst().orElse(null);
	}

	boolean isOption(String name) {
		int equals = name.indexOf('=');
		return find((equals < 0) ? name : name.substring(0, equals)) != null;
	}

	List<SshCandidate> complete(String prefix) {
		if (this.awaitsValue != null) {
			return values(this.awaitsValue, prefix);
		}
		if (this.onlyArguments) {
			return argumentValues(prefix);
		}
		int equals = prefix.indexOf('=');
		if (prefix.startsWith(END_OF_OPTIONS) && equals > 0) {
			CompletableOption option = find(prefix.substring(0, equals));
			return (option == null || !option.takesValue()) ? List.of()
					: prepend(prefix.substring(0, equals + 1), values(option, prefix.substring(equals + 1)));
		}
		if (prefix.startsWith("-")) {
			return optionNames(prefix);
		}
		List<SshCandidate> values = argumentValues(prefix);
		return (values.isEmpty() && prefix.isEmpty() && argument() == null) ? optionNames(prefix) : values;
	}

	private List<SshCandidate> optionNames(String prefix) {
		Set<String> excluded = new HashSet<>();
		this.present.stream()
			.map(CompletableOption::exclusiveGroup)
			.filter((group) -> !group.isEmpty())
			.forEach(excluded::add);
		List<SshCandidate> candidates = new ArrayList<>();
		for (CompletableOption option : this.options) {
			boolean used = this.present.contains(option) && !option.isRepeatable();
			if (!option.hidden() && !used && !excluded.contains(option.exclusiveGroup())) {
				names(option, prefix).filter((name) -> name.startsWith(prefix))
					.forEach((name) -> candidates.add(new SshCandidate(name, option.description())));
			}
		}
		return candidates;
	}

	private static Stream<String> names(CompletableOption option, String prefix) {
		return (prefix.length() == 2 && !END_OF_OPTIONS.equals(prefix)) ? option.allNames().stream()
				: option.proposals().stream();
	}

	private List<SshCandidate> values(CompletableOption option, String prefix) {
		if (option.hidden() || option.isSecret()) {
			return List.of();
		}
		if (option.declared() == null || !option.values().isEmpty()) {
			return matching(option.values().stream().map(SshCandidate::of).toList(), prefix);
		}
		return values(option.declared(), prefix);
	}

	private List<SshCandidate> argumentValues(String prefix) {
		CommandParameter.Argument argument = argument();
		return (argument != null) ? values(argument, prefix) : List.of();
	}

	private CommandParameter.@Nullable Argument argument() {
		if (this.arguments.isEmpty()) {
			return null;
		}
		if (this.position < this.arguments.size()) {
			return this.arguments.get(this.position);
		}
		CommandParameter.Argument last = this.arguments.get(this.arguments.size() - 1);
		return last.isMulti() ? last : null;
	}

	private List<SshCandidate> values(CommandParameter.Typed parameter, String prefix) {
		int comma = CompletableValue.isMulti(parameter) ? prefix.lastIndexOf(',') : -1;
		String rest = prefix.substring(comma + 1);
		return prepend(prefix.substring(0, comma + 1),
				matching(CompletableValue.of(parameter, rest, this.askApplication), rest));
	}

	private static List<SshCandidate> matching(List<SshCandidate> candidates, String prefix) {
		return candidates.stream().filter((candidate) -> candidate.value().startsWith(prefix)).toList();
	}

	private static List<SshCandidate> prepend(String head, List<SshCandidate> candidates) {
		return head.isEmpty() ? candidates
				: candidates.stream()
					.map((candidate) -> new SshCandidate(head + candidate.value(), candidate.description()))
					.toList();
	}

}
