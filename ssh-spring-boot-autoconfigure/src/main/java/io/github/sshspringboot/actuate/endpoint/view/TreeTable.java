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

package io.github.sshspringboot.actuate.endpoint.view;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Rows of a document and what of them is shown.
 *
 * @param path where the rows are
 * @param columns the columns in their order
 */
record TreeTable(TreePath path, List<Column> columns) {

	/**
	 * Declare a table.
	 * @param path where the rows are, see {@link TreePath}
	 * @param columns what is shown of each, see {@link Column}
	 * @return the table
	 */
	static TreeTable at(String path, String... columns) {
		return new TreeTable(TreePath.of(path), Stream.of(columns).map(Column::of).toList());
	}

	/**
	 * The same, with other text in a column, if there is one of that name.
	 * @param name the name of the column
	 * @param conversion makes the text of a value
	 * @return the table
	 */
	TreeTable with(String name, UnaryOperator<@Nullable Object> conversion) {
		return new TreeTable(this.path,
				this.columns.stream()
					.map((column) -> column.name().equals(name) ? column.converted(conversion) : column)
					.toList());
	}

	Stream<Map<String, @Nullable Object>> rows(Branch document) {
		return this.path.walk(document).map(this::row);
	}

	private Map<String, @Nullable Object> row(Branch branch) {
		Map<String, @Nullable Object> row = new LinkedHashMap<>();
		this.columns.forEach((column) -> row.put(column.name(), column.valueOf(branch)));
		return row;
	}

}
