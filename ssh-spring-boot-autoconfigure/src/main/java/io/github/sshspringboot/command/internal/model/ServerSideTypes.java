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

import java.io.File;
import java.net.URL;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.core.ResolvableType;
import org.springframework.core.convert.converter.Converter;
import org.springframework.core.convert.converter.GenericConverter;
import org.springframework.core.io.InputStreamSource;
import org.springframework.format.Parser;

/**
 * Finds types whose values, if converted from text of a user, would open files or classes
 * of the server. A converter of the application allows such a type.
 */
record ServerSideTypes(ListableBeanFactory beanFactory) {

	private static final Set<Class<?>> REFUSED = Set.of(InputStreamSource.class, File.class, Path.class, URL.class,
			AutoCloseable.class, Class.class);

	/**
	 * Return the type or a type within it that is not allowed, {@code null} if there is
	 * none.
	 */
	@Nullable Class<?> find(ResolvableType type) {
		Set<Class<?>> types = new LinkedHashSet<>();
		collect(type, types);
		return types.stream()
			.filter((candidate) -> REFUSED.stream().anyMatch((refused) -> refused.isAssignableFrom(candidate)))
			.filter((candidate) -> !hasConverter(candidate))
			.findFirst()
			.orElse(null);
	}

	private static void collect(ResolvableType type, Set<Class<?>> types) {
		if (type.isArray()) {
			collect(type.getComponentType(), types);
			return;
		}
		Class<?> resolved = type.resolve();
		if (resolved != null) {
			types.add(resolved);
		}
		for (ResolvableType generic : type.getGenerics()) {
			collect(generic, types);
		}
	}

	private boolean hasConverter(Class<?> type) {
		return hasBean(ResolvableType.forClassWithGenerics(Converter.class, String.class, type))
				|| hasBean(ResolvableType.forClassWithGenerics(Parser.class, type))
				|| this.beanFactory.getBeanProvider(GenericConverter.class)
					.stream()
					.anyMatch((converter) -> converts(converter, type));
	}

	private boolean hasBean(ResolvableType type) {
		return this.beanFactory.getBeanNamesForType(type).length > 0;
	}

	private static boolean converts(GenericConverter converter, Class<?> type) {
		Set<GenericConverter.ConvertiblePair> pairs = converter.getConvertibleTypes();
		return pairs != null && pairs.contains(new GenericConverter.ConvertiblePair(String.class, type));
	}

}
