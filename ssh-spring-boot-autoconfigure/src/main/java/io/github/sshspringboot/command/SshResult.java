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
 * The result of a command, and how the user wants to see it.
 *
 * @param values the values, which may be produced while they are read
 * @param many whether the command returned any number of values, rather than one
 * @param overTime whether the values arrive over time, so that each one should be flushed
 * @param columns the requested columns in their order, empty for all
 * @param headers whether to include headers, in formats that have them
 * @param width the number of columns of the terminal, 0 if the client did not specify it,
 * {@code null} without a terminal
 * @param coloured whether the output may contain colours
 * @param type the type of the values, {@link Object} if it is unknown
 * @since 0.1.0
 * @see SshResultRenderer
 */
public record SshResult(Iterator<?> values, boolean many, boolean overTime, List<String> columns, boolean headers,
		@Nullable Integer width, boolean coloured, Class<?> type) {

	public SshResult {
		columns = List.copyOf(columns);
	}

	/**
	 * Create a new {@link SshResult} instance for values of an unknown type.
	 * @param values the values, which may be produced while they are read
	 * @param many whether the command returned any number of values
	 * @param overTime whether the values arrive over time
	 * @param columns the requested columns in their order, empty for all
	 * @param headers whether to include headers
	 * @param width the number of columns of the terminal, 0 if the client did not specify
	 * it, {@code null} without a terminal
	 * @param coloured whether the output may contain colours
	 */
	public SshResult(Iterator<?> values, boolean many, boolean overTime, List<String> columns, boolean headers,
			@Nullable Integer width, boolean coloured) {
		this(values, many, overTime, columns, headers, width, coloured, Object.class);
	}

	/**
	 * Return a copy of this result with other values.
	 * @param values the values, which may be produced while they are read
	 * @return the result
	 */
	public SshResult withValues(Iterator<?> values) {
		return new SshResult(values, this.many, this.overTime, this.columns, this.headers, this.width, this.coloured,
				this.type);
	}

}
