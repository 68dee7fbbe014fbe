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

package io.github.sshspringboot.command.internal.model;

import java.util.Optional;

import org.springframework.core.MethodParameter;
import org.springframework.core.convert.TypeDescriptor;

/**
 * The type of a parameter. {@code wrapped} parameters are passed as an {@link Optional};
 * the location is for messages.
 */
public record ParameterType(TypeDescriptor target, boolean optional, boolean wrapped, String location) {

	static ParameterType of(MethodParameter parameter) {
		return new ParameterType(new TypeDescriptor(parameter.nestedIfOptional()), parameter.isOptional(),
				parameter.getParameterType() == Optional.class, String.valueOf(parameter.getMethod()));
	}

	Class<?> value() {
		return this.target.getType();
	}

}
