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
import java.util.List;

import io.github.sshspringboot.command.internal.pipeline.StageSyntax.Arguments;
import io.github.sshspringboot.command.internal.result.ResultFormats;
import io.github.sshspringboot.command.internal.result.Row;
import org.jspecify.annotations.Nullable;

/**
 * {@link RowStage} that keeps some properties of each row.
 */
final class SelectStage implements RowStage {

	static final StageSyntax SYNTAX = new StageSyntax("select",
			"Keep some properties of each row, in this order, such as id,customer.", "PROPERTY,...");

	private final RowColumns columns;

	private final List<String> names;

	SelectStage(Arguments arguments, ResultFormats formats) {
		this.columns = new RowColumns("select", formats);
		this.names = PropertyNames.of(arguments);
	}

	@Override
	public Iterator<?> apply(Iterator<?> rows) {
		return new Iterator<Row>() {

			@Override
			public boolean hasNext() {
				return rows.hasNext();
			}

			@Override
			public Row next() {
				return select(rows.next());
			}

		};
	}

	@Override
	public List<String> selectedColumns() {
		return this.names;
	}

	private Row select(@Nullable Object value) {
		Row row = this.columns.read(value);
		return row.select(this.names.stream().map((name) -> this.columns.resolve(name, row)).toList());
	}

}
