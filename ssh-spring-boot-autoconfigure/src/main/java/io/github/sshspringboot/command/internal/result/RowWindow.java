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

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;

import io.github.sshspringboot.command.SshResult;
import org.jspecify.annotations.Nullable;

/**
 * Iterator over rows that reads the first ones ahead, because formats take their columns
 * from them: a single one if the rows come over time. If reading ahead fails, the failure
 * is thrown after the rows before it.
 *
 * @param <T> the type of the rows
 */
final class RowWindow<T> implements Iterator<T> {

	private static final int SIZE = 1000;

	private final List<T> first = new ArrayList<>();

	private final Iterator<?> values;

	private final Function<@Nullable Object, T> reader;

	private final @Nullable RuntimeException failure;

	private int position;

	RowWindow(SshResult result, Function<@Nullable Object, T> reader) {
		this.values = result.values();
		this.reader = reader;
		this.failure = fill(result.overTime() ? 1 : SIZE);
	}

	private @Nullable RuntimeException fill(int size) {
		try {
			while (this.first.size() < size && this.values.hasNext()) {
				this.first.add(this.reader.apply(this.values.next()));
			}
			return null;
		}
		catch (RuntimeException ex) {
			return ex;
		}
	}

	List<T> first() {
		return this.first;
	}

	@Override
	public boolean hasNext() {
		if (this.position < this.first.size()) {
			return true;
		}
		if (this.failure != null) {
			throw this.failure;
		}
		return this.values.hasNext();
	}

	@Override
	public T next() {
		if (this.position < this.first.size()) {
			T row = this.first.get(this.position++);
			return row;
		}
		return this.reader.apply(this.values.next());
	}

}
