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
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * Iterator that maps each value when it is read.
 */
record MappedValues(Iterator<?> values,
		Function<@Nullable Object, @Nullable Object> mapping) implements Iterator<@Nullable Object> {

	@Override
	public boolean hasNext() {
		return this.values.hasNext();
	}

	@Override
	public @Nullable Object next() {
		return this.mapping.apply(this.values.next());
	}

}
