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

import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Implemented by renderers that know the columns before there is a value.
 */
interface KnownColumns {

	/**
	 * Return the properties that all values of a type have: empty for scalars,
	 * {@code null} if they depend on the value.
	 */
	@Nullable Set<String> columnsOf(Class<?> type);

}
