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

import java.beans.PropertyDescriptor;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.BeanUtils;
import org.springframework.util.ReflectionUtils;

/**
 * Reads the properties of a value as the cells of a row: the components of a record, the
 * entries of a map, the readable properties of a bean in the order of its fields. A
 * scalar is no row.
 */
final class RowReader {

	private final Map<Class<?>, List<Property>> properties = new ConcurrentHashMap<>();

	/**
	 * The cells of a value.
	 * @param value the value
	 * @return the cells by name, {@code null} if the value is a scalar
	 */
	@Nullable Map<String, @Nullable Object> read(@Nullable Object value) {
		if (value == null || BeanUtils.isSimpleValueType(value.getClass())) {
			return null;
		}
		Map<String, @Nullable Object> cells = new LinkedHashMap<>();
		if (value instanceof Map<?, ?> map) {
			map.forEach((name, cell) -> cells.put(String.valueOf(name), cell));
			return cells;
		}
		for (Property property : this.properties.computeIfAbsent(value.getClass(), RowReader::findProperties)) {
			cells.put(property.name(), ReflectionUtils.invokeMethod(property.getter(), value));
		}
		return cells.isEmpty() ? null : cells;
	}

	private static List<Property> findProperties(Class<?> type) {
		if (type.isRecord()) {
			return Arrays.stream(type.getRecordComponents()).map(RowReader::property).toList();
		}
		List<String> fields = Arrays.stream(type.getDeclaredFields()).map(Field::getName).toList();
		return Arrays.stream(BeanUtils.getPropertyDescriptors(type))
			.filter((descriptor) -> descriptor.getReadMethod() != null && !"class".equals(descriptor.getName()))
			.sorted(Comparator.comparingInt((descriptor) -> position(fields, descriptor)))
			.map((descriptor) -> property(descriptor.getName(), Objects.requireNonNull(descriptor.getReadMethod())))
			.toList();
	}

	private static int position(List<String> fields, PropertyDescriptor descriptor) {
		int index = fields.indexOf(descriptor.getName());
		return (index >= 0) ? index : fields.size();
	}

	private static Property property(RecordComponent component) {
		return property(component.getName(), component.getAccessor());
	}

	private static Property property(String name, Method getter) {
		ReflectionUtils.makeAccessible(getter);
		return new Property(name, getter);
	}

	/**
	 * One cell as text of one line, without control characters.
	 * @param cell the cell
	 * @return the text
	 */
	static String toText(@Nullable Object cell) {
		if (cell == null) {
			return "";
		}
		Object value = cell;
		if (cell.getClass().isArray()) {
			value = IntStream.range(0, Array.getLength(cell)).mapToObj((index) -> Array.get(cell, index)).toList();
		}
		if (value instanceof Collection<?> collection) {
			return String.join(",", collection.stream().map(RowReader::toText).toList());
		}
		return MessageText.oneLine(value.toString());
	}

	private record Property(String name, Method getter) {

	}

}
