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

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import io.github.sshspringboot.command.SshCandidate;
import io.github.sshspringboot.command.SshCompleter;
import io.github.sshspringboot.command.internal.model.CommandNames;
import io.github.sshspringboot.command.internal.model.CommandParameter;
import io.github.sshspringboot.command.internal.model.ParameterType;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

import org.springframework.core.convert.TypeDescriptor;

/**
 * Describes the options and parameters of a command of picocli for completion and for
 * masking.
 */
final class PicocliParameters {

	private final CommandSpec spec;

	private final String location;

	PicocliParameters(CommandSpec spec, String location) {
		this.spec = spec;
		this.location = location;
	}

	/**
	 * Return the parameter that takes the words, followed by those that describe them.
	 */
	List<CommandParameter> all() {
		List<CommandParameter> parameters = new ArrayList<>();
		parameters.add(new CommandParameter.Words());
		this.spec.options().stream().flatMap(this::option).forEach(parameters::add);
		List<PositionalParamSpec> positionals = this.spec.positionalParameters()
			.stream()
			.sorted(Comparator.comparingInt((positional) -> positional.index().min()))
			.toList();
		for (PositionalParamSpec positional : positionals) {
			boolean many = positional.isMultiValue();
			parameters.add(new CommandParameter.Argument(type(many ? String[].class : String.class),
					name(positional.paramLabel()), description(positional), false, null, completer(positional)));
			if (many) {
				break;
			}
		}
		return parameters;
	}

	private Stream<CommandParameter> option(OptionSpec option) {
		List<String> names = Arrays.stream(option.names())
			.filter(CommandNames::isValidOption)
			.sorted(Comparator.comparingInt(String::length))
			.toList();
		if (names.isEmpty() || option.usageHelp()) {
			return Stream.of();
		}
		boolean flag = option.arity().max() == 0;
		boolean counted = flag && option.isMultiValue();
		boolean secret = option.type() == char[].class;
		boolean negatable = flag && !counted && option.negatable()
				&& names.stream().anyMatch((name) -> name.startsWith("--"));
		Class<?> type = (option.isMultiValue() && !secret) ? String[].class : String.class;
		if (flag) {
			type = counted ? int.class : boolean.class;
		}
		return Stream.of(new CommandParameter.Option(type(type), names, description(option), false, null,
				completer(option), new CommandParameter.OptionTraits(option.hidden(), counted, secret, negatable, "")));
	}

	private ParameterType type(Class<?> type) {
		return new ParameterType(TypeDescriptor.valueOf(type), true, false, this.location);
	}

	private static String name(String label) {
		return label.replaceAll("[<>]", "");
	}

	private static String description(ArgSpec arg) {
		return Ansi.OFF.string(String.join(" ", arg.description())).strip();
	}

	private static @Nullable SshCompleter completer(ArgSpec arg) {
		Iterable<String> candidates = arg.completionCandidates();
		if (candidates != null) {
			return (prefix) -> StreamSupport.stream(candidates.spliterator(), false).map(SshCandidate::of).toList();
		}
		boolean map = Map.class.isAssignableFrom(arg.type());
		Class<?> type = (map || arg.auxiliaryTypes().length == 0) ? arg.type() : arg.auxiliaryTypes()[0];
		if (!type.isEnum()) {
			return null;
		}
		List<SshCandidate> constants = Arrays.stream(type.getEnumConstants())
			.map(String::valueOf)
			.map(SshCandidate::of)
			.toList();
		return (prefix) -> constants;
	}

}
