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

import java.util.List;
import java.util.Optional;

import io.github.sshspringboot.command.ArgumentParser.ParsedArguments;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.convert.Delimiter;
import org.springframework.core.MethodParameter;
import org.springframework.core.convert.ConversionException;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.TypeDescriptor;

/**
 * Turns what the user typed, and what the run brings, into the arguments of the method.
 */
final class ArgumentBinder {

	private static final TypeDescriptor TEXT = TypeDescriptor.valueOf(String.class);

	private static final TypeDescriptor TEXTS = TypeDescriptor.valueOf(String[].class);

	private final ConversionService conversionService;

	ArgumentBinder(ConversionService conversionService) {
		this.conversionService = conversionService;
	}

	@Nullable Object[] bind(CommandDefinition definition, ParsedArguments parsed, CommandRun run) throws Exception {
		List<CommandParameter> parameters = definition.parameters();
		@Nullable Object[] arguments = new @Nullable Object[parameters.size()];
		for (int index = 0; index < arguments.length; index++) {
			CommandParameter parameter = parameters.get(index);
			if (parameter instanceof CommandParameter.Resolved resolved) {
				arguments[index] = resolved.resolver().resolveArgument(resolved.parameter(), run);
			}
			else if (parameter instanceof CommandParameter.Typed typed) {
				arguments[index] = bind(definition, typed, parsed.values().get(parameter));
			}
		}
		return arguments;
	}

	private @Nullable Object bind(CommandDefinition definition, CommandParameter.Typed typed,
			@Nullable List<String> values) {
		MethodParameter parameter = typed.parameter();
		Object value = (typed.isFlag() && (values != null || typed.defaultValue() == null)) ? (Object) (values != null)
				: convert(definition, typed, values);
		if (value == null && typed.isRequired()) {
			throw new UsageException(definition.name() + ": " + typed.label() + " must not be empty. Try '"
					+ definition.name() + " --help'");
		}
		return (parameter.getParameterType() == Optional.class) ? Optional.ofNullable(value) : value;
	}

	private @Nullable Object convert(CommandDefinition definition, CommandParameter.Typed typed,
			@Nullable List<String> values) {
		TypeDescriptor target = new TypeDescriptor(typed.parameter().nestedIfOptional());
		String defaultValue = typed.defaultValue();
		try {
			if (values == null || values.isEmpty()) {
				if (defaultValue != null) {
					return this.conversionService.convert(defaultValue, TEXT, target);
				}
				return typed.isMulti() ? this.conversionService.convert(new String[0], TEXTS, target) : null;
			}
			if (typed.isMulti() && typed instanceof CommandParameter.Option
					&& (values.size() == 1 || !target.hasAnnotation(Delimiter.class))) {
				return this.conversionService.convert(String.join(",", values), TEXT, target);
			}
			if (typed.isMulti()) {
				return this.conversionService.convert(values.toArray(String[]::new), TEXTS, target);
			}
			return this.conversionService.convert(values.get(0), TEXT, target);
		}
		catch (ConversionException | IllegalArgumentException ex) {
			throw new UsageException(definition.name() + ": " + typed.label() + " cannot be '"
					+ String.join(" ", (values != null) ? values : List.of(String.valueOf(defaultValue))) + "': not a "
					+ describe(target) + ". Try '" + definition.name() + " --help'");
		}
	}

	private static String describe(TypeDescriptor target) {
		TypeDescriptor elements = target.getElementTypeDescriptor();
		Class<?> element = (elements != null) ? elements.getType() : target.getType();
		if (element.isEnum()) {
			return "known " + CommandNames.dashed(element.getSimpleName()).replace('-', ' ');
		}
		return switch (element.getName()) {
			case "int", "long", "short", "byte", "java.lang.Integer", "java.lang.Long", "java.lang.Short",
					"java.lang.Byte", "java.math.BigInteger" ->
				"whole number in range";
			case "double", "float", "java.lang.Double", "java.lang.Float", "java.math.BigDecimal" -> "number";
			case "java.time.Duration" -> "duration such as 10s or 5m";
			case "org.springframework.util.unit.DataSize" -> "size such as 512KB or 10MB";
			default -> CommandNames.dashed(element.getSimpleName()).replace('-', ' ');
		};
	}

}
