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

import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.util.Base64;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

import io.github.sshspringboot.server.internal.text.TerminalText;
import org.jspecify.annotations.Nullable;

import org.springframework.util.ReflectionUtils;

/**
 * Converts cells to one line of printable text.
 */
final class CellText {

	private static final int MAX_DEPTH = 8;

	private final BeanRowReader rowReader;

	CellText(BeanRowReader rowReader) {
		this.rowReader = rowReader;
	}

	/**
	 * Return the text of a cell: elements separated by commas, properties in braces, an
	 * empty string for {@code null}.
	 */
	String of(@Nullable Object cell) {
		return TerminalText.line(text(cell, 0));
	}

	private String text(@Nullable Object cell, int depth) {
		Object value = BeanRowReader.unwrap(cell);
		if (value == null) {
			return "";
		}
		if (depth > MAX_DEPTH) {
			return "…";
		}
		if (value instanceof byte[] bytes) {
			return Base64.getEncoder().encodeToString(bytes);
		}
		if (value.getClass().isArray()) {
			return String.join(",",
					IntStream.range(0, Array.getLength(value))
						.mapToObj((index) -> text(Array.get(value, index), depth + 1))
						.toList());
		}
		if (value instanceof Iterable<?> elements && ResultFormats.isMany(value)) {
			return String.join(",",
					StreamSupport.stream(elements.spliterator(), false)
						.map((element) -> text(element, depth + 1))
						.toList());
		}
		Map<String, @Nullable Object> cells = hasOwnText(value) ? null : this.rowReader.cells(value);
		return (cells != null) ? text(cells, depth) : value.toString();
	}

	private String text(Map<String, @Nullable Object> cells, int depth) {
		StringJoiner text = new StringJoiner(", ", "{", "}");
		cells.forEach((name, cell) -> text.add(name + "=" + text(cell, depth + 1)));
		return text.toString();
	}

	private boolean hasOwnText(Object value) {
		Class<?> type = value.getClass();
		if (value instanceof Map<?, ?>) {
			return false;
		}
		if (type.isRecord()) {
			return !value.toString().startsWith(type.getSimpleName() + "[");
		}
		Method method = ReflectionUtils.findMethod(type, "toString");
		return method != null && method.getDeclaringClass() != Object.class;
	}

}
