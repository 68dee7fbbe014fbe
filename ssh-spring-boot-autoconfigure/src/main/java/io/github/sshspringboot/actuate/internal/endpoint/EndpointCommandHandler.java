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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.github.sshspringboot.command.SshCommandContext;
import io.github.sshspringboot.command.SshCommandSpec;
import org.jspecify.annotations.Nullable;

/**
 * Runs the operation of an endpoint that matches the number of arguments.
 */
final class EndpointCommandHandler implements SshCommandSpec.Handler {

	private static final int MAX_VALUES = 100;

	private final List<EndpointOperation> operations;

	private final EndpointParameters parameters;

	private final EndpointSecurity security;

	private final EndpointResults results;

	EndpointCommandHandler(List<EndpointOperation> operations, EndpointParameters parameters, EndpointSecurity security,
			EndpointResults results) {
		this.operations = operations;
		this.parameters = parameters;
		this.security = security;
		this.results = results;
	}

	@Override
	public @Nullable Object handle(SshCommandContext context, Map<String, Object> values) {
		List<Object> given = this.parameters.arguments(values);
		EndpointOperation operation = this.operations.stream()
			.filter((candidate) -> candidate.accepts(given.size()))
			.findFirst()
			.orElseThrow(() -> EndpointCall.wrongUsage(context, wrongNumber(given.size())));
		Map<String, Object> arguments = new HashMap<>();
		for (int place = 0; place < Math.min(operation.places(), given.size()); place++) {
			arguments.put(operation.arguments().get(place).name(), given.get(place));
		}
		if (operation.takesAll()) {
			List<Object> rest = given.subList(operation.places(), given.size());
			arguments.put(operation.arguments().get(operation.places()).name(),
					rest.stream().map(String::valueOf).toArray(String[]::new));
		}
		addOptions(operation, this.parameters.options(values), arguments, context);
		operation.values().forEach((value) -> checkSize(value, arguments.get(value.name()), context));
		EndpointCall call = new EndpointCall(operation, arguments, given, context);
		return this.results.convert(call.invoke(this.security), call);
	}

	private static void checkSize(EndpointParameter value, @Nullable Object given, SshCommandContext context) {
		List<Object> all = EndpointParameter.each(given);
		if (all.size() > MAX_VALUES) {
			throw EndpointCall.wrongUsage(context, value.shown() + " takes at most " + MAX_VALUES + " values");
		}
		if (all.stream().anyMatch((each) -> String.valueOf(each).length() > value.maxLength())) {
			throw EndpointCall.wrongUsage(context,
					value.shown() + " must have at most " + value.maxLength() + " characters");
		}
	}

	private void addOptions(EndpointOperation operation, Map<EndpointParameter, Object> given,
			Map<String, Object> arguments, SshCommandContext context) {
		given.keySet().stream().filter((option) -> !operation.has(option)).findFirst().ifPresent((option) -> {
			throw EndpointCall.wrongUsage(context, option.shown() + " " + misplaced(operation, option));
		});
		for (EndpointParameter option : operation.options()) {
			Object value = given.entrySet()
				.stream()
				.filter((entry) -> entry.getKey().label().equals(option.label()))
				.map(Map.Entry::getValue)
				.findFirst()
				.orElse(null);
			if (value != null) {
				arguments.put(option.name(), value);
			}
			else if (option.type() == boolean.class) {
				arguments.put(option.name(), false);
			}
			else if (option.mandatory()) {
				throw EndpointCall.wrongUsage(context, option.shown() + " is missing");
			}
		}
	}

	private String misplaced(EndpointOperation chosen, EndpointParameter option) {
		EndpointOperation other = this.operations.stream()
			.filter((operation) -> operation.has(option))
			.findFirst()
			.orElseThrow();
		List<EndpointParameter> more = other.arguments();
		if (more.size() > chosen.arguments().size()) {
			return "goes only with " + shown(more);
		}
		return "does not go with " + shown(chosen.arguments());
	}

	private static String shown(List<EndpointParameter> arguments) {
		return arguments.stream().map(EndpointParameter::shown).collect(Collectors.joining(" "));
	}

	private String wrongNumber(int count) {
		List<String> usages = new ArrayList<>();
		this.operations.forEach((operation) -> usages
			.add(operation.arguments().isEmpty() ? "no arguments" : shown(operation.arguments())));
		return "takes " + String.join(" or ", usages) + ", not " + count + ((count == 1) ? " argument" : " arguments");
	}

}
