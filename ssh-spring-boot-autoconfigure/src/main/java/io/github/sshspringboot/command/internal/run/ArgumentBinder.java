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

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import io.github.sshspringboot.command.SshInputFormat;
import io.github.sshspringboot.command.internal.input.InputReader;
import io.github.sshspringboot.command.internal.io.DefaultCommandContext;
import io.github.sshspringboot.command.internal.model.CommandDefinition;
import io.github.sshspringboot.command.internal.model.CommandParameter;
import io.github.sshspringboot.command.internal.model.ValueConverter;
import io.github.sshspringboot.command.internal.model.ValueConverter.ValueException;
import io.github.sshspringboot.command.internal.parse.ArgumentParser.ParsedArguments;
import io.github.sshspringboot.command.internal.parse.UsageException;
import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

/**
 * Binds what the user typed, and what the run provides, to the parameters of the method.
 * The user is asked for missing secrets after all other options and arguments have been
 * converted.
 */
public final class ArgumentBinder {

	private final ValueConverter converter;

	private final InputReader inputReader;

	public ArgumentBinder(ValueConverter converter, InputReader inputReader) {
		this.converter = converter;
		this.inputReader = inputReader;
	}

	@Nullable Object[] bind(CommandDefinition definition, ParsedArguments parsed, DefaultCommandContext run) throws Exception {
		List<CommandParameter> parameters = definition.parameters();
		@Nullable Object[] arguments = new @Nullable Object[parameters.size()];
		if (definition.isForeign()) {
			arguments[0] = parsed.values().get(parameters.get(0));
			return arguments;
		}
		for (int index = 0; index < arguments.length; index++) {
			if (parameters.get(index) instanceof CommandParameter.Typed typed && !isAskedFor(typed, parsed)) {
				arguments[index] = bind(definition, typed, parsed.values().get(typed));
			}
		}
		for (int index = 0; index < arguments.length; index++) {
			if (parameters.get(index) instanceof CommandParameter.Typed typed && isAskedFor(typed, parsed)) {
				String answer = run.getTerminalOrNone().askSecretly(question(typed), typed.label());
				if (answer.isEmpty()) {
					throw empty(definition, typed);
				}
				arguments[index] = bind(definition, typed, List.of(answer));
			}
		}
		for (int index = 0; index < arguments.length; index++) {
			if (parameters.get(index) instanceof CommandParameter.Resolved resolved) {
				arguments[index] = resolved.source().resolve(resolved.parameter(), run);
			}
			else if (parameters.get(index) instanceof CommandParameter.Stdin stdin) {
				arguments[index] = read(definition, stdin, parsed.inputFormat(), run);
			}
		}
		return arguments;
	}

	private @Nullable Object read(CommandDefinition definition, CommandParameter.Stdin stdin,
			@Nullable SshInputFormat format, DefaultCommandContext run) throws IOException {
		Object value = this.inputReader.read(stdin.target(), (format != null) ? format : stdin.format(),
				run.getInput());
		if (value == null && !stdin.parameter().isOptional()) {
			throw new UsageException(definition.name() + ": there is no input. Send "
					+ ((stdin.format() != SshInputFormat.DETECT) ? stdin.format().name() : "JSON, NDJSON or CSV")
					+ " to standard input");
		}
		return (stdin.parameter().getParameterType() == Optional.class) ? Optional.ofNullable(value) : value;
	}

	private static boolean isAskedFor(CommandParameter.Typed typed, ParsedArguments parsed) {
		return typed.isSecret() && typed.isRequired() && !parsed.values().containsKey(typed);
	}

	private static String question(CommandParameter.Typed typed) {
		return StringUtils.capitalize(typed.name().replaceAll("[-_.]", " ")) + ":";
	}

	private @Nullable Object bind(CommandDefinition definition, CommandParameter.Typed typed,
			@Nullable List<String> values) {
		Object value;
		try {
			value = convert(typed, values);
		}
		catch (ValueException ex) {
			throw new UsageException(definition.name() + ": " + typed.label()
					+ (typed.isSecret() ? " has an invalid value"
							: " cannot be '" + String.join(" ", Objects.requireNonNullElse(values, List.of())) + "'")
					+ ": " + ex.getMessage() + tryHelp(definition));
		}
		if (value == null && typed.isRequired()) {
			throw empty(definition, typed);
		}
		return typed.type().wrapped() ? Optional.ofNullable(value) : value;
	}

	private @Nullable Object convert(CommandParameter.Typed typed, @Nullable List<String> values) {
		String defaultValue = typed.defaultValue();
		if (values != null && !values.isEmpty()) {
			return typed.isCounted() ? Integer.valueOf(values.size()) : this.converter.convert(typed, values);
		}
		if (defaultValue != null) {
			return this.converter.convertDefault(typed, defaultValue);
		}
		if (typed.isCounted()) {
			return 0;
		}
		if (typed.isFlag()) {
			return (typed.isNegatable() && typed.type().optional()) ? null : false;
		}
		return typed.isMulti() ? this.converter.convert(typed, List.of()) : null;
	}

	private static UsageException empty(CommandDefinition definition, CommandParameter.Typed typed) {
		return new UsageException(
				definition.name() + ": " + typed.label() + " must not be empty" + tryHelp(definition));
	}

	private static String tryHelp(CommandDefinition definition) {
		return ". Try '" + definition.name() + " --help'";
	}

}
