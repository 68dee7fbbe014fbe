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

package io.github.sshspringboot.build;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.GenericDeclaration;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.util.ClassUtils;

/**
 * The types that applications may name, and their members that they may use, as text.
 * Those of the auto-configuration are left out: nobody names them but Spring Boot.
 */
final class PublicApi {

	private static final String ROOT = "io.github.sshspringboot.";

	private static final Set<String> AUTO_CONFIGURATIONS = Set.of(ROOT + "autoconfigure.",
			ROOT + "docker.autoconfigure.");

	private PublicApi() {
	}

	static boolean isPublic(String className) {
		return className.startsWith(ROOT) && AUTO_CONFIGURATIONS.stream().noneMatch(className::startsWith)
				&& !className.contains(".internal.");
	}

	/**
	 * Describe the types below a directory of classes.
	 * @param classes the directory
	 * @return one line for each type and each member
	 */
	static List<String> describe(Path classes) {
		try (Stream<Path> files = Files.walk(classes)) {
			return files.map((file) -> classes.relativize(file).toString())
				.filter((file) -> file.endsWith(".class") && !file.endsWith("package-info.class"))
				.map((file) -> file.substring(0, file.length() - ".class".length()).replace('/', '.'))
				.filter(PublicApi::isPublic)
				.sorted()
				.map((name) -> ClassUtils.resolveClassName(name, null))
				.filter(PublicApi::isVisible)
				.flatMap(PublicApi::describe)
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static boolean isVisible(Class<?> type) {
		return isVisible(type.getModifiers()) && !type.isAnonymousClass() && !type.isLocalClass()
				&& (type.getEnclosingClass() == null || isVisible(type.getEnclosingClass()));
	}

	private static boolean isVisible(int modifiers) {
		return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
	}

	private static boolean isVisible(Member member) {
		return isVisible(member.getModifiers()) && !member.isSynthetic();
	}

	private static Stream<String> describe(Class<?> type) {
		List<String> members = new ArrayList<>();
		Stream.of(type.getDeclaredFields()).filter(PublicApi::isVisible).map(PublicApi::field).forEach(members::add);
		Stream.of(type.getDeclaredConstructors())
			.filter(PublicApi::isVisible)
			.map(PublicApi::constructor)
			.forEach(members::add);
		Stream.of(type.getDeclaredMethods()).filter(PublicApi::isVisible).map(PublicApi::method).forEach(members::add);
		return Stream.concat(Stream.of(header(type)), members.stream().sorted().map("\t"::concat));
	}

	private static String header(Class<?> type) {
		StringBuilder header = new StringBuilder(modifiers(type.getModifiers() & Modifier.PROTECTED));
		if (!type.isInterface() && !type.isEnum() && !type.isRecord()) {
			header.append(modifiers(type.getModifiers() & (Modifier.ABSTRACT | Modifier.FINAL)));
		}
		header.append(type.isSealed() ? "sealed " : "").append(kind(type)).append(' ').append(type.getName());
		header.append(typeParameters(type));
		Class<?> superclass = type.getSuperclass();
		if (superclass != null && superclass != Object.class && !type.isEnum() && !type.isRecord()) {
			header.append(" extends ").append(type.getGenericSuperclass().getTypeName());
		}
		if (type.getInterfaces().length > 0 && !type.isAnnotation()) {
			header.append(type.isInterface() ? " extends " : " implements ").append(names(type.getGenericInterfaces()));
		}
		return header.toString();
	}

	private static String kind(Class<?> type) {
		if (type.isAnnotation()) {
			return "@interface";
		}
		if (type.isInterface()) {
			return "interface";
		}
		if (type.isEnum()) {
			return "enum";
		}
		return type.isRecord() ? "record" : "class";
	}

	private static String field(Field field) {
		return modifiers(field.getModifiers()) + field.getGenericType().getTypeName() + " " + field.getName();
	}

	private static String constructor(Constructor<?> constructor) {
		return modifiers(constructor.getModifiers()) + typeParameters(constructor) + "new"
				+ parameters(constructor.getGenericParameterTypes())
				+ exceptions(constructor.getGenericExceptionTypes());
	}

	private static String method(Method method) {
		int modifiers = method.getModifiers();
		if (method.getDeclaringClass().isInterface()) {
			modifiers &= ~Modifier.ABSTRACT;
		}
		return (method.isDefault() ? "default " : "") + modifiers(modifiers) + typeParameters(method)
				+ method.getGenericReturnType().getTypeName() + " " + method.getName()
				+ parameters(method.getGenericParameterTypes()) + exceptions(method.getGenericExceptionTypes())
				+ ((method.getDefaultValue() != null) ? " default" : "");
	}

	/**
	 * Only what a caller or a subclass notices; what is not protected is public.
	 */
	private static String modifiers(int modifiers) {
		String text = Modifier
			.toString(modifiers & (Modifier.PROTECTED | Modifier.STATIC | Modifier.ABSTRACT | Modifier.FINAL));
		return text.isEmpty() ? "" : text + " ";
	}

	private static String typeParameters(GenericDeclaration declaration) {
		return (declaration.getTypeParameters().length == 0) ? ""
				: Arrays.stream(declaration.getTypeParameters())
					.map((parameter) -> parameter.getName() + bounds(parameter.getBounds()))
					.collect(Collectors.joining(", ", "<", ">"));
	}

	private static String bounds(Type[] bounds) {
		return (bounds.length == 1 && bounds[0] == Object.class) ? ""
				: " extends " + Arrays.stream(bounds).map(Type::getTypeName).collect(Collectors.joining(" & "));
	}

	private static String parameters(Type[] types) {
		return "(" + names(types) + ")";
	}

	private static String exceptions(Type[] types) {
		return (types.length > 0) ? " throws " + names(types) : "";
	}

	private static String names(Type[] types) {
		return Arrays.stream(types).map(Type::getTypeName).collect(Collectors.joining(", "));
	}

}
