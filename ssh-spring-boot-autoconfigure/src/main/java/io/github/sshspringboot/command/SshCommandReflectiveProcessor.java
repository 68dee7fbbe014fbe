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
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;

import org.springframework.aot.hint.BindingReflectionHintsRegistrar;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.ReflectionHints;
import org.springframework.aot.hint.annotation.SimpleReflectiveProcessor;
import org.springframework.beans.BeanUtils;
import org.springframework.core.MethodParameter;
import org.springframework.core.ReactiveAdapterRegistry;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.AnnotatedElementUtils;

/**
 * {@link SimpleReflectiveProcessor} that registers what an ahead-of-time compiled
 * application needs to run a command: its method, the properties of its results and of
 * the rows of standard input, the types of its options and arguments, and the
 * collaborators named by its annotations.
 */
final class SshCommandReflectiveProcessor extends SimpleReflectiveProcessor {

	private final BindingReflectionHintsRegistrar bindings = new BindingReflectionHintsRegistrar();

	@Override
	public void registerReflectionHints(ReflectionHints hints, AnnotatedElement element) {
		super.registerReflectionHints(hints, element);
		SshCommand command = AnnotatedElementUtils.findMergedAnnotation(element, SshCommand.class);
		if (command != null && command.availability() != SshCommandAvailability.class) {
			hints.registerType(command.availability(), MemberCategory.INVOKE_DECLARED_CONSTRUCTORS);
		}
		if (element instanceof Method method) {
			registerRows(hints, ResolvableType.forMethodReturnType(method));
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
			registerConverted(hints, type);
			Class<?> completer = (option != null) ? option.completer() : Objects.requireNonNull(argument).completer();
			if (completer != SshCompleter.class) {
				hints.registerType(completer, MemberCategory.INVOKE_DECLARED_CONSTRUCTORS);
			}
		}
		else if (parameter.isAnnotationPresent(SshStdin.class)) {
			registerRows(hints, type);
		}
	}

	private void registerRows(ReflectionHints hints, ResolvableType type) {
		Set<ResolvableType> rows = new LinkedHashSet<>();
		collect(type, rows);
		rows.forEach((row) -> this.bindings.registerReflectionHints(hints, row.getType()));
	}

	private static void registerConverted(ReflectionHints hints, ResolvableType type) {
		Set<ResolvableType> values = new LinkedHashSet<>();
		collect(type, values);
		values.forEach((value) -> hints.registerType(value.toClass(), MemberCategory.INVOKE_PUBLIC_CONSTRUCTORS,
				MemberCategory.INVOKE_PUBLIC_METHODS));
	}

	private static void collect(ResolvableType type, Set<ResolvableType> rows) {
		if (type.isArray()) {
			collect(type.getComponentType(), rows);
			return;
		}
		Class<?> resolved = type.resolve();
		if (resolved == null) {
			return;
		}
		if (isContainer(resolved)) {
			for (ResolvableType generic : type.getGenerics()) {
				collect(generic, rows);
			}
		}
		else if (!BeanUtils.isSimpleValueType(resolved)) {
			rows.add(type);
		}
	}

	private static boolean isContainer(Class<?> type) {
		return type.getName().startsWith("java.")
				|| ReactiveAdapterRegistry.getSharedInstance().getAdapter(type) != null;
	}

}
