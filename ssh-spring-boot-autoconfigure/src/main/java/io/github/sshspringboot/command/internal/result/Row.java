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

import java.util.Collection;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The visible part of a value that a command returned. Formats and stages see rows, never
 * values.
 *
 * @since 0.1.0
 */
public interface Row {

	/**
	 * Return the value that the row was read from, or this row if properties were
	 * selected.
	 */
	@Nullable Object source();

	/**
	 * Whether this is a single value without properties.
	 */
	boolean isScalar();

	/**
	 * Return the names of the properties in their order, empty for a scalar.
	 */
	Collection<String> names();

	/**
	 * Return a property as a value to compare, such as a number, boolean, enum or time,
	 * or {@code null}.
	 */
	@Nullable Object value(String name);

	boolean isNumber(String name);

	/**
	 * Return a property as one line of text, empty if it has no value.
	 */
	String text(String name);

	/**
	 * Return the text of a scalar on one line, unless the value itself is text.
	 */
	String text();

	/**
	 * Return a row that has exactly the given properties.
	 */
	Row select(List<String> names);

}
