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

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.sshspringboot.actuate.EndpointCompleter;
import io.github.sshspringboot.command.SshCandidate;
import io.github.sshspringboot.command.SshCommandSpec.Parameter;
import io.github.sshspringboot.command.SshCompleter;
import org.jspecify.annotations.Nullable;

/**
 * Parameters of a command, which are those of all of its operations.
 */
final class EndpointParameters {

	private final List<Parameter> arguments = new ArrayList<>();

	private final Map<Parameter, EndpointParameter> options = new LinkedHashMap<>();

	EndpointParameters(List<EndpointOperation> operations, Completers completers) {
		Set<String> names = new HashSet<>(Set.of("help", "h"));
		operations.stream()
			.flatMap((operation) -> operation.options().stream())
			.filter((option) -> this.options.values().stream().noneMatch((other) -> isSame(option, other)))
			.forEach((option) -> {
				String name = unique(option.label(), names);
				Parameter parameter = Parameter.option("--" + name, type(option, options(operations)));
				boolean required = operations.stream()
					.allMatch((operation) -> operation.options()
						.stream()
						.anyMatch((other) -> isSame(option, other) && other.mandatory()));
				this.options.put(describe(parameter.required(required), option, completers), option);
			});
		addArguments(operations, completers);
	}

	private void addArguments(List<EndpointOperation> operations, Completers completers) {
		int places = operations.stream().mapToInt(EndpointOperation::places).max().orElse(0);
		int required = operations.stream().mapToInt(EndpointOperation::required).min().orElse(0);
		EndpointOperation unlimited = operations.stream().filter(EndpointOperation::takesAll).findFirst().orElse(null);
		places = (unlimited != null) ? unlimited.places() : places;
		EndpointOperation longest = (unlimited != null) ? unlimited
				: operations.stream().max(Comparator.comparing(EndpointOperation::places)).orElseThrow();
		Set<String> names = new HashSet<>();
		for (int index = 0; index < longest.arguments().size(); index++) {
			int place = index;
			EndpointParameter value = longest.arguments().get(index);
			Class<?> type = type(value,
					operations.stream()
						.filter((operation) -> operation.arguments().size() > place)
						.map((operation) -> operation.arguments().get(place))
						.toList());
			type = (index >= places) ? value.type() : type;
			Parameter parameter = Parameter.argument(unique(value.label(), names), type).required(index < required);
			this.arguments.add(describe(parameter, value, completers));
		}
	}

	private static Parameter describe(Parameter parameter, EndpointParameter value, Completers completers) {
		Parameter described = parameter.describedAs(value.description());
		if (value.threeState() && parameter.getType() == String.class) {
			return described.completedBy((prefix) -> List.of(SshCandidate.of("true"), SshCandidate.of("false")));
		}
		SshCompleter completer = completers.of(value.name());
		return (completer != null && (parameter.getType() == String.class || parameter.getType() == String[].class))
				? described.completedBy(completer) : described;
	}

	private static List<EndpointParameter> options(List<EndpointOperation> operations) {
		return operations.stream().flatMap((operation) -> operation.options().stream()).toList();
	}

	private static Class<?> type(EndpointParameter value, List<EndpointParameter> alike) {
		return alike.stream()
			.filter((other) -> value.argument() || isSame(value, other))
			.allMatch((other) -> other.type() == value.type()) ? value.type() : String.class;
	}

	private static boolean isSame(EndpointParameter value, EndpointParameter other) {
		return value.label().equals(other.label());
	}

	private static String unique(String label, Set<String> taken) {
		String name = label;
		for (int number = 2; !taken.add(name); number++) {
			name = label + "-" + number;
		}
		return name;
	}

	List<Parameter> all() {
		List<Parameter> all = new ArrayList<>(this.arguments);
		all.addAll(this.options.keySet());
		return all;
	}

	/**
	 * Return the values of the arguments in order.
	 */
	List<Object> arguments(Map<String, Object> values) {
		List<Object> given = new ArrayList<>();
		for (Parameter argument : this.arguments) {
			Object value = values.get(argument.getName());
			if (value instanceof Object[] several) {
				given.addAll(Arrays.asList(several));
			}
			else if (value != null) {
				given.add(value);
			}
		}
		return given;
	}

	/**
	 * Return the values of the options, without absent flags.
	 */
	Map<EndpointParameter, Object> options(Map<String, Object> values) {
		Map<EndpointParameter, Object> given = new LinkedHashMap<>();
		this.options.forEach((parameter, option) -> {
			Object value = values.get(parameter.getName());
			boolean absent = value == null || Boolean.FALSE.equals(value)
					|| (value instanceof Object[] several && several.length == 0);
			if (!absent) {
				given.put(option, value);
			}
		});
		return given;
	}

	/**
	 * Proposes values for the parameters of an endpoint.
	 */
	record Completers(String endpointId, List<EndpointCompleter> completers) {

		@Nullable SshCompleter of(String parameterName) {
			return this.completers.isEmpty() ? null : (prefix) -> complete(parameterName, prefix);
		}

		private Collection<SshCandidate> complete(String parameterName, String prefix) {
			return this.completers.stream()
				.flatMap((completer) -> completer.complete(this.endpointId, parameterName, prefix).stream())
				.toList();
		}

	}

}
