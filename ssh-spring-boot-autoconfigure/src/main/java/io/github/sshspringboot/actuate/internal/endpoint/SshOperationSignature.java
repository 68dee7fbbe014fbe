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

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;

import org.springframework.boot.actuate.endpoint.OperationType;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.util.ReflectionUtils;

/**
 * Distinguishes the operations of an endpoint, and determines which operation an
 * extension replaces: by name and type and, only if methods are overloaded, by the number
 * of selectors and then by the parameters.
 */
record SshOperationSignature(String name, OperationType type, List<Object> overload) {

	static SshOperationSignature of(Method method, OperationType type) {
		List<Method> overloads = Arrays.stream(ReflectionUtils.getUniqueDeclaredMethods(method.getDeclaringClass()))
			.filter((other) -> other.getName().equals(method.getName()))
			.filter((other) -> AnnotatedElementUtils.hasAnnotation(other, annotation(type)))
			.toList();
		if (overloads.size() <= 1) {
			return new SshOperationSignature(method.getName(), type, List.of());
		}
		long selectors = selectors(method);
		return new SshOperationSignature(method.getName(), type,
				(overloads.stream().filter((other) -> selectors(other) == selectors).count() == 1) ? List.of(selectors)
						: List.of(selectors, List.of(method.getParameterTypes())));
	}

	private static long selectors(Method method) {
		return Arrays.stream(method.getParameters())
			.filter((parameter) -> parameter.isAnnotationPresent(Selector.class))
			.count();
	}

	private static Class<? extends Annotation> annotation(OperationType type) {
		return switch (type) {
			case READ -> ReadOperation.class;
			case WRITE -> WriteOperation.class;
			case DELETE -> DeleteOperation.class;
		};
	}

}
