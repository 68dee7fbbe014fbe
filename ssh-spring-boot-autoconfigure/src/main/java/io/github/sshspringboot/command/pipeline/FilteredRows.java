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

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/**
 * Some of the rows, each looked for when it is asked for.
 */
final class FilteredRows implements Iterator<@Nullable Object> {

	private final Iterator<?> rows;

	private final Predicate<@Nullable Object> predicate;

	private @Nullable Object next;

	private boolean found;

	FilteredRows(Iterator<?> rows, Predicate<@Nullable Object> predicate) {
		this.rows = rows;
		this.predicate = predicate;
	}

	@Override
	public boolean hasNext() {
		while (!this.found && this.rows.hasNext()) {
			this.next = this.rows.next();
			this.found = this.predicate.test(this.next);
		}
		return this.found;
	}

	@Override
	public @Nullable Object next() {
		if (!hasNext()) {
			throw new NoSuchElementException();
		}
		this.found = false;
		return this.next;
	}

}
