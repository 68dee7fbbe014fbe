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

import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.ser.AnyGetterWriter;
import tools.jackson.databind.ser.BeanPropertyWriter;
import tools.jackson.databind.ser.PropertyWriter;

import org.springframework.beans.BeanUtils;

/**
 * Converts values by the application's mapper.
 */
final class JacksonRowReader {

	private final Map<Class<?>, Declared> declared = new ConcurrentHashMap<>();

	private final JsonMapper mapper;

	JacksonRowReader(JsonMapper mapper) {
		this.mapper = mapper;
	}

	/**
	 * Convert a value.
	 * @param value the value
	 * @return what the mapper makes of it
	 */
	JacksonRow read(@Nullable Object value) {
		try {
			JsonNode tree = (value != null) ? this.mapper.valueToTree(value) : this.mapper.nullNode();
			return new JacksonRow(tree, (value != null) ? names(value.getClass(), tree) : List.of());
		}
		catch (JacksonException ex) {
			throw cause(ex);
		}
	}

	private Collection<String> names(Class<?> type, JsonNode tree) {
		if (!(tree instanceof ObjectNode object)) {
			return List.of();
		}
		Set<String> names = new LinkedHashSet<>(declared(type).names());
		names.addAll(object.propertyNames());
		return names;
	}

	/**
	 * The properties of all values of a type.
	 * @param type the type
	 * @return the names, none for scalars, {@code null} if they depend on the value
	 */
	@Nullable Set<String> columnsOf(Class<?> type) {
		if (!Modifier.isFinal(type.getModifiers())) {
			return null;
		}
		if (BeanUtils.isSimpleValueType(type)) {
			return Set.of();
		}
		Declared properties = declared(type);
		return properties.complete() ? properties.names() : null;
	}

	private Declared declared(Class<?> type) {
		return this.declared.computeIfAbsent(type, this::findDeclared);
	}

	private Declared findDeclared(Class<?> type) {
		Set<String> names = new LinkedHashSet<>();
		boolean complete = true;
		Iterator<PropertyWriter> properties = this.mapper._serializationContext()
			.findValueSerializer(type)
			.properties();
		while (properties.hasNext()) {
			PropertyWriter property = properties.next();
			if (hasManyNames(property)) {
				complete = false;
			}
			else {
				names.add(property.getName());
			}
		}
		return new Declared(names, complete && !names.isEmpty());
	}

	private static boolean hasManyNames(PropertyWriter property) {
		return property instanceof AnyGetterWriter
				|| (property instanceof BeanPropertyWriter writer && writer.isUnwrapping());
	}

	/**
	 * What went wrong in the application's own code, without Jackson's view of it.
	 * @param failure the failure
	 * @return its cause if it is an exception of the application
	 */
	static RuntimeException cause(JacksonException failure) {
		return (failure.getCause() instanceof RuntimeException cause) ? cause : failure;
	}

	/**
	 * The properties of a type.
	 *
	 * @param names their names
	 * @param complete whether a value has no others
	 */
	private record Declared(Set<String> names, boolean complete) {

	}

}
