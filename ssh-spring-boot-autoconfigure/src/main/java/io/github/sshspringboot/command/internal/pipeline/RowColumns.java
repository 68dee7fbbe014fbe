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

package io.github.sshspringboot.command.internal.pipeline;

import java.util.HashMap;
import java.util.Map;

import io.github.sshspringboot.command.internal.result.ColumnNames;
import io.github.sshspringboot.command.internal.result.ResultFormats;
import io.github.sshspringboot.command.internal.result.Row;
import org.jspecify.annotations.Nullable;

/**
 * Resolves the names of properties that users type. They may be written as in the header
 * of a table: {@code created-at} or {@code CREATED-AT} for {@code createdAt}.
 */
final class RowColumns {

	private final String stage;

	private final ResultFormats formats;

	private final Map<String, String> resolved = new HashMap<>();

	RowColumns(String stage, ResultFormats formats) {
		this.stage = stage;
		this.formats = formats;
	}

	Row read(@Nullable Object value) {
		Row row = this.formats.read(value);
		if (row.isScalar()) {
			throw StageException
				.usage(this.stage + ": the command returns plain values, which have no properties. Use grep instead");
		}
		return row;
	}

	/**
	 * Return the name of the property, which the first row must have.
	 */
	String resolve(String typed, Row row) {
		return this.resolved.computeIfAbsent(typed, (name) -> find(name, row));
	}

	private String find(String typed, Row row) {
		String name = ColumnNames.findKnown(typed, row.names());
		if (name == null) {
			throw StageException.usage(this.stage + ": there is no property '" + typed + "'. The properties are "
					+ String.join(", ", row.names()));
		}
		return name;
	}

}
