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
 * What the rows of a result pass before they are rendered.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface RowFilter {

	/** Lets all rows pass as they are. */
	RowFilter NONE = (rows) -> rows;

	/**
	 * Let the rows of the result pass.
	 * @param rows the rows, which may be endless
	 * @return what is left of them, read from them only when needed
	 */
	Iterator<?> pass(Iterator<?> rows);

	/**
	 * Return whether the result goes through row by row.
	 * @return whether rows may change
	 */
	default boolean isRowPiped() {
		return false;
	}

	/**
	 * Return whether one value is left, however many rows there were.
	 * @return whether it is the only one
	 */
	default boolean isSingle() {
		return false;
	}

	/**
	 * Return the columns that are left if some are selected.
	 * @return their names, as the user typed them, empty for all
	 */
	default List<String> selectedColumns() {
		return List.of();
	}

	/**
	 * Return whether nobody reads any more what the command writes.
	 * @return whether the command should end
	 */
	default boolean isClosed() {
		return false;
	}

}
