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

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Objects;

import io.github.sshspringboot.command.internal.aot.CommandTypeHints;

import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.ReflectionHints;
import org.springframework.aot.hint.annotation.SimpleReflectiveProcessor;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.AnnotatedElementUtils;

/**
 * {@link SimpleReflectiveProcessor} that registers what an ahead-of-time compiled
 * application needs to run a command: its method, the properties of its results and of
 * the rows of standard input, the types of its options and arguments, and the
 * collaborators named by its annotations.
 */
final class SshCommandReflectiveProcessor extends SimpleReflectiveProcessor {

	private final CommandTypeHints types = new CommandTypeHints();

	@Override
	public void registerReflectionHints(ReflectionHints hints, AnnotatedElement element) {
		super.registerReflectionHints(hints, element);
		SshCommand command = AnnotatedElementUtils.findMergedAnnotation(element, SshCommand.class);
		if (command != null && command.availability() != SshCommandAvailability.class) {
			hints.registerType(command.availability(), MemberCategory.INVOKE_DECLARED_CONSTRUCTORS);
		}
		if (element instanceof Method method) {
			this.types.registerRows(hints, ResolvableType.forMethodReturnType(method));
			Parameter[] parameters = method.getParameters();
			for (int index = 0; index < parameters.length; index++) {
				registerParameter(hints, parameters[index],
						ResolvableType.forMethodParameter(new MethodParameter(method, index)));
			}
		}
	}

	private void registerParameter(ReflectionHints hints, Parameter parameter, ResolvableType type) {
		SshOption option = parameter.getAnnotation(SshOption.class);
		SshArgument argument = parameter.getAnnotation(SshArgument.class);
		if (option != null || argument != null) {
			this.types.registerConverted(hints, type);
			Class<?> completer = (option != null) ? option.completer() : Objects.requireNonNull(argument).completer();
			if (completer != SshCompleter.class) {
				hints.registerType(completer, MemberCategory.INVOKE_DECLARED_CONSTRUCTORS);
			}
		}
		else if (parameter.isAnnotationPresent(SshStdin.class)) {
			this.types.registerRows(hints, type);
		}
	}

}
