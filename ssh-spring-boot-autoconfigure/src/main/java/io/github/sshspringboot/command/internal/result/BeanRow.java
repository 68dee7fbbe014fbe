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

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * {@link Row} of a value and its bean properties.
 */
final class BeanRow implements Row {

	private final @Nullable Object source;

	private final @Nullable Map<String, @Nullable Object> cells;

	private final CellText cellText;

	BeanRow(@Nullable Object source, @Nullable Map<String, @Nullable Object> cells, CellText cellText) {
		this.source = source;
		this.cells = cells;
		this.cellText = cellText;
	}

	@Override
	public @Nullable Object source() {
		return (this.source != this.cells) ? this.source : this;
	}

	@Override
	public boolean isScalar() {
		return this.cells == null;
	}

	@Override
	public Collection<String> names() {
		return (this.cells != null) ? this.cells.keySet() : List.of();
	}

	@Override
	public @Nullable Object value(String name) {
		return (this.cells != null) ? this.cells.get(name) : null;
	}

	@Override
	public boolean isNumber(String name) {
		return value(name) instanceof Number;
	}

	@Override
	public String text(String name) {
		return this.cellText.of(value(name));
	}

	@Override
	public String text() {
		Object value = BeanRowReader.unwrap(this.source);
		return (value == null || value instanceof CharSequence) ? String.valueOf(value) : this.cellText.of(value);
	}

	@Override
	public Row select(List<String> names) {
		Map<String, @Nullable Object> selected = new LinkedHashMap<>();
		names.forEach((name) -> selected.put(name, value(name)));
		return new BeanRow(selected, selected, this.cellText);
	}

}
