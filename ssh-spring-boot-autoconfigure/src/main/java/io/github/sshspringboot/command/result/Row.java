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

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * A value and its cells.
 *
 * @param value the value
 * @param cells the cells by name, {@code null} if the value is a scalar
 */
record Row(@Nullable Object value, @Nullable Map<String, @Nullable Object> cells) {

	/**
	 * The names of the cells of all rows.
	 * @param rows the rows
	 * @return the names, in the order in which they come
	 */
	static Set<String> names(List<Row> rows) {
		Set<String> names = new LinkedHashSet<>();
		for (Row row : rows) {
			if (row.cells() != null) {
				names.addAll(row.cells().keySet());
			}
		}
		return names;
	}

}
