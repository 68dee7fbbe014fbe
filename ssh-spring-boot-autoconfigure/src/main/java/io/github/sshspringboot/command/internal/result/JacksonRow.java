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

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.Function;

import io.github.sshspringboot.server.internal.text.TerminalText;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@link Row} of a value as the application's mapper writes it. The value itself is not
 * read, only the types of its properties, which decide how written values compare.
 */
final class JacksonRow implements Row {

	private static final int MAX_DEPTH = 8;

	private final @Nullable Object source;

	private final JsonNode tree;

	private final Set<String> declared;

	private final Function<String, @Nullable Class<?>> types;

	private final boolean selected;

	/**
	 * Create a row with the properties that all values of its type have.
	 */
	JacksonRow(@Nullable Object source, JsonNode tree, Set<String> declared,
			Function<String, @Nullable Class<?>> types) {
		this(source, tree, declared, types, false);
	}

	private JacksonRow(@Nullable Object source, JsonNode tree, Set<String> declared,
			Function<String, @Nullable Class<?>> types, boolean selected) {
		this.source = source;
		this.tree = tree;
		this.declared = declared;
		this.types = types;
		this.selected = selected;
	}

	JsonNode tree() {
		return this.tree;
	}

	@Nullable JsonNode cell(String name) {
		return (this.tree instanceof ObjectNode object) ? object.get(name) : null;
	}

	@Override
	public @Nullable Object source() {
		return this.selected ? this : this.source;
	}

	@Override
	public boolean isScalar() {
		return !this.tree.isObject() || this.source instanceof JsonNode;
	}

	@Override
	public Collection<String> names() {
		if (!(this.tree instanceof ObjectNode object)) {
			return List.of();
		}
		if (this.declared.isEmpty()) {
			return object.propertyNames();
		}
		if (this.declared.containsAll(object.propertyNames())) {
			return this.declared;
		}
		Set<String> names = new LinkedHashSet<>(this.declared);
		names.addAll(object.propertyNames());
		return names;
	}

	@Override
	public @Nullable Object value(String name) {
		JsonNode cell = cell(name);
		return (cell != null && cell.isString()) ? WrittenText.typed(cell.stringValue(), this.types.apply(name))
				: plain(cell);
	}

	private static @Nullable Object plain(@Nullable JsonNode node) {
		if (node == null || node.isNull()) {
			return null;
		}
		if (node.isNumber()) {
			return node.numberValue();
		}
		if (node.isBoolean()) {
			return node.booleanValue();
		}
		if (node.isArray()) {
			return node.valueStream().map(JacksonRow::plain).toList();
		}
		if (node.isObject()) {
			Map<String, @Nullable Object> map = new LinkedHashMap<>();
			node.forEachEntry((name, cell) -> map.put(name, plain(cell)));
			return map;
		}
		return node.asString();
	}

	@Override
	public boolean isNumber(String name) {
		JsonNode cell = cell(name);
		return cell != null && cell.isNumber();
	}

	@Override
	public String text(String name) {
		return TerminalText.line(text(cell(name), 0));
	}

	@Override
	public String text() {
		if (this.tree.isNull()) {
			return "null";
		}
		if (this.tree.isString() && this.source instanceof CharSequence) {
			return this.tree.stringValue();
		}
		return TerminalText.line((this.source instanceof JsonNode && this.tree.isContainer()) ? this.tree.toString()
				: text(this.tree, 0));
	}

	private static String text(@Nullable JsonNode node, int depth) {
		if (node == null || node.isNull()) {
			return "";
		}
		if (depth > MAX_DEPTH) {
			return "…";
		}
		if (node.isArray()) {
			return String.join(",", node.valueStream().map((element) -> text(element, depth + 1)).toList());
		}
		if (node.isObject()) {
			StringJoiner text = new StringJoiner(", ", "{", "}");
			node.forEachEntry((name, cell) -> text.add(name + "=" + text(cell, depth + 1)));
			return text.toString();
		}
		return node.asString();
	}

	/**
	 * Return an object of the given properties that the row has, or the scalar itself.
	 */
	JsonNode reduce(List<String> names) {
		if (!(this.tree instanceof ObjectNode object)) {
			return this.tree;
		}
		ObjectNode reduced = object.objectNode();
		for (String name : names) {
			JsonNode cell = object.get(name);
			if (cell != null) {
				reduced.set(name, cell);
			}
		}
		return reduced;
	}

	@Override
	public Row select(List<String> names) {
		ObjectNode selected = ((ObjectNode) this.tree).objectNode();
		for (String name : names) {
			JsonNode cell = cell(name);
			selected.set(name, (cell != null) ? cell : selected.nullNode());
		}
		return new JacksonRow(null, selected, Set.of(), this.types, true);
	}

}
