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

import org.jspecify.annotations.Nullable;

/**
 * Iterator whose next value can be seen and replaced before it is taken.
 */
final class PeekingIterator implements Iterator<@Nullable Object> {

	private final Iterator<?> values;

	private boolean peeked;

	private @Nullable Object next;

	PeekingIterator(Iterator<?> values) {
		this.values = values;
	}

	@Nullable Object peek() {
		if (!this.peeked) {
			this.next = this.values.next();
			this.peeked = true;
		}
		return this.next;
	}

	void replace(@Nullable Object value) {
		peek();
		this.next = value;
	}

	@Override
	public boolean hasNext() {
		return this.peeked || this.values.hasNext();
	}

	@Override
	public @Nullable Object next() {
		Object value = peek();
		this.peeked = false;
		this.next = null;
		return value;
	}

}
