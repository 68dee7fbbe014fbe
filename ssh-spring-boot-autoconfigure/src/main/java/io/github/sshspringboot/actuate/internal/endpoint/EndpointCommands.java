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

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

import io.github.sshspringboot.actuate.EndpointCompleter;
import io.github.sshspringboot.actuate.EndpointView;
import io.github.sshspringboot.actuate.ExposableSshEndpoint;
import io.github.sshspringboot.actuate.SshOperation;
import io.github.sshspringboot.command.SshCommandSource;
import io.github.sshspringboot.command.SshCommandSpec;
import io.github.sshspringboot.command.internal.model.SshCommandDefinitionException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.actuate.endpoint.EndpointId;
import org.springframework.boot.actuate.endpoint.OperationType;
import org.springframework.context.annotation.Description;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.io.Resource;
import org.springframework.util.StringUtils;

/**
 * {@link SshCommandSource} for actuator endpoints. The id of an endpoint is the command
 * that reads it, with its selectors as arguments and its other parameters as options.
 * Operations that write or delete are subcommands named after their methods. Thread-safe.
 *
 * @since 0.1.0
 */
public final class EndpointCommands implements SshCommandSource {

	private static final Set<String> RESERVED = Set.of("help", "exit");

	private final SshEndpointsSupplier endpoints;

	private final String prefix;

	private final EndpointSecurity security;

	private final JsonMapper mapper;

	private final List<EndpointView> views;

	private final List<EndpointCompleter> completers;

	/**
	 * Create the commands of the endpoints, which are looked up when commands are
	 * requested. The prefix may be empty. The first view that knows a result shows it.
	 */
	public EndpointCommands(SshEndpointsSupplier endpoints, String prefix, EndpointSecurity security, JsonMapper mapper,
			List<EndpointView> views, List<EndpointCompleter> completers) {
		this.endpoints = endpoints;
		this.prefix = prefix.strip().replaceAll("\\s+", " ");
		this.security = security;
		this.mapper = mapper;
		this.views = List.copyOf(views);
		this.completers = List.copyOf(completers);
	}

	@Override
	public Collection<SshCommandSpec> getCommands() {
		List<SshCommandSpec> commands = new ArrayList<>();
		this.endpoints.getEndpoints()
			.stream()
			.sorted(Comparator.comparing((endpoint) -> endpoint.getEndpointId().toString()))
			.forEach((endpoint) -> addCommands(endpoint, commands));
		return commands;
	}

	private void addCommands(ExposableSshEndpoint endpoint, List<SshCommandSpec> commands) {
		String id = endpoint.getEndpointId().toString();
		String name = (this.prefix + " " + id).strip();
		checkName(name, endpoint.getEndpointId());
		EndpointResults results = new EndpointResults(id, this.mapper, this.views);
		EndpointCommandLayout.of(endpoint).forEach((verb, operations) -> {
			EndpointParameters parameters = new EndpointParameters(operations,
					new EndpointParameters.Completers(id, this.completers));
			SshCommandSpec.Builder command = SshCommandSpec.named((name + " " + verb).strip())
				.group(name)
				.description(describe(id, verb, operations))
				.privileged(operations.get(0).type() != OperationType.READ || KnownEndpoints.isRevealing(id))
				.kind(KnownEndpoints.kind(id))
				.parameters(parameters.all());
			operations(operations).forEach((operation) -> command.target(operation::getBean, operation.getMethod()));
			commands.add(command.handledBy(new EndpointCommandHandler(operations, parameters, this.security, results)));
		});
	}

	private static void checkName(String name, EndpointId id) {
		if (RESERVED.contains(name.split(" ", 2)[0])) {
			throw new SshCommandDefinitionException(
					"The actuator endpoint '" + id + "' cannot be the command '" + name + "', whose name is reserved",
					"Set ssh.actuator.command-prefix to a word that the commands of all endpoints begin with, such as "
							+ "'actuator', or name the endpoint in ssh.actuator.exposure.exclude.");
		}
	}

	private static List<SshOperation> operations(List<EndpointOperation> operations) {
		return operations.stream()
			.map(EndpointOperation::operation)
			.sorted(Comparator.comparing((operation) -> isRaw(operation.getMethod().getReturnType())))
			.toList();
	}

	private static boolean isRaw(Class<?> type) {
		return type == void.class || type == byte[].class || Resource.class.isAssignableFrom(type);
	}

	private static String describe(String id, String verb, List<EndpointOperation> operations) {
		String known = KnownEndpoints.description((id + " " + verb).strip());
		if (known != null) {
			return known;
		}
		String own = operations.stream()
			.map((operation) -> description(operation.operation().getMethod()))
			.filter(StringUtils::hasText)
			.findFirst()
			.orElse(null);
		if (own != null) {
			return own;
		}
		String words = verb.replace('-', ' ');
		String endpoint = " the " + id + " endpoint";
		if (operations.get(0).type() == OperationType.READ) {
			return verb.isEmpty() ? "Read" + endpoint : "Read " + words + " of" + endpoint;
		}
		return verb.isEmpty() ? "Call" + endpoint : StringUtils.capitalize(words) + ", of" + endpoint;
	}

	private static @Nullable String description(Method method) {
		Description description = AnnotatedElementUtils.findMergedAnnotation(method, Description.class);
		return (description != null) ? description.value() : null;
	}

}
