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

package io.github.sshspringboot.actuate.endpoint;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.github.sshspringboot.command.SshCommandContext;
import io.github.sshspringboot.command.SshCommandException;
import io.github.sshspringboot.command.SshTerminal;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.InvocationContext;
import org.springframework.boot.actuate.endpoint.OperationArgumentResolver;
import org.springframework.boot.actuate.endpoint.invoke.MissingParametersException;
import org.springframework.boot.actuate.endpoint.invoke.ParameterMappingException;
import org.springframework.security.core.Authentication;

/**
 * Invokes the operations of an endpoint as the user, and makes results of commands of
 * what they return.
 */
final class OperationRunner {

	private final EndpointSecurity security;

	private final OperationResults results;

	OperationRunner(EndpointSecurity security, OperationResults results) {
		this.security = security;
		this.results = results;
	}

	/**
	 * Run an operation.
	 * @param operation the operation
	 * @param arguments the values by the names of its parameters
	 * @param selected the arguments as the user gave them, for messages
	 * @param context the run of the command
	 * @return the result of the command
	 */
	@Nullable Object run(CommandOperation operation, Map<String, Object> arguments, List<Object> selected,
			SshCommandContext context) {
		checkTerminal(operation, context);
		Authentication user = context.getAuthentication();
		Object result;
		try {
			result = operation.operation()
				.invoke(new InvocationContext(this.security.of(user), arguments,
						OperationArgumentResolver.of(SshCommandContext.class, () -> context),
						OperationArgumentResolver.of(SshTerminal.class, context::getTerminal),
						OperationArgumentResolver.of(Authentication.class, () -> user)));
		}
		catch (ParameterMappingException ex) {
			throw WrongUsage.of(context, describe(ex, operation));
		}
		catch (MissingParametersException ex) {
			throw WrongUsage.of(context,
					String.join(", ",
							ex.getMissingParameters()
								.stream()
								.map((parameter) -> shown(parameter.getName(), operation))
								.sorted()
								.toList())
							+ " must be given");
		}
		catch (InvalidEndpointRequestException ex) {
			throw WrongUsage.of(context, Objects.requireNonNullElse(ex.getReason(), "the request is not valid"));
		}
		return this.results.convert(result, new OperationCall(operation, arguments, selected, context));
	}

	private static void checkTerminal(CommandOperation operation, SshCommandContext context) {
		boolean needsTerminal = operation.operation()
			.getParameters()
			.stream()
			.anyMatch((parameter) -> parameter.getType() == SshTerminal.class && parameter.isMandatory());
		if (needsTerminal && context.getTerminal() == null) {
			throw SshCommandException
				.wrongUsage(context.getCommandName() + ": works on a terminal only. Connect with 'ssh -t'");
		}
	}

	private static String describe(ParameterMappingException failure, CommandOperation operation) {
		Class<?> type = failure.getParameter().getType();
		String value = (failure.getValue() instanceof Object[] values)
				? String.join(" ", Arrays.stream(values).map(String::valueOf).toList())
				: String.valueOf(failure.getValue());
		String kind = (type.isArray() || Collection.class.isAssignableFrom(type)) ? "values"
				: OperationValue.dashed(type.getSimpleName()).replace('-', ' ');
		return shown(failure.getParameter().getName(), operation) + " cannot be '" + value + "': not a valid " + kind;
	}

	private static String shown(String parameterName, CommandOperation operation) {
		return operation.values()
			.filter((value) -> value.name().equals(parameterName))
			.map(OperationValue::shown)
			.findFirst()
			.orElse(parameterName);
	}

}
