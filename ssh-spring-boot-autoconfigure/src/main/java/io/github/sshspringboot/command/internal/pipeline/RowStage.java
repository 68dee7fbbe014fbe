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

/**
 * A stage that typed rows pass through before they are rendered.
 */
interface RowStage {

	/**
	 * Let rows pass.
	 * @param rows the rows
	 * @return what is left of them
	 */
	Iterator<?> apply(Iterator<?> rows);

	/**
	 * Return the columns that are left.
	 * @return their names, as the user typed them, empty for all
	 */
	default List<String> selectedColumns() {
		return List.of();
	}

	/**
	 * Return whether one value is left, however many rows there were.
	 * @return whether it is the only one
	 */
	default boolean isSingle() {
		return false;
	}

}
