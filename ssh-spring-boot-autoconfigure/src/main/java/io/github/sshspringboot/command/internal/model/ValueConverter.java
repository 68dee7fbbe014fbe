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

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.convert.Delimiter;
import org.springframework.core.CollectionFactory;
import org.springframework.core.convert.ConversionException;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.util.StringUtils;

/**
 * Converts the text of options and arguments to the types of their parameters.
 */
public final class ValueConverter {

	private static final TypeDescriptor TEXT = TypeDescriptor.valueOf(String.class);

	private static final TypeDescriptor TEXTS = TypeDescriptor.valueOf(String[].class);

	private final ConversionService conversionService;

	public ValueConverter(ConversionService conversionService) {
		this.conversionService = conversionService;
	}

	/**
	 * Return whether text can be converted to a type, including its elements and keys.
	 */
	boolean supports(TypeDescriptor target) {
		if (target.isMap()) {
			return supports(mapKey(target)) && supports(mapValue(target));
		}
		return this.conversionService.canConvert(TEXT, target);
	}

	/**
	 * Convert the typed values, one text for each time the parameter was specified.
	 * Throws a {@link ValueException} if they do not fit the type.
	 */
	public @Nullable Object convert(CommandParameter.Typed typed, List<String> values) {
		TypeDescriptor target = typed.target();
		try {
			if (typed.isMap()) {
				return convertMap(target, typed instanceof CommandParameter.Option, values);
			}
			if (typed.isMulti() && typed instanceof CommandParameter.Option && !values.isEmpty()
					&& (values.size() == 1 || !target.hasAnnotation(Delimiter.class))) {
				return this.conversionService.convert(String.join(",", values), TEXT, target);
			}
			if (typed.isMulti()) {
				return this.conversionService.convert(values.toArray(String[]::new), TEXTS, target);
			}
			return this.conversionService.convert(values.get(0), TEXT, target);
		}
		catch (ConversionException | IllegalArgumentException ex) {
			throw new ValueException("not " + ValueDescription.of(target));
		}
	}

	/**
	 * Convert a default value, which may contain several values separated by commas.
	 */
	public @Nullable Object convertDefault(CommandParameter.Typed typed, String defaultValue) {
		TypeDescriptor target = typed.target();
		try {
			return typed.isMap() ? convertMap(target, true, List.of(defaultValue))
					: this.conversionService.convert(defaultValue, TEXT, target);
		}
		catch (ConversionException | IllegalArgumentException ex) {
			throw new ValueException("not " + ValueDescription.of(target));
		}
	}

	private Object convertMap(TypeDescriptor target, boolean split, List<String> values) {
		Map<Object, Object> map = CollectionFactory.createMap(target.getType(), mapKey(target).getType(),
				values.size());
		for (String value : values) {
			for (String entry : split ? split(value, target) : new String[] { value }) {
				int separator = entry.indexOf('=');
				if (separator <= 0) {
					throw new ValueException("not key=value");
				}
				map.put(convertPart(entry.substring(0, separator), mapKey(target), "key"),
						convertPart(entry.substring(separator + 1), mapValue(target), "value"));
			}
		}
		return map;
	}

	private static String[] split(String value, TypeDescriptor target) {
		Delimiter delimiter = target.getAnnotation(Delimiter.class);
		if (delimiter != null && delimiter.value().equals(Delimiter.NONE)) {
			return new String[] { value };
		}
		String[] parts = StringUtils.delimitedListToStringArray(value, (delimiter != null) ? delimiter.value() : ",");
		return Arrays.stream(parts).map(String::strip).toArray(String[]::new);
	}

	private Object convertPart(String text, TypeDescriptor target, String part) {
		try {
			Object converted = this.conversionService.convert(text, TEXT, target);
			if (converted == null) {
				throw new ValueException("the " + part + " is empty");
			}
			return converted;
		}
		catch (ConversionException | IllegalArgumentException ex) {
			throw new ValueException("the " + part + " is not " + ValueDescription.of(target));
		}
	}

	private static TypeDescriptor mapKey(TypeDescriptor map) {
		return Objects.requireNonNullElse(map.getMapKeyTypeDescriptor(), TEXT);
	}

	private static TypeDescriptor mapValue(TypeDescriptor map) {
		return Objects.requireNonNullElse(map.getMapValueTypeDescriptor(), TEXT);
	}

	/**
	 * Exception for text that does not fit a type. Its message describes the expected
	 * type, but never contains the text.
	 */
	@SuppressWarnings("serial")
	public static final class ValueException extends RuntimeException {

		ValueException(String message) {
			super(message);
		}

	}

}
