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

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A value as the application's mapper writes it.
 *
 * @param tree the value
 * @param names all properties that it may have
 */
record JacksonRow(JsonNode tree, Collection<String> names) {

	static Set<String> names(List<JacksonRow> rows) {
		Set<String> names = new LinkedHashSet<>();
		rows.forEach((row) -> names.addAll(row.names()));
		return names;
	}

	@Nullable JsonNode cell(String name) {
		return (this.tree instanceof ObjectNode object) ? object.get(name) : null;
	}

	/**
	 * The properties that the user wants.
	 * @param names their names
	 * @return an object of those that the row has, the value itself if it is a scalar
	 */
	JsonNode select(List<String> names) {
		if (!(this.tree instanceof ObjectNode object)) {
			return this.tree;
		}
		ObjectNode selected = object.objectNode();
		for (String name : names) {
			JsonNode cell = object.get(name);
			if (cell != null) {
				selected.set(name, cell);
			}
		}
		return selected;
	}

}
