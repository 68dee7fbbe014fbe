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

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSourceResolvable;
import org.springframework.validation.method.MethodValidationResult;
import org.springframework.validation.method.ParameterValidationResult;

/**
 * Describes violated constraints of a command's parameters by the names that its user
 * knows.
 */
final class ValidationMessages {

	@Nullable String describe(Throwable failure, CommandDefinition definition) {
		if (failure instanceof ConstraintViolationException exception) {
			List<String> problems = exception.getConstraintViolations()
				.stream()
				.filter((violation) -> violation.getRootBeanClass() != null && parameterIndex(violation) >= 0)
				.filter((violation) -> belongsTo(violation, definition))
				.map((violation) -> label(definition, parameterIndex(violation)) + " " + violation.getMessage())
				.sorted()
				.toList();
			return problems.isEmpty() ? null : String.join("; ", problems);
		}
		if (failure instanceof MethodValidationResult result && result.getMethod().equals(definition.method())) {
			return String.join("; ",
					result.getParameterValidationResults()
						.stream()
						.flatMap((parameter) -> describe(parameter, definition).stream())
						.toList());
		}
		return null;
	}

	private static List<String> describe(ParameterValidationResult result, CommandDefinition definition) {
		String label = label(definition, result.getMethodParameter().getParameterIndex());
		return result.getResolvableErrors()
			.stream()
			.map(MessageSourceResolvable::getDefaultMessage)
			.map((message) -> label + " " + message)
			.toList();
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

	private static String label(CommandDefinition definition, int index) {
		return (definition.parameters().get(index) instanceof CommandParameter.Typed typed) ? typed.label()
				: "parameter " + index;
	}

}
