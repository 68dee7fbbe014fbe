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
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.sshspringboot.command.SshCandidate;
import io.github.sshspringboot.command.internal.model.CommandDefinition;
import io.github.sshspringboot.command.internal.model.CommandParameter;
import io.github.sshspringboot.command.internal.option.OptionScanner;
import io.github.sshspringboot.command.internal.option.OptionScanner.Kind;
import io.github.sshspringboot.command.internal.option.OptionScanner.Part;
import io.github.sshspringboot.command.internal.option.OptionScanner.Scan;
import io.github.sshspringboot.command.internal.parse.ArgumentParser;
import io.github.sshspringboot.command.internal.parse.ArgumentSpecs;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Proposes what may follow the name of a command.
 */
final class ParameterCompletion {

	private final ArgumentParser parser;

	private final List<CommandParameter.Argument> arguments;

	private final ValueCandidates values;

	private final Scan scan;

	ParameterCompletion(CommandDefinition definition, ArgumentParser parser, List<String> words,
			boolean askApplication) {
		this.parser = parser;
		this.arguments = definition.arguments().toList();
		this.values = new ValueCandidates(askApplication);
		this.scan = this.parser.scanner().scan(words);
	}

	List<SshCandidate> complete(String prefix) {
		OptionSpec awaiting = this.scan.awaiting();
		if (awaiting != null) {
			return optionValues(awaiting, prefix);
		}
		if (this.scan.onlyOperands()) {
			return argumentValues(prefix);
		}
		if (OptionScanner.isDashed(prefix)) {
			List<Part> parts = this.parser.scanner().scan(List.of(prefix)).parts();
			Part last = parts.get(parts.size() - 1);
			return (last.kind() == Kind.VALUE) ? attachedValues(last, prefix) : optionNames(prefix);
		}
		List<SshCandidate> values = argumentValues(prefix);
		return (values.isEmpty() && prefix.isEmpty() && argument() == null) ? optionNames(prefix) : values;
	}

	private List<SshCandidate> attachedValues(Part value, String prefix) {
		OptionSpec option = Objects.requireNonNull(value.option());
		return ValueCandidates.prepend(prefix.substring(0, value.start()),
				optionValues(option, prefix.substring(value.start())));
	}

	private List<SshCandidate> optionNames(String prefix) {
		List<OptionSpec> present = this.scan.parts()
			.stream()
			.filter((part) -> part.kind() == Kind.OPTION)
			.map((part) -> Objects.requireNonNull(part.option()))
			.distinct()
			.toList();
		Set<Object> used = present.stream()
			.filter((option) -> !isRepeatable(option))
			.map(ParameterCompletion::sameForOpposite)
			.collect(Collectors.toSet());
		Set<String> excluded = present.stream()
			.map(ArgumentSpecs::declared)
			.filter(Objects::nonNull)
			.map(CommandParameter.Option::exclusiveGroup)
			.filter((group) -> !group.isEmpty())
			.collect(Collectors.toSet());
		return this.parser.options()
			.stream()
			.filter((option) -> !isHidden(option) && !used.contains(sameForOpposite(option)))
			.filter((option) -> {
				CommandParameter.Option declared = ArgumentSpecs.declared(option);
				return declared == null || !excluded.contains(declared.exclusiveGroup());
			})
			.flatMap((option) -> OptionScanner.complete(option, prefix)
				.map((name) -> new SshCandidate(name, describe(option))))
			.toList();
	}

	private static Object sameForOpposite(OptionSpec option) {
		CommandParameter.Option declared = ArgumentSpecs.declared(option);
		return (declared != null) ? declared : option;
	}

	private static boolean isHidden(OptionSpec option) {
		CommandParameter.Option declared = ArgumentSpecs.declared(option);
		return declared != null && declared.isHidden();
	}

	private static boolean isRepeatable(OptionSpec option) {
		CommandParameter.Option declared = ArgumentSpecs.declared(option);
		return declared != null && (declared.isCounted() || declared.isMulti());
	}

	private static String describe(OptionSpec option) {
		CommandParameter.Option declared = ArgumentSpecs.declared(option);
		return (declared != null) ? declared.description() : String.join(" ", option.description());
	}

	private List<SshCandidate> optionValues(OptionSpec option, String prefix) {
		CommandParameter.Option declared = ArgumentSpecs.declared(option);
		if (!OptionScanner.takesValue(option)) {
			return List.of();
		}
		if (declared != null) {
			return (declared.isHidden() || declared.isSecret()) ? List.of() : this.values.of(declared, prefix);
		}
		return (option.completionCandidates() != null) ? this.values.matching(option.completionCandidates(), prefix)
				: List.of();
	}

	private List<SshCandidate> argumentValues(String prefix) {
		CommandParameter.Argument argument = argument();
		return (argument != null) ? this.values.of(argument, prefix) : List.of();
	}

	private CommandParameter.@Nullable Argument argument() {
		if (this.arguments.isEmpty()) {
			return null;
		}
		long position = this.scan.parts().stream().filter((part) -> part.kind() == Kind.OPERAND).count();
		if (position < this.arguments.size()) {
			return this.arguments.get((int) position);
		}
		CommandParameter.Argument last = this.arguments.get(this.arguments.size() - 1);
		return last.isMulti() ? last : null;
	}

}
