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
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import io.github.sshspringboot.actuate.ExposableSshEndpoint;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.OperationType;

/**
 * Distributes the operations of an endpoint over commands. Operations that differ in the
 * number of arguments share a command.
 */
final class EndpointCommandLayout {

	private static final Comparator<EndpointOperation> ORDER = Comparator.comparing(EndpointOperation::type)
		.thenComparing(EndpointOperation::takesAll)
		.thenComparing(EndpointOperation::required)
		.thenComparing((operation) -> operation.operation().getMethod().toGenericString());

	private final String endpointId;

	private final Map<String, List<EndpointOperation>> commands = new LinkedHashMap<>();

	private EndpointCommandLayout(String endpointId) {
		this.endpointId = endpointId;
	}

	/**
	 * Return the operations by the words after the id of the endpoint, which may be
	 * empty.
	 */
	static Map<String, List<EndpointOperation>> of(ExposableSshEndpoint endpoint) {
		EndpointCommandLayout layout = new EndpointCommandLayout(endpoint.getEndpointId().toString());
		List<EndpointOperation> operations = endpoint.getOperations()
			.stream()
			.map((operation) -> EndpointOperation.of(layout.endpointId, operation))
			.sorted(ORDER)
			.toList();
		operations.forEach((operation) -> layout.add(operation, operations));
		return layout.commands;
	}

	private void add(EndpointOperation operation, List<EndpointOperation> all) {
		String method = EndpointParameter.dashed(operation.operation().getName());
		String verb = verb(operation);
		boolean alone = all.size() == 1 && operation.arguments().isEmpty();
		boolean own = operation.type() == OperationType.READ && all.stream()
			.filter((other) -> other != operation && other.type() == OperationType.READ && verb(other) == null)
			.noneMatch(operation::overlaps);
		String preferred = (verb != null) ? verb : (alone || own) ? "" : method;
		String name = preferred;
		for (int number = 1; !isFree(name, operation); number++) {
			name = (number == 1) ? method : (number == 2) ? method + "-" + type(operation) : method + "-" + number;
		}
		this.commands.computeIfAbsent(name, (key) -> new ArrayList<>()).add(operation);
	}

	private @Nullable String verb(EndpointOperation operation) {
		return KnownEndpoints.verb(this.endpointId, operation.operation().getName());
	}

	private static String type(EndpointOperation operation) {
		return operation.type().name().toLowerCase(Locale.ROOT);
	}

	private boolean isFree(String name, EndpointOperation operation) {
		return Objects.requireNonNullElse(this.commands.get(name), List.<EndpointOperation>of())
			.stream()
			.noneMatch((other) -> other.type() != operation.type() || other.overlaps(operation));
	}

}
