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

package io.github.sshspringboot.command.internal.result;

import java.beans.PropertyDescriptor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.BeanUtils;
import org.springframework.util.ReflectionUtils;

/**
 * {@link RowReader} for applications without Jackson, which could hide properties. Reads
 * the components of a record, the entries of a map, or the readable properties of a bean
 * in the order of its fields.
 */
final class BeanRowReader implements RowReader {

	private final Map<Class<?>, List<Property>> properties = new ConcurrentHashMap<>();

	private final CellText cellText = new CellText(this);

	@Override
	public Row read(@Nullable Object value) {
		return (value instanceof BeanRow row) ? row : new BeanRow(value, cells(value), this.cellText);
	}

	boolean isRow(@Nullable Object value) {
		Object content = unwrap(value);
		return content != null && !isScalar(content)
				&& (content instanceof Map<?, ?> || !properties(content.getClass()).isEmpty());
	}

	@Nullable Map<String, @Nullable Object> cells(@Nullable Object source) {
		Object value = unwrap(source);
		if (value == null || !isRow(value)) {
			return null;
		}
		Map<String, @Nullable Object> cells = new LinkedHashMap<>();
		if (value instanceof Map<?, ?> map) {
			map.forEach((name, cell) -> cells.put(String.valueOf(name), unwrap(cell)));
			return cells;
		}
		for (Property property : properties(value.getClass())) {
			cells.put(property.name(), unwrap(ReflectionUtils.invokeMethod(property.getter(), value)));
		}
		return cells;
	}

	private static boolean isScalar(Object value) {
		return BeanUtils.isSimpleValueType(value.getClass()) || value instanceof Iterable<?>
				|| value.getClass().isArray();
	}

	static @Nullable Object unwrap(@Nullable Object value) {
		if (value instanceof Optional<?> optional) {
			return optional.orElse(null);
		}
		if (value instanceof OptionalInt optional) {
			return optional.isPresent() ? optional.getAsInt() : null;
		}
		if (value instanceof OptionalLong optional) {
			return optional.isPresent() ? optional.getAsLong() : null;
		}
		if (value instanceof OptionalDouble optional) {
			return optional.isPresent() ? optional.getAsDouble() : null;
		}
		return value;
	}

	@Override
	public @Nullable Set<String> columnsOf(Class<?> type) {
		if (!Modifier.isFinal(type.getModifiers())) {
			return null;
		}
		if (BeanUtils.isSimpleValueType(type)) {
			return Set.of();
		}
		Set<String> names = new LinkedHashSet<>();
		properties(type).forEach((property) -> names.add(property.name()));
		return names;
	}

	private List<Property> properties(Class<?> type) {
		return this.properties.computeIfAbsent(type, BeanRowReader::findProperties);
	}

	private static List<Property> findProperties(Class<?> type) {
		return (type.isRecord() ? components(type) : beanProperties(type)).stream()
			.filter((property) -> property.getter().trySetAccessible())
			.toList();
	}

	private static List<Property> components(Class<?> type) {
		return Arrays.stream(type.getRecordComponents())
			.map((component) -> new Property(component.getName(), component.getAccessor()))
			.toList();
	}

	private static List<Property> beanProperties(Class<?> type) {
		List<String> fields = Arrays.stream(type.getDeclaredFields()).map(Field::getName).toList();
		return Arrays.stream(BeanUtils.getPropertyDescriptors(type))
			.filter((descriptor) -> descriptor.getReadMethod() != null && !"class".equals(descriptor.getName()))
			.sorted(Comparator.comparingInt((descriptor) -> position(fields, descriptor)))
			.map((descriptor) -> new Property(descriptor.getName(), Objects.requireNonNull(descriptor.getReadMethod())))
			.toList();
	}

	private static int position(List<String> fields, PropertyDescriptor descriptor) {
		int index = fields.indexOf(descriptor.getName());
		return (index >= 0) ? index : fields.size();
	}

	private record Property(String name, Method getter) {

	}

}
