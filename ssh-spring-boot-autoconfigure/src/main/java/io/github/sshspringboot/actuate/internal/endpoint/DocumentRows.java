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

package io.github.sshspringboot.actuate.internal.endpoint;

import java.util.AbstractCollection;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;

import org.springframework.util.function.SingletonSupplier;

/**
 * Rows of a document, which are created when they are first read.
 */
final class DocumentRows extends AbstractCollection<Object> {

	private final SingletonSupplier<List<Object>> rows;

	DocumentRows(Supplier<Iterable<?>> rows) {
		this.rows = SingletonSupplier.of(() -> {
			List<Object> all = new ArrayList<>();
			rows.get().forEach(all::add);
			return all;
		});
	}

	@Override
	public Iterator<Object> iterator() {
		return this.rows.obtain().iterator();
	}

	@Override
	public int size() {
		return this.rows.obtain().size();
	}

}
