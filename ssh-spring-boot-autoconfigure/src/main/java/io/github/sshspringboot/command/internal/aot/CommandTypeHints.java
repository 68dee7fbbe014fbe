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

package io.github.sshspringboot.command.internal.aot;

import java.util.LinkedHashSet;
import java.util.Set;

import org.springframework.aot.hint.BindingReflectionHintsRegistrar;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.ReflectionHints;
import org.springframework.beans.BeanUtils;
import org.springframework.core.ReactiveAdapterRegistry;
import org.springframework.core.ResolvableType;

/**
 * Registers runtime hints for the types that the methods of commands name, those in
 * collections, arrays and publishers included.
 *
 * @since 0.1.0
 */
public final class CommandTypeHints {

	private final BindingReflectionHintsRegistrar bindings = new BindingReflectionHintsRegistrar();

	/**
	 * Register the properties of results or of rows of standard input.
	 */
	public void registerRows(ReflectionHints hints, ResolvableType type) {
		in(type).forEach((row) -> this.bindings.registerReflectionHints(hints, row.getType()));
	}

	/**
	 * Register the type of an option or argument, whose value is made of text.
	 */
	public void registerConverted(ReflectionHints hints, ResolvableType type) {
		in(type).forEach((value) -> hints.registerType(value.toClass(), MemberCategory.INVOKE_PUBLIC_CONSTRUCTORS,
				MemberCategory.INVOKE_PUBLIC_METHODS));
	}

	/**
	 * Return the types of the application in a type.
	 */
	public static Set<ResolvableType> in(ResolvableType type) {
		Set<ResolvableType> types = new LinkedHashSet<>();
		collect(type, types);
		return types;
	}

	private static void collect(ResolvableType type, Set<ResolvableType> types) {
		if (type.isArray()) {
			collect(type.getComponentType(), types);
			return;
		}
		Class<?> resolved = type.resolve();
		if (resolved == null) {
			return;
		}
		if (isContainer(resolved)) {
			for (ResolvableType generic : type.getGenerics()) {
				collect(generic, types);
			}
		}
		else if (!BeanUtils.isSimpleValueType(resolved)) {
			types.add(type);
		}
	}

	private static boolean isContainer(Class<?> type) {
		return type.getName().startsWith("java.")
				|| ReactiveAdapterRegistry.getSharedInstance().getAdapter(type) != null;
	}

}
