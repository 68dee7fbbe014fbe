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

import java.lang.reflect.Modifier;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.POJONode;
import tools.jackson.databind.util.RawValue;

import org.springframework.beans.BeanUtils;

/**
 * {@link RowReader} that reads values as the application's mapper writes them.
 */
final class JacksonRowReader implements RowReader {

	private final Map<Class<?>, JacksonType> types = new ConcurrentHashMap<>();

	private final JsonMapper mapper;

	JacksonRowReader(JsonMapper mapper) {
		this.mapper = mapper.isEnabled(SerializationFeature.WRAP_ROOT_VALUE)
				? mapper.rebuild().disable(SerializationFeature.WRAP_ROOT_VALUE).build() : mapper;
	}

	@Override
	public JacksonRow read(@Nullable Object value) {
		if (value instanceof JacksonRow row) {
			return row;
		}
		try {
			JsonNode tree = tree(value);
			if (value instanceof Map<?, ?> map) {
				return new JacksonRow(value, tree, Set.of(), (name) -> typeOf(map, name));
			}
			JacksonType type = (value != null && tree.isObject()) ? type(value.getClass()) : JacksonType.UNKNOWN;
			return new JacksonRow(value, tree, type.names(), type::typeOf);
		}
		catch (JacksonException ex) {
			throw cause(ex);
		}
		catch (StackOverflowError ex) {
			throw new StreamConstraintsException("A value is nested too deeply");
		}
	}

	private static @Nullable Class<?> typeOf(Map<?, ?> map, String name) {
		for (Map.Entry<?, ?> entry : map.entrySet()) {
			if (name.equals(String.valueOf(entry.getKey()))) {
				return typeOf(entry.getValue());
			}
		}
		return null;
	}

	private static @Nullable Class<?> typeOf(@Nullable Object value) {
		if (value instanceof Optional<?> optional) {
			return typeOf(optional.orElse(null));
		}
		if (value instanceof Enum<?> constant) {
			return constant.getDeclaringClass();
		}
		return (value != null) ? value.getClass() : null;
	}

	private JsonNode tree(@Nullable Object value) {
		return (value != null) ? resolve(this.mapper.valueToTree(value)) : this.mapper.nullNode();
	}

	/**
	 * Replace objects that serializers leave in a tree: raw JSON, and objects that are
	 * not written yet.
	 */
	private JsonNode resolve(JsonNode node) {
		if (node instanceof POJONode object) {
			Object value = object.getPojo();
			if (value instanceof byte[] bytes) {
				return this.mapper.getNodeFactory().binaryNode(bytes);
			}
			return (value instanceof RawValue raw) ? parse(raw) : tree(value);
		}
		if (node instanceof ObjectNode object) {
			ObjectNode resolved = object;
			for (Map.Entry<String, JsonNode> property : object.properties()) {
				JsonNode value = resolve(property.getValue());
				if (value != property.getValue()) {
					resolved = (resolved == object) ? object.objectNode().setAll(object) : resolved;
					resolved.set(property.getKey(), value);
				}
			}
			return resolved;
		}
		if (node instanceof ArrayNode array) {
			ArrayNode resolved = array;
			for (int i = 0; i < array.size(); i++) {
				JsonNode value = resolve(array.get(i));
				if (value != array.get(i)) {
					resolved = (resolved == array) ? array.arrayNode().addAll(array) : resolved;
					resolved.set(i, value);
				}
			}
			return resolved;
		}
		return node;
	}

	private JsonNode parse(RawValue raw) {
		if (!(raw.rawValue() instanceof String text)) {
			return tree(raw.rawValue());
		}
		try {
			return this.mapper.readTree(text);
		}
		catch (JacksonException ex) {
			return this.mapper.getNodeFactory().stringNode(text);
		}
	}

	@Override
	public @Nullable Set<String> columnsOf(Class<?> type) {
		if (!Modifier.isFinal(type.getModifiers())) {
			return null;
		}
		if (BeanUtils.isSimpleValueType(type)) {
			return Set.of();
		}
		JacksonType known = type(type);
		return known.complete() ? known.names() : null;
	}

	/**
	 * Return the properties that values of a type have, empty if they are not known.
	 */
	Set<String> declaredBy(Class<?> type) {
		return (type != Object.class) ? type(type).names() : Set.of();
	}

	private JacksonType type(Class<?> type) {
		return this.types.computeIfAbsent(type, (key) -> JacksonType.of(key, this.mapper));
	}

	/**
	 * Return the application's exception that caused a failure, or the failure itself.
	 */
	static RuntimeException cause(JacksonException failure) {
		return (failure.getCause() instanceof RuntimeException cause) ? cause : failure;
	}

}
