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

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import io.github.sshspringboot.command.SshCommandContext;
import io.github.sshspringboot.command.SshCommandException;
import io.github.sshspringboot.command.SshTerminal;
import io.github.sshspringboot.server.ExitStatus;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.InvocationContext;
import org.springframework.boot.actuate.endpoint.OperationArgumentResolver;
import org.springframework.boot.actuate.endpoint.OperationType;
import org.springframework.boot.actuate.endpoint.invoke.MissingParametersException;
import org.springframework.boot.actuate.endpoint.invoke.ParameterMappingException;
import org.springframework.security.core.Authentication;

/**
 * Call of an operation by a command, with the values by parameter name and the arguments
 * as the user gave them.
 */
record EndpointCall(EndpointOperation operation, Map<String, Object> arguments, List<Object> selected,
		SshCommandContext context) {

	/**
	 * Invoke the operation as the user of the command.
	 */
	@Nullable Object invoke(EndpointSecurity security) {
		checkTerminal();
		Authentication user = this.context.getAuthentication();
		try {
			return this.operation.operation()
				.invoke(new InvocationContext(security.of(user), this.arguments,
						OperationArgumentResolver.of(SshCommandContext.class, () -> this.context),
						OperationArgumentResolver.of(SshTerminal.class, this.context::getTerminal),
						OperationArgumentResolver.of(Authentication.class, () -> user)));
		}
		catch (ParameterMappingException ex) {
			throw wrongUsage(this.context, describe(ex));
		}
		catch (MissingParametersException ex) {
			throw wrongUsage(this.context,
					ex.getMissingParameters()
						.stream()
						.map((parameter) -> shown(parameter.getName()))
						.sorted()
						.collect(Collectors.joining(", ")) + " must be given");
		}
		catch (InvalidEndpointRequestException ex) {
			throw wrongUsage(this.context, Objects.requireNonNullElse(ex.getReason(), "the request is not valid"));
		}
	}

	private void checkTerminal() {
		boolean needsTerminal = this.operation.operation()
			.getParameters()
			.stream()
			.anyMatch((parameter) -> parameter.getType() == SshTerminal.class && parameter.isMandatory());
		if (needsTerminal && this.context.getTerminal() == null) {
			throw SshCommandException
				.wrongUsage(this.context.getCommandName() + ": needs a terminal. Connect with 'ssh -t'");
		}
	}

	private String describe(ParameterMappingException failure) {
		Class<?> type = failure.getParameter().getType();
		String value = (failure.getValue() instanceof Object[] values)
				? Arrays.stream(values).map(String::valueOf).collect(Collectors.joining(" "))
				: String.valueOf(failure.getValue());
		String kind = (type.isArray() || Collection.class.isAssignableFrom(type)) ? "values"
				: EndpointParameter.dashed(type.getSimpleName()).replace('-', ' ');
		return shown(failure.getParameter().getName()) + " cannot be '" + value + "': not a valid " + kind;
	}

	private String shown(String parameterName) {
		return this.operation.values()
			.filter((value) -> value.name().equals(parameterName))
			.map(EndpointParameter::shown)
			.findFirst()
			.orElse(parameterName);
	}

	/**
	 * Whether an absent result means that the selection does not exist.
	 */
	boolean selects() {
		return !this.selected.isEmpty() && this.operation.operation().getMethod().getReturnType() != void.class;
	}

	/**
	 * Whether the result {@code false} means that the selection does not exist.
	 */
	boolean deletes() {
		return this.operation.type() == OperationType.DELETE && !this.selected.isEmpty();
	}

	/**
	 * Create the failure for a selection that does not exist. It also names the options
	 * that narrow the selection, since the selection may exist without them.
	 */
	SshCommandException notFound() {
		String message = this.selected.isEmpty() ? "not found"
				: "there is no '" + String.join(" ", this.selected.stream().map(String::valueOf).toList()) + "'";
		String options = (this.operation.type() != OperationType.WRITE) ? this.operation.options()
			.stream()
			.map(this::given)
			.filter((option) -> !option.isEmpty())
			.collect(Collectors.joining(" ")) : "";
		return failure(options.isEmpty() ? message : message + " with " + options);
	}

	private String given(EndpointParameter option) {
		Object value = this.arguments.get(option.name());
		if (option.type() == boolean.class) {
			return Boolean.TRUE.equals(value) ? option.shown() : "";
		}
		return EndpointParameter.each(value)
			.stream()
			.map((each) -> option.shown() + " " + each)
			.collect(Collectors.joining(" "));
	}

	SshCommandException failure(String message) {
		return new SshCommandException(this.context.getCommandName() + ": " + message, ExitStatus.FAILURE);
	}

	static SshCommandException wrongUsage(SshCommandContext context, String message) {
		String command = context.getCommandName();
		return SshCommandException.wrongUsage(command + ": " + message + ". Try '" + command + " --help'");
	}

}
