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

package io.github.sshspringboot.actuate.internal.endpoint;

import java.util.Collection;
import java.util.List;
import java.util.Locale;

import io.github.sshspringboot.command.SshArgument;
import io.github.sshspringboot.command.SshOption;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.invoke.OperationParameter;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.util.unit.DataSize;

/**
 * Parameter of an operation whose value users type. The label is the name that users see,
 * without dashes. The type is an enum, a time, a date or a size, {@code boolean} for a
 * flag, otherwise text, or an array of these. A parameter with three states is
 * {@code true}, {@code false} or absent.
 */
record EndpointParameter(String name, String label, String description, Class<?> type, boolean argument,
		boolean mandatory, boolean threeState, int maxLength) {

	private static final int MAX_NAME_LENGTH = 500;

	private static final int MAX_TEXT_LENGTH = 4000;

	static EndpointParameter of(String endpointId, OperationParameter parameter) {
		SshOption option = parameter.getAnnotation(SshOption.class);
		SshArgument argument = parameter.getAnnotation(SshArgument.class);
		boolean selector = parameter.getAnnotation(Selector.class) != null;
		boolean positional = argument != null || selector
				|| KnownEndpoints.argument(endpointId, parameter.getName()) != null;
		String description = (argument != null) ? argument.description() : (option != null) ? option.description() : "";
		Class<?> type = parameter.getType();
		boolean truth = type == boolean.class || type == Boolean.class;
		boolean flag = truth && parameter.isMandatory() && !positional;
		return new EndpointParameter(parameter.getName(), label(endpointId, parameter, option, argument), description,
				flag ? boolean.class : typedAs(type), positional, parameter.isMandatory() && !flag, truth && !flag,
				selector ? MAX_NAME_LENGTH : MAX_TEXT_LENGTH);
	}

	private static Class<?> typedAs(Class<?> type) {
		if (type.isArray()) {
			return (type.getComponentType().isEnum()) ? type : String[].class;
		}
		return Collection.class.isAssignableFrom(type) ? String[].class : (isRead(type) ? type : String.class);
	}

	/**
	 * Whether the values are converted as in other commands: enums, times, dates and
	 * sizes.
	 */
	private static boolean isRead(Class<?> type) {
		return type.isEnum() || type.getPackageName().equals("java.time") || type == DataSize.class;
	}

	private static String label(String endpointId, OperationParameter parameter, @Nullable SshOption option,
			@Nullable SshArgument argument) {
		if (argument != null && !argument.value().isEmpty()) {
			return argument.value();
		}
		if (option != null && option.value().length > 0) {
			String longest = option.value()[0];
			for (String name : option.value()) {
				longest = (name.length() > longest.length()) ? name : longest;
			}
			return longest.replaceFirst("^-+", "");
		}
		String known = KnownEndpoints.argument(endpointId, parameter.getName());
		known = (known != null) ? known : KnownEndpoints.label(endpointId, parameter.getName());
		return (known != null) ? known : dashed(parameter.getName());
	}

	/**
	 * Return the name of a parameter or method as users type it, in lower case with
	 * dashes.
	 */
	static String dashed(String name) {
		String dashed = DataObjectPropertyName.toDashedForm(name)
			.toLowerCase(Locale.ROOT)
			.replaceAll("[^\\p{L}\\p{N}]+", "-")
			.replaceAll("^-+|-+$", "");
		return dashed.isEmpty() ? "value" : dashed;
	}

	/**
	 * Return the given values as a list, which is empty for {@code null}.
	 */
	static List<Object> each(@Nullable Object value) {
		if (value instanceof Object[] several) {
			return List.of(several);
		}
		return (value != null) ? List.of(value) : List.of();
	}

	boolean several() {
		return this.type.isArray();
	}

	/**
	 * Return the name in messages, {@code --name} or {@code <name>}.
	 */
	String shown() {
		return this.argument ? "<" + this.label + ">" : "--" + this.label;
	}

}
