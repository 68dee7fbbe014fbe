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

package io.github.sshspringboot.command.internal.parse;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * How the user wants to see the result. {@code columns} is empty for all columns.
 */
public record ResultOptions(@Nullable String format, List<String> columns, boolean headers, Class<?> type) {

	static final ResultOptions DEFAULT = new ResultOptions(null, List.of(), true);

	ResultOptions(@Nullable String format, List<String> columns, boolean headers) {
		this(format, columns, headers, Object.class);
	}

	public ResultOptions of(Class<?> type) {
		return new ResultOptions(this.format, this.columns, this.headers, type);
	}

}
