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

package io.github.sshspringboot.command.result;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

/**
 * Gives the order of its type to what a serializer wrote as text. Only the text is looked
 * at: one that a serializer made unreadable stays text.
 */
final class WrittenText {

	private WrittenText() {
	}

	static Object typed(String text, @Nullable Class<?> type) {
		if (type == null || text.isEmpty()) {
			return text;
		}
		if (type.isEnum()) {
			return constant(text, type);
		}
		if (Number.class.isAssignableFrom(ClassUtils.resolvePrimitiveIfNecessary(type))) {
			return number(text);
		}
		return (type.getPackageName().equals("java.time") && Comparable.class.isAssignableFrom(type)) ? time(text, type)
				: text;
	}

	private static Object constant(String text, Class<?> type) {
		String name = text.replace('-', '_').replace(' ', '_');
		for (Object constant : type.getEnumConstants()) {
			if (((Enum<?>) constant).name().equalsIgnoreCase(name)) {
				return constant;
			}
		}
		return text;
	}

	private static Object number(String text) {
		try {
			return new BigDecimal(text);
		}
		catch (NumberFormatException ex) {
			return text;
		}
	}

	private static Object time(String text, Class<?> type) {
		Method parse = ReflectionUtils.findMethod(type, "parse", CharSequence.class);
		try {
			return (parse != null) ? parse.invoke(null, text) : text;
		}
		catch (InvocationTargetException | IllegalAccessException ex) {
			return text;
		}
	}

}
