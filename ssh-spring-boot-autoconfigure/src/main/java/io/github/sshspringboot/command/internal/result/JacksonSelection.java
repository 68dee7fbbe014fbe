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

import java.util.Iterator;
import java.util.List;
import java.util.Set;

import io.github.sshspringboot.command.SshResult;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reduces values to the columns that the user selected.
 */
final class JacksonSelection {

	private final JacksonRowReader rowReader;

	JacksonSelection(JacksonRowReader rowReader) {
		this.rowReader = rowReader;
	}

	@Nullable Set<String> columnsOf(Class<?> type) {
		return this.rowReader.columnsOf(type);
	}

	/**
	 * Return the values unchanged, unless the user selected columns or they have been
	 * read as rows.
	 */
	Iterator<? extends @Nullable Object> values(SshResult result) {
		return result.columns().isEmpty()
				? new MappedValues(result.values(), (value) -> (value instanceof JacksonRow row) ? row.tree() : value)
				: trees(result);
	}

	/**
	 * Return the values as the application's mapper writes them, reduced if the user
	 * selected columns.
	 */
	Iterator<JsonNode> trees(SshResult result) {
		RowWindow<JacksonRow> rows = new RowWindow<>(result, this.rowReader::read);
		if (!rows.hasNext() || result.columns().isEmpty()) {
			return new Trees(rows, null);
		}
		return new Trees(rows, ColumnNames.select(result.columns(), ColumnNames.of(rows.first().stream())));
	}

	/**
	 * The trees of rows, reduced to the selected properties unless they are {@code null}.
	 */
	private record Trees(Iterator<JacksonRow> rows, @Nullable List<String> names) implements Iterator<JsonNode> {

		@Override
		public boolean hasNext() {
			return this.rows.hasNext();
		}

		@Override
		public JsonNode next() {
			JacksonRow row = this.rows.next();
			return (this.names != null) ? row.reduce(this.names) : row.tree();
		}

	}

}
