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

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Function;
import java.util.function.Predicate;

import io.github.sshspringboot.command.internal.result.Row;
import org.jspecify.annotations.Nullable;

/**
 * Iterator over the rows that match a predicate.
 */
final class FilteredRows implements Iterator<Row> {

	private final Iterator<?> rows;

	private final Function<@Nullable Object, Row> reader;

	private final Predicate<Row> predicate;

	private @Nullable Row next;

	FilteredRows(Iterator<?> rows, Function<@Nullable Object, Row> reader, Predicate<Row> predicate) {
		this.rows = rows;
		this.reader = reader;
		this.predicate = predicate;
	}

	@Override
	public boolean hasNext() {
		while (this.next == null && this.rows.hasNext()) {
			Row row = this.reader.apply(this.rows.next());
			this.next = this.predicate.test(row) ? row : null;
		}
		return this.next != null;
	}

	@Override
	public Row next() {
		Row row = hasNext() ? this.next : null;
		if (row == null) {
			throw new NoSuchElementException();
		}
		this.next = null;
		return row;
	}

}
