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

package io.github.sshspringboot.actuate.internal.endpoint;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Rows of a name and a value for a document without a view of its own.
 */
final class NameValueRows {

	private final List<Map<String, @Nullable Object>> rows = new ArrayList<>();

	private NameValueRows() {
	}

	/**
	 * Return the elements of a document that is a list or holds nothing but one.
	 * Otherwise return a row for each value, named by its path such as {@code disk.free}
	 * and {@code nodes[0].id}.
	 */
	static List<?> of(Object document) {
		Object only = (document instanceof Map<?, ?> entries && entries.size() == 1)
				? entries.values().iterator().next() : document;
		if (only instanceof List<?> elements) {
			return elements;
		}
		NameValueRows rows = new NameValueRows();
		rows.add("", document);
		return rows.rows;
	}

	private void add(String name, @Nullable Object value) {
		if (value instanceof Map<?, ?> entries && !entries.isEmpty()) {
			entries.forEach((key, entry) -> add(name.isEmpty() ? String.valueOf(key) : name + "." + key, entry));
		}
		else if (value instanceof List<?> elements && elements.stream().anyMatch(NameValueRows::isNested)) {
			for (int index = 0; index < elements.size(); index++) {
				add(name + "[" + index + "]", elements.get(index));
			}
		}
		else if (!name.isEmpty()) {
			Map<String, @Nullable Object> row = new LinkedHashMap<>();
			row.put("name", name);
			row.put("value", (value instanceof Map<?, ?>) ? null : value);
			this.rows.add(row);
		}
	}

	private static boolean isNested(@Nullable Object value) {
		return value instanceof Map<?, ?> || value instanceof List<?>;
	}

}
