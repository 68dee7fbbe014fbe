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

import java.util.ArrayList;
import java.util.Collection;
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
import tools.jackson.databind.ser.BeanPropertyWriter;
import tools.jackson.databind.ser.PropertyWriter;

/**
 * Converts values by the application's mapper.
 */
final class JacksonRowReader {

	private final Map<Class<?>, List<String>> declared = new ConcurrentHashMap<>();

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
		Set<String> names = new LinkedHashSet<>(this.declared.computeIfAbsent(type, this::declared));
		names.addAll(object.propertyNames());
		return names;
	}

	private List<String> declared(Class<?> type) {
		List<String> names = new ArrayList<>();
		this.mapper._serializationContext().findValueSerializer(type).properties().forEachRemaining((property) -> {
			if (!isUnwrapped(property)) {
				names.add(property.getName());
			}
		});
		return names;
	}

	private static boolean isUnwrapped(PropertyWriter property) {
		return property instanceof BeanPropertyWriter writer && writer.isUnwrapping();
	}

	/**
	 * What went wrong in the application's own code, without Jackson's view of it.
	 * @param failure the failure
	 * @return its cause if it is an exception of the application
	 */
	static RuntimeException cause(JacksonException failure) {
		return (failure.getCause() instanceof RuntimeException cause) ? cause : failure;
	}

}
