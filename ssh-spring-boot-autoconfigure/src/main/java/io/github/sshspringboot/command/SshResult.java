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

package io.github.sshspringboot.command;

import java.util.Iterator;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What a command returned, and how the user wants to see it.
 *
 * @param values the values, made while they are read
 * @param many whether the command returned any number of values, rather than one
 * @param overTime whether the values come over time, so that each should be flushed
 * @param columns the columns that the user wants, in that order, empty for all
 * @param headers whether the user wants headers where the format has them
 * @param width the columns of the terminal, 0 if it does not tell, {@code null} without
 * one
 * @param coloured whether the output may have colours
 * @param type the type of the values, {@link Object} if it is not known
 * @since 0.1.0
 */
public record SshResult(Iterator<?> values, boolean many, boolean overTime, List<String> columns, boolean headers,
		@Nullable Integer width, boolean coloured, Class<?> type) {

	public SshResult {
		columns = List.copyOf(columns);
	}

	/**
	 * Create a result whose values are of no known type.
	 * @param values the values, made while they are read
	 * @param many whether the command returned any number of values
	 * @param overTime whether the values come over time
	 * @param columns the columns that the user wants
	 * @param headers whether the user wants headers
	 * @param width the columns of the terminal, 0 if it does not tell, {@code null}
	 * without one
	 * @param coloured whether the output may have colours
	 */
	public SshResult(Iterator<?> values, boolean many, boolean overTime, List<String> columns, boolean headers,
			@Nullable Integer width, boolean coloured) {
		this(values, many, overTime, columns, headers, width, coloured, Object.class);
	}

	/**
	 * Return a result of other values that is to be seen in the same way.
	 * @param values the values, made while they are read
	 * @return the result
	 */
	public SshResult withValues(Iterator<?> values) {
		return new SshResult(values, this.many, this.overTime, this.columns, this.headers, this.width, this.coloured,
				this.type);
	}

}
