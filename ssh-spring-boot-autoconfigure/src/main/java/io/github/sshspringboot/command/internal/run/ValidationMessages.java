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

import java.util.List;

import io.github.sshspringboot.command.internal.model.CommandDefinition;
import io.github.sshspringboot.command.internal.model.CommandParameter;
import io.github.sshspringboot.command.internal.parse.SecretMask;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import org.jspecify.annotations.Nullable;

import org.springframework.validation.FieldError;
import org.springframework.validation.method.MethodValidationResult;
import org.springframework.validation.method.ParameterValidationResult;

/**
 * Describes constraint violations by the names of options and arguments.
 */
final class ValidationMessages {

	@Nullable String describe(Throwable failure, CommandDefinition definition) {
		if (failure instanceof ConstraintViolationException exception) {
			List<String> problems = exception.getConstraintViolations()
				.stream()
				.filter((violation) -> violation.getRootBeanClass() != null && parameterIndex(violation) >= 0)
				.filter((violation) -> belongsTo(violation, definition))
				.map((violation) -> message(definition, parameterIndex(violation), properties(violation),
						violation.getMessage(), violation.getInvalidValue()))
				.sorted()
				.toList();
			return problems.isEmpty() ? null : String.join("; ", problems);
		}
		if (failure instanceof MethodValidationResult result && result.getMethod().equals(definition.method())) {
			return String.join("; ",
					result.getParameterValidationResults()
						.stream()
						.flatMap((parameter) -> describe(parameter, definition).stream())
						.sorted()
						.toList());
		}
		return null;
	}

	private static List<String> describe(ParameterValidationResult result, CommandDefinition definition) {
		int index = result.getMethodParameter().getParameterIndex();
		return result.getResolvableErrors()
			.stream()
			.map((error) -> message(definition, index, (error instanceof FieldError field) ? field.getField() : "",
					String.valueOf(error.getDefaultMessage()), result.getArgument()))
			.toList();
	}

	private static String message(CommandDefinition definition, int index, String properties, String problem,
			@Nullable Object invalid) {
		CommandParameter parameter = definition.parameters().get(index);
		String label = (parameter instanceof CommandParameter.Typed typed) ? typed.label() : "parameter " + index;
		boolean secret = parameter instanceof CommandParameter.Typed typed && typed.isSecret();
		return label + (properties.isEmpty() ? "" : ": " + properties) + " "
				+ (secret ? withoutSecret(problem, invalid) : problem);
	}

	private static String withoutSecret(String problem, @Nullable Object secret) {
		String text = (secret instanceof char[] characters) ? new String(characters) : String.valueOf(secret);
		return text.isEmpty() ? problem : problem.replace(text, SecretMask.MASK);
	}

	private static String properties(ConstraintViolation<?> violation) {
		StringBuilder properties = new StringBuilder();
		for (Path.Node node : violation.getPropertyPath()) {
			if (node.getKind() == ElementKind.PROPERTY) {
				properties.append(properties.isEmpty() ? "" : ".").append(node.getName());
			}
		}
		return properties.toString();
	}

	private static boolean belongsTo(ConstraintViolation<?> violation, CommandDefinition definition) {
		Path.Node method = violation.getPropertyPath().iterator().next();
		return method.getKind() == ElementKind.METHOD && definition.method().getName().equals(method.getName())
				&& definition.method().getDeclaringClass().isAssignableFrom(violation.getRootBeanClass());
	}

	private static int parameterIndex(ConstraintViolation<?> violation) {
		for (Path.Node node : violation.getPropertyPath()) {
			if (node.getKind() == ElementKind.PARAMETER) {
				return node.as(Path.ParameterNode.class).getParameterIndex();
			}
		}
		return -1;
	}

}
