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

import java.security.Principal;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import io.github.sshspringboot.actuate.SshOperation;
import io.github.sshspringboot.command.SshCommandContext;
import io.github.sshspringboot.command.SshTerminal;

import org.springframework.boot.actuate.endpoint.ApiVersion;
import org.springframework.boot.actuate.endpoint.OperationType;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.security.core.Authentication;

/**
 * {@link SshOperation} with its positional arguments and its named options.
 */
record EndpointOperation(SshOperation operation, List<EndpointParameter> arguments, List<EndpointParameter> options) {

	private static final Set<Class<?>> RESOLVED = Set.of(SecurityContext.class, Principal.class, ApiVersion.class,
			Authentication.class, SshCommandContext.class, SshTerminal.class);

	static EndpointOperation of(String endpointId, SshOperation operation) {
		List<EndpointParameter> values = operation.getParameters()
			.stream()
			.filter((parameter) -> !RESOLVED.contains(parameter.getType()))
			.map((parameter) -> EndpointParameter.of(endpointId, parameter))
			.toList();
		return new EndpointOperation(operation, values.stream().filter(EndpointParameter::argument).toList(),
				values.stream().filter((value) -> !value.argument()).toList());
	}

	OperationType type() {
		return this.operation.getType();
	}

	/**
	 * Whether the last argument takes all remaining words.
	 */
	boolean takesAll() {
		return !this.arguments.isEmpty() && this.arguments.get(this.arguments.size() - 1).several();
	}

	/**
	 * Return the number of arguments, without one that takes all remaining words.
	 */
	int places() {
		return takesAll() ? this.arguments.size() - 1 : this.arguments.size();
	}

	int required() {
		int required = 0;
		for (int index = 0; index < places(); index++) {
			required = this.arguments.get(index).mandatory() ? index + 1 : required;
		}
		return required;
	}

	boolean accepts(int count) {
		return count >= required() && (takesAll() || count <= places());
	}

	/**
	 * Whether the number of arguments cannot distinguish this operation from another. If
	 * only one of them takes any number, it can: the other is tried first.
	 */
	boolean overlaps(EndpointOperation other) {
		return takesAll() == other.takesAll()
				&& (takesAll() || (required() <= other.places() && other.required() <= places()));
	}

	Stream<EndpointParameter> values() {
		return Stream.concat(this.arguments.stream(), this.options.stream());
	}

	boolean has(EndpointParameter option) {
		return this.options.stream().anyMatch((own) -> own.label().equals(option.label()));
	}

}
