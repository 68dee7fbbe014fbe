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

package io.github.sshspringboot.test.autoconfigure;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

import io.github.sshspringboot.command.internal.result.Row;
import io.github.sshspringboot.command.internal.result.RowFilter;
import org.jspecify.annotations.Nullable;

/**
 * {@link RowFilter} that keeps the values of the rows that pass.
 */
class RecordedRows implements RowFilter {

	private final List<@Nullable Object> values = new ArrayList<>();

	@Override
	public Iterator<?> pass(Iterator<?> rows) {
		return new Iterator<@Nullable Object>() {

			@Override
			public boolean hasNext() {
				return rows.hasNext();
			}

			@Override
			public @Nullable Object next() {
				Object next = rows.next();
				RecordedRows.this.values.add((next instanceof Row row) ? row.source() : next);
				return next;
			}

		};
	}

	<T> List<T> as(Class<T> type) {
		List<T> result = new ArrayList<>(this.values.size());
		for (Object value : this.values) {
			if (!type.isInstance(value)) {
				throw new AssertionError("Row " + (result.size() + 1) + " is no " + type.getName() + " but "
						+ ((value instanceof Row) ? "has selected columns only"
								: (value != null) ? "a " + value.getClass().getName() : "null"));
			}
			result.add(type.cast(value));
		}
		return List.copyOf(result);
	}

}
