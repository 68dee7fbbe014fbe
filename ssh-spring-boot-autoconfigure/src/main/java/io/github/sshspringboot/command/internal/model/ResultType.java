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

import java.lang.reflect.Method;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.stream.BaseStream;

import io.github.sshspringboot.command.internal.result.SshDocument;
import org.jspecify.annotations.Nullable;

import org.springframework.core.ReactiveAdapterRegistry;
import org.springframework.core.ResolvableType;

/**
 * Determines the type of the values that a method returns.
 */
public final class ResultType {

	private static final Class<?>[] CONTAINERS = { Optional.class, CompletionStage.class, Future.class, Iterable.class,
			Iterator.class, BaseStream.class };

	private ResultType() {
	}

	/**
	 * Return the type of one value, {@link Object} if the method does not declare it.
	 */
	public static Class<?> of(Method method) {
		ResolvableType type = ResolvableType.forMethodReturnType(method);
		ResolvableType content = content(type);
		while (content != null) {
			type = content;
			content = content(type);
		}
		Class<?> raw = type.resolve(Object.class);
		return (raw != SshDocument.class) ? raw : Object.class;
	}

	private static @Nullable ResolvableType content(ResolvableType type) {
		if (type.isArray()) {
			return type.getComponentType();
		}
		Class<?> raw = type.resolve(Object.class);
		for (Class<?> container : CONTAINERS) {
			ResolvableType content = type.as(container).getGeneric();
			if (container.isAssignableFrom(raw) && !content.resolve(Object.class).isAssignableFrom(raw)) {
				return content;
			}
		}
		return (ReactiveAdapterRegistry.getSharedInstance().getAdapter(raw) != null) ? type.getGeneric() : null;
	}

}
