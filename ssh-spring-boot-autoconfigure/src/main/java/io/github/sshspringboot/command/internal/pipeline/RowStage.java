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
 * A stage that processes typed rows before they are rendered.
 */
interface RowStage {

	/**
	 * Apply this stage to the rows.
	 */
	Iterator<?> apply(Iterator<?> rows);

	/**
	 * Return the names of the selected columns as the user typed them, empty for all.
	 */
	default List<String> selectedColumns() {
		return List.of();
	}

	/**
	 * Whether the result is a single value, however many rows there were.
	 */
	default boolean isSingle() {
		return false;
	}

}
