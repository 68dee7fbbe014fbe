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
 * What may be seen of a value that a command returned: the formats and the stages of
 * pipelines see rows, never values.
 *
 * @since 0.1.0
 */
public interface Row {

	/**
	 * Return what the row can be read from again.
	 * @return the value, or this row if properties were selected
	 */
	@Nullable Object source();

	/**
	 * Return whether this is a single value without properties.
	 * @return whether it is
	 */
	boolean isScalar();

	/**
	 * Return the names of the properties.
	 * @return the names in their order, none for a scalar
	 */
	Collection<String> names();

	/**
	 * Return a property as it compares: numbers, booleans, enums and times are such.
	 * @param name the name of the property
	 * @return the value, {@code null} if there is none
	 */
	@Nullable Object value(String name);

	/**
	 * Return whether a property is a number.
	 * @param name the name of the property
	 * @return whether it is one
	 */
	boolean isNumber(String name);

	/**
	 * Return a property as text.
	 * @param name the name of the property
	 * @return the text on one line, empty if there is no value
	 */
	String text(String name);

	/**
	 * Return the text of a scalar.
	 * @return the text, on one line unless the value itself is text
	 */
	String text();

	/**
	 * Return a row of some properties.
	 * @param names the names of the properties
	 * @return the row, which has all of them
	 */
	Row select(List<String> names);

}
