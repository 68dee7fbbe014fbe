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

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.ser.BeanPropertyWriter;
import tools.jackson.databind.ser.BeanSerializer;
import tools.jackson.databind.ser.PropertyWriter;
import tools.jackson.databind.ser.UnrolledBeanSerializer;
import tools.jackson.databind.ser.bean.BeanSerializerBase;

/**
 * Properties of a type that are known before a value is written. Names are known only if
 * no part of the application can suppress properties. They are complete if no others are
 * written.
 */
record JacksonType(Set<String> names, Map<String, Class<?>> types, boolean complete) {

	static final JacksonType UNKNOWN = new JacksonType(Set.of(), Map.of(), false);

	static JacksonType of(Class<?> type, JsonMapper mapper) {
		try {
			SerializationContext context = mapper._serializationContext();
			return of(context.findTypedValueSerializer(type, false), order(type, context), context.getConfig());
		}
		catch (JacksonException ex) {
			return UNKNOWN;
		}
	}

	/**
	 * Return the names that come first: those of the fields, unless the type declares its
	 * own order.
	 */
	private static List<String> order(Class<?> type, SerializationContext context) {
		String[] own = context.getAnnotationIntrospector()
			.findSerializationPropertyOrder(context.getConfig(), context.introspectClassAnnotations(type));
		return (type.isRecord() || own != null) ? List.of()
				: Arrays.stream(type.getDeclaredFields()).map(Field::getName).toList();
	}

	private static JacksonType of(ValueSerializer<?> serializer, List<String> order, SerializationConfig config) {
		List<String> names = new ArrayList<>();
		Map<String, Class<?>> types = new HashMap<>();
		boolean all = writesAll(serializer, config);
		boolean complete = all;
		Iterator<PropertyWriter> properties = serializer.properties();
		while (properties.hasNext()) {
			PropertyWriter property = properties.next();
			types.put(property.getName(), valueType(property.getType()));
			if (isWritten(property, config)) {
				names.add(property.getName());
			}
			else {
				complete = false;
			}
		}
		names.sort(Comparator.comparingInt((name) -> order.contains(name) ? order.indexOf(name) : order.size()));
		return new JacksonType(all ? new LinkedHashSet<>(names) : Set.of(), types, complete && !names.isEmpty());
	}

	private static boolean writesAll(ValueSerializer<?> serializer, SerializationConfig config) {
		boolean own = serializer.getClass() == BeanSerializer.class
				|| serializer.getClass() == UnrolledBeanSerializer.class;
		return own && !serializer.usesObjectId() && ((BeanSerializerBase) serializer).getFilterId() == null
				&& config.getActiveView() == null;
	}

	private static boolean isWritten(PropertyWriter property, SerializationConfig config) {
		return property.getClass() == BeanPropertyWriter.class
				&& property.findPropertyInclusion(config, property.getType().getRawClass())
					.getValueInclusion() != JsonInclude.Include.CUSTOM;
	}

	private static Class<?> valueType(JavaType type) {
		JavaType content = type.isReferenceType() ? type.getContentType() : null;
		return (content != null) ? content.getRawClass() : type.getRawClass();
	}

	@Nullable Class<?> typeOf(String name) {
		return this.types.get(name);
	}

}
