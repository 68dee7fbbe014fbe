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

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;

import io.github.sshspringboot.command.internal.option.OptionScanner;
import io.github.sshspringboot.command.internal.pipeline.StageSyntax.Arguments;
import io.github.sshspringboot.command.internal.result.ResultFormats;
import io.github.sshspringboot.command.internal.result.Row;
import io.github.sshspringboot.server.internal.execution.Cancellation;
import org.jspecify.annotations.Nullable;

/**
 * {@link RowStage} that sorts the rows by some properties.
 */
final class SortByStage implements RowStage {

	static final StageSyntax SYNTAX = new StageSyntax("sort-by",
			"Sort rows by properties, such as total,-created: a dash before a property reverses its order.",
			"PROPERTY,...")
		.flag("-r --reverse", "Reverse the order.")
		.dashedOperands();

	static final int MAX_ROWS = 1_000_000;

	private final RowColumns columns;

	private final List<String> names;

	private final boolean reverse;

	private final Cancellation cancellation;

	SortByStage(Arguments arguments, ResultFormats formats, Cancellation cancellation) {
		this.columns = new RowColumns("sort-by", formats);
		this.names = PropertyNames.of(arguments);
		this.reverse = arguments.has("-r");
		this.cancellation = cancellation;
		for (String name : this.names) {
			if (name.equals("-") || OptionScanner.isLong(name)) {
				throw StageException.usage("sort-by: there is no option '" + name + "'. Try 'help sort-by'");
			}
		}
	}

	@Override
	public Iterator<?> apply(Iterator<?> rows) {
		return new Iterator<@Nullable Object>() {

			private @Nullable Iterator<Sorted> sorted;

			private Iterator<Sorted> sorted() {
				if (this.sorted == null) {
					this.sorted = sort(rows).iterator();
				}
				return this.sorted;
			}

			@Override
			public boolean hasNext() {
				return sorted().hasNext();
			}

			@Override
			public @Nullable Object next() {
				return sorted().next().value();
			}

		};
	}

	private List<Sorted> sort(Iterator<?> rows) {
		List<Sorted> all = new ArrayList<>();
		while (rows.hasNext()) {
			if (all.size() >= MAX_ROWS) {
				throw StageException.failure("sort-by: more than " + MAX_ROWS + " rows. Reduce them with where first");
			}
			all.add(row(rows.next()));
		}
		all.sort(order());
		return all;
	}

	private Sorted row(@Nullable Object value) {
		if (this.cancellation.isCancelled()) {
			throw StageException.failure("The command was cancelled");
		}
		Row row = this.columns.read(value);
		@Nullable Object[] keys = new @Nullable Object[this.names.size()];
		for (int i = 0; i < keys.length; i++) {
			String name = this.names.get(i);
			keys[i] = key(row, this.columns.resolve(isDescending(name) ? name.substring(1) : name, row));
		}
		return new Sorted(row.source(), keys);
	}

	private static @Nullable Object key(Row row, String property) {
		Object value = row.value(property);
		return (value == null || value instanceof Number || value instanceof Comparable<?>) ? value
				: row.text(property);
	}

	private static boolean isDescending(String name) {
		return name.startsWith("-");
	}

	private Comparator<Sorted> order() {
		boolean[] descending = new boolean[this.names.size()];
		for (int i = 0; i < descending.length; i++) {
			descending[i] = isDescending(this.names.get(i)) != this.reverse;
		}
		return (left, right) -> {
			int result = 0;
			for (int i = 0; i < descending.length && result == 0; i++) {
				result = compare(left.keys()[i], right.keys()[i], descending[i]);
			}
			return result;
		};
	}

	/**
	 * Compare two keys. A missing one is last in either direction.
	 */
	private static int compare(@Nullable Object left, @Nullable Object right, boolean descending) {
		int result = RowValues.compare(left, right);
		return (descending && left != null && right != null) ? -result : result;
	}

	@SuppressWarnings("ArrayRecordComponent")
	private record Sorted(@Nullable Object value, @Nullable Object[] keys) {

	}

}
