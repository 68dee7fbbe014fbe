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

package io.github.sshspringboot.actuate.endpoint.view;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * Parts of documents as short text. What has another shape than expected stays as it is.
 */
final class TreeText {

	private TreeText() {
	}

	/**
	 * A frame of a stack.
	 * @param value an element of a stack trace
	 * @return class, method and line
	 */
	static @Nullable Object frame(@Nullable Object value) {
		if (!(value instanceof Map<?, ?> frame) || frame.get("methodName") == null) {
			return value;
		}
		String method = frame.get("className") + "." + frame.get("methodName");
		return (frame.get("lineNumber") instanceof Number line && line.intValue() > 0) ? method + ":" + line : method;
	}

	/**
	 * A duration in milliseconds.
	 * @param value text as ISO 8601 has it
	 * @return a number, which can be sorted and compared
	 */
	static @Nullable Object millis(@Nullable Object value) {
		if (value instanceof String text) {
			try {
				Duration duration = Duration.parse(text);
				BigDecimal millis = BigDecimal.valueOf(duration.getSeconds())
					.scaleByPowerOfTen(3)
					.add(BigDecimal.valueOf(duration.getNano(), 6))
					.stripTrailingZeros();
				return (millis.scale() < 0) ? millis.setScale(0) : millis;
			}
			catch (DateTimeParseException ex) {
				return value;
			}
		}
		return value;
	}

	/**
	 * A number without an exponent.
	 * @param value a number
	 * @return the same, whole if it is
	 */
	static @Nullable Object number(@Nullable Object value) {
		if (value instanceof Double number && Double.isFinite(number)) {
			BigDecimal plain = new BigDecimal(number.toString()).stripTrailingZeros();
			return (plain.scale() < 0) ? plain.setScale(0) : plain;
		}
		return value;
	}

	/**
	 * The entries of a map, or a list of keys with values.
	 * @param value the map or list
	 * @return the entries as {@code key=value}, with commas
	 */
	static @Nullable Object pairs(@Nullable Object value) {
		if (value instanceof Map<?, ?> map) {
			return map.entrySet()
				.stream()
				.map((entry) -> entry.getKey() + "=" + text(entry.getValue()))
				.collect(Collectors.joining(", "));
		}
		if (value instanceof List<?> list) {
			return list.stream().map(TreeText::pair).collect(Collectors.joining(", "));
		}
		return value;
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
