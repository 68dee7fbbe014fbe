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

package io.github.sshspringboot.command.internal.picocli;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import io.github.sshspringboot.command.internal.aot.CommandTypeHints;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.TypeReference;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.util.StringUtils;

/**
 * Registers what picocli reaches by reflection: the members of commands, of their
 * subcommands, mixins and groups, and of all classes that its annotations name, such as
 * converters. Results have properties, as those of other commands.
 */
final class PicocliHints {

	private static final String PICOCLI = "picocli.";

	/**
	 * Where picocli ends, and how it learns the names of parameters without knowing that
	 * there are any.
	 */
	private static final List<TypeReference> REFLECTION = TypeReference.listOf(Object.class, Method.class,
			Executable.class, Parameter.class);

	private final RuntimeHints hints;

	private final CommandTypeHints types = new CommandTypeHints();

	private final Set<Class<?>> registered = new HashSet<>();

	PicocliHints(RuntimeHints hints) {
		this.hints = hints;
	}

	void register(Class<?> type) {
		if (isOfLibrary(type) || !this.registered.add(type)) {
			return;
		}
		this.hints.reflection()
			.registerType(type, MemberCategory.INVOKE_DECLARED_CONSTRUCTORS, MemberCategory.INVOKE_DECLARED_METHODS,
					MemberCategory.INVOKE_PUBLIC_METHODS, MemberCategory.ACCESS_DECLARED_FIELDS);
		this.hints.reflection()
			.registerTypes(REFLECTION, (hint) -> hint.withMembers(MemberCategory.INVOKE_PUBLIC_METHODS));
		registerNamed(type);
		this.types.registerRows(this.hints.reflection(), ResolvableType.forClass(type).as(Callable.class).getGeneric());
		Stream.of(type.getDeclaredFields())
			.filter(PicocliHints::isOfPicocli)
			.forEach((field) -> registerValue(field, ResolvableType.forField(field)));
		Stream.of(type.getDeclaredMethods()).filter(PicocliHints::isOfPicocli).forEach(this::registerMethod);
		Class<?> parent = type.getSuperclass();
		if (parent != null) {
			register(parent);
		}
	}

	/**
	 * Register a subcommand, or a method that takes the value of an option.
	 */
	private void registerMethod(Method method) {
		boolean command = method.isAnnotationPresent(Command.class);
		if (command) {
			registerNamed(method);
			this.types.registerRows(this.hints.reflection(), ResolvableType.forMethodReturnType(method));
		}
		Parameter[] parameters = method.getParameters();
		for (int index = 0; index < parameters.length; index++) {
			registerValue(command ? parameters[index] : method,
					ResolvableType.forMethodParameter(new MethodParameter(method, index)));
		}
	}

	/**
	 * Register the type of an option or parameter, or of what holds some.
	 */
	private void registerValue(AnnotatedElement element, ResolvableType type) {
		registerNamed(element);
		registerTime(type);
		this.types.registerConverted(this.hints.reflection(), type);
		if (element.isAnnotationPresent(Mixin.class) || element.isAnnotationPresent(ArgGroup.class)) {
			CommandTypeHints.in(type).forEach((holder) -> register(holder.toClass()));
		}
	}

	/**
	 * Register the types of {@code java.time}, whose {@code parse} picocli calls.
	 */
	private void registerTime(ResolvableType type) {
		if (type.toClass().getName().startsWith("java.time.")) {
			this.hints.reflection().registerType(type.toClass(), MemberCategory.INVOKE_PUBLIC_METHODS);
		}
		for (ResolvableType contained : type.isArray() ? new ResolvableType[] { type.getComponentType() }
				: type.getGenerics()) {
			registerTime(contained);
		}
	}

	/**
	 * Register the classes and the resources that the annotations of picocli name.
	 */
	private void registerNamed(AnnotatedElement element) {
		annotations(element).map(MergedAnnotation::asMap)
			.flatMap((attributes) -> attributes.values().stream())
			.flatMap((value) -> (value instanceof Class<?>[] named) ? Stream.of(named) : Stream.of(value))
			.filter(Class.class::isInstance)
			.map(Class.class::cast)
			.forEach(this::register);
		Command command = element.getAnnotation(Command.class);
		if (command != null && StringUtils.hasText(command.resourceBundle())) {
			this.hints.resources().registerResourceBundle(command.resourceBundle());
		}
	}

	private static boolean isOfPicocli(AnnotatedElement element) {
		return annotations(element).findAny().isPresent();
	}

	private static Stream<MergedAnnotation<Annotation>> annotations(AnnotatedElement element) {
		return MergedAnnotations.from(element)
			.stream()
			.filter((annotation) -> annotation.getType().getName().startsWith(PICOCLI));
	}

	private static boolean isOfLibrary(Class<?> type) {
		return type.isPrimitive() || type.isArray() || type.getName().startsWith(PICOCLI)
				|| type.getName().startsWith("java.");
	}

}
