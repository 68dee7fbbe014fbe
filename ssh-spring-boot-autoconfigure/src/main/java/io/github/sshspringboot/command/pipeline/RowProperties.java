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

package io.github.sshspringboot.command.pipeline;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Reads the properties of rows.
 *
 * @since 0.1.0
 */
public interface RowProperties {

	/**
	 * The properties of a value.
	 * @param value the value
	 * @return the properties by name, {@code null} if the value is a scalar
	 */
	@Nullable Map<String, @Nullable Object> read(@Nullable Object value);

	/**
	 * The text that the formats show of the value of a property.
	 * @param value the value
	 * @return the text, without properties that the formats do not show
	 */
	String text(Object value);

}
