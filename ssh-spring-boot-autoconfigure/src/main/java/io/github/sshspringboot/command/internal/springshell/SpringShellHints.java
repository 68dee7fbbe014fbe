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

package io.github.sshspringboot.command.internal.springshell;

import java.lang.reflect.Method;
import java.util.Set;

import io.github.sshspringboot.command.internal.aot.CommandTypeHints;
import org.jspecify.annotations.Nullable;

import org.springframework.aot.generate.GenerationContext;
import org.springframework.aot.hint.ExecutableMode;
import org.springframework.aot.hint.ReflectionHints;
import org.springframework.beans.factory.aot.BeanRegistrationAotContribution;
import org.springframework.beans.factory.aot.BeanRegistrationCode;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.shell.core.command.annotation.Command;

/**
 * {@link BeanRegistrationAotContribution} with runtime hints for methods that are
 * commands of Spring Shell.
 */
record SpringShellHints(Set<Method> methods) implements BeanRegistrationAotContribution {

	/**
	 * Return the hints for the commands of a class, {@code null} if there are none.
	 */
	static @Nullable SpringShellHints of(Class<?> type) {
		Set<Method> methods = MethodIntrospector.selectMethods(type,
				(Method method) -> AnnotatedElementUtils.hasAnnotation(method, Command.class));
		return methods.isEmpty() ? null : new SpringShellHints(methods);
	}

	@Override
	public void applyTo(GenerationContext generation, BeanRegistrationCode code) {
		ReflectionHints hints = generation.getRuntimeHints().reflection();
		CommandTypeHints types = new CommandTypeHints();
		AdaptedMethod.registerHints(hints);
		for (Method method : this.methods) {
			hints.registerMethod(method, ExecutableMode.INVOKE);
			for (int index = 0; index < method.getParameterCount(); index++) {
				types.registerConverted(hints, ResolvableType.forMethodParameter(new MethodParameter(method, index)));
			}
		}
	}

}
