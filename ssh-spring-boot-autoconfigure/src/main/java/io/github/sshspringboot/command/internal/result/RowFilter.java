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

/**
 * Filters the rows of a result before they are rendered.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface RowFilter {

	/** A filter that changes nothing. */
	RowFilter NONE = (rows) -> rows;

	/**
	 * Filter the rows lazily, as there may be no end of them.
	 */
	Iterator<?> pass(Iterator<?> rows);

	/**
	 * Whether rows may change, so that the result is processed row by row.
	 */
	default boolean isRowPiped() {
		return false;
	}

	/**
	 * Whether the result is a single value, however many rows there were.
	 */
	default boolean isSingle() {
		return false;
	}

	/**
	 * Return the names of the selected columns as the user typed them, empty for all.
	 */
	default List<String> selectedColumns() {
		return List.of();
	}

	/**
	 * Whether the output is no longer read, so that the command should end.
	 */
	default boolean isClosed() {
		return false;
	}

	/**
	 * Return a filter that passes the rows of this one on to another, which must not
	 * change them.
	 */
	default RowFilter watchedBy(RowFilter watcher) {
		RowFilter filter = this;
		return (watcher == NONE) ? this : new RowFilter() {

			@Override
			public Iterator<?> pass(Iterator<?> rows) {
				return watcher.pass(filter.pass(rows));
			}

			@Override
			public boolean isRowPiped() {
				return filter.isRowPiped();
			}

			@Override
			public boolean isSingle() {
				return filter.isSingle();
			}

			@Override
			public List<String> selectedColumns() {
				return filter.selectedColumns();
			}

			@Override
			public boolean isClosed() {
				return filter.isClosed();
			}

		};
	}

}
