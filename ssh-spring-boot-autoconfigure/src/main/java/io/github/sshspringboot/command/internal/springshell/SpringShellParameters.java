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

package io.github.sshspringboot.command.internal.springshell;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import io.github.sshspringboot.command.SshCandidate;
import io.github.sshspringboot.command.SshCompleter;
import io.github.sshspringboot.command.internal.model.CommandParameter;
import io.github.sshspringboot.command.internal.model.ParameterType;
import org.jspecify.annotations.Nullable;

import org.springframework.core.convert.TypeDescriptor;
import org.springframework.shell.core.command.Command;
import org.springframework.shell.core.command.CommandArgument;
import org.springframework.shell.core.command.CommandOption;
import org.springframework.shell.core.command.ParsedInput;
import org.springframework.shell.core.command.completion.CompletionContext;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;

/**
 * The options of a command of Spring Shell, and all arguments, whose number is not known.
 */
final class SpringShellParameters {

	private final Command command;

	private final String location;

	private final Map<CommandOption, CommandParameter> options = new LinkedHashMap<>();

	SpringShellParameters(Command command, String location) {
		this.command = command;
		this.location = location;
		command.getOptions().forEach((option) -> this.options.put(option, describe(option)));
	}

	/**
	 * Return the options in their order, and one parameter for all arguments.
	 */
	List<CommandParameter> all() {
		List<CommandParameter> parameters = new ArrayList<>(this.options.values());
		parameters.add(new CommandParameter.Argument(type(String[].class), "arguments", "", false, null, null));
		return parameters;
	}

	private CommandParameter describe(CommandOption option) {
		List<String> names = Stream
			.of((option.shortName() > ' ') ? "-" + option.shortName() : "",
					StringUtils.hasText(option.longName()) ? "--" + option.longName() : "")
			.filter(StringUtils::hasText)
			.toList();
		boolean required = Boolean.TRUE.equals(option.required());
		boolean secret = option.type() == char[].class;
		String defaultValue = required ? null : option.defaultValue();
		String description = Objects.requireNonNullElse(option.description(), "");
		if (StringUtils.hasText(defaultValue) && !secret) {
			description = (description + " Default: " + defaultValue + ".").strip();
		}
		Class<?> type = checked(option.type());
		return new CommandParameter.Option(type(type), names, description, required, null,
				(type == boolean.class) ? null : completer(option),
				new CommandParameter.OptionTraits(false, false, secret, false, ""));
	}

	/**
	 * Return the type to check a value with, {@link String} for those that only Spring
	 * Shell knows how to convert.
	 */
	private static Class<?> checked(Class<?> type) {
		Class<?> wrapped = ClassUtils.resolvePrimitiveIfNecessary(type);
		if (wrapped == Boolean.class) {
			return boolean.class;
		}
		return (Number.class.isAssignableFrom(wrapped) || type.isEnum()) ? wrapped : String.class;
	}

	private ParameterType type(Class<?> type) {
		return new ParameterType(TypeDescriptor.valueOf(type), false, false, this.location);
	}

	private SshCompleter completer(CommandOption option) {
		return (prefix) -> {
			List<String> words = new ArrayList<>(List.of(this.command.getName().split(" ")));
			words.add(StringUtils.hasText(option.longName()) ? "--" + option.longName() : "-" + option.shortName());
			words.add(prefix);
			return this.command.getCompletionProvider()
				.apply(new CompletionContext(words, words.size() - 1, prefix.length(), this.command, option))
				.stream()
				.map((proposal) -> new SshCandidate(proposal.value(),
						Objects.requireNonNullElse(proposal.description(), "")))
				.toList();
		};
	}

	/**
	 * Return the input that Spring Shell would have parsed, without the options that were
	 * not typed.
	 */
	ParsedInput input(@Nullable Object[] arguments) {
		ParsedInput.Builder input = ParsedInput.builder();
		String[] name = this.command.getName().split(" ");
		input.commandName(name[0]);
		Stream.of(name).skip(1).forEach(input::addSubCommand);
		int index = 0;
		for (CommandOption option : this.options.keySet()) {
			Object value = arguments[index++];
			if (value != null && !Boolean.FALSE.equals(value)) {
				input
					.addOption(typed(option, (value instanceof Enum<?> constant) ? constant.name() : value.toString()));
			}
		}
		Object words = arguments[index];
		if (words instanceof String[] values) {
			for (int position = 0; position < values.length; position++) {
				input.addArgument(new CommandArgument(position, values[position]));
			}
		}
		return input.build();
	}

	/**
	 * Return an option with a value. Spring Shell takes a single option {@code h} for a
	 * request for help, so the short name is left out if there is a long one.
	 */
	private static CommandOption typed(CommandOption option, String value) {
		CommandOption.Builder typed = CommandOption.with().type(option.type()).value(value);
		return StringUtils.hasText(option.longName()) ? typed.longName(option.longName()).build()
				: typed.longName("").shortName(option.shortName()).build();
	}

}
