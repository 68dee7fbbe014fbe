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

package io.github.sshspringboot.actuate.internal.endpoint.view;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * Builds a row of a table. Maps and lists become text, ISO 8601 durations become
 * milliseconds, and numbers lose their exponent.
 */
final class TableRow {

	private final Map<String, @Nullable Object> cells = new LinkedHashMap<>();

	TableRow add(String column, @Nullable Object value) {
		this.cells.put(column, pairs(value));
		return this;
	}

	TableRow add(String column, DocumentNode node) {
		return add(column, node.value());
	}

	TableRow addEach(DocumentNode node, String... columns) {
		for (String column : columns) {
			add(column, node.get(column));
		}
		return this;
	}

	TableRow addMillis(String column, DocumentNode duration) {
		try {
			return add(column, (duration.value() instanceof String text)
					? plain(new BigDecimal(Duration.parse(text).toNanos()).scaleByPowerOfTen(-6)) : duration.value());
		}
		catch (DateTimeParseException | ArithmeticException ex) {
			return add(column, duration);
		}
	}

	TableRow addNumber(String column, DocumentNode number) {
		return add(column, (number.value() instanceof Double value && Double.isFinite(value))
				? plain(new BigDecimal(value.toString())) : number.value());
	}

	Map<String, @Nullable Object> cells() {
		return this.cells;
	}

	private static BigDecimal plain(BigDecimal number) {
		BigDecimal plain = number.stripTrailingZeros();
		return (plain.scale() < 0) ? plain.setScale(0) : plain;
	}

	private static @Nullable Object pairs(@Nullable Object value) {
		if (value instanceof Map<?, ?> map) {
			return map.entrySet()
				.stream()
				.map((entry) -> entry.getKey() + "=" + text(entry.getValue()))
				.collect(Collectors.joining(", "));
		}
		return (value instanceof List<?> list) ? list.stream().map(TableRow::pair).collect(Collectors.joining(", "))
				: value;
	}

	private static String pair(@Nullable Object value) {
		return (value instanceof Map<?, ?> map && map.containsKey("key")) ? map.get("key") + "=" + map.get("value")
				: text(value);
	}

	private static String text(@Nullable Object value) {
		if (value instanceof Map<?, ?>) {
			return "{" + pairs(value) + "}";
		}
		return (value instanceof List<?>) ? "[" + pairs(value) + "]" : String.valueOf(value);
	}

}
