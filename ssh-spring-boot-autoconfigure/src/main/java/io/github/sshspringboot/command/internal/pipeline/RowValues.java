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

package io.github.sshspringboot.command.internal.pipeline;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;

/**
 * Compares the properties of rows: numbers as numbers, comparable values by their order,
 * others as text.
 */
final class RowValues {

	private RowValues() {
	}

	/**
	 * Compare two values, {@code null} last.
	 */
	static int compare(@Nullable Object left, @Nullable Object right) {
		if (left == null || right == null) {
			return Boolean.compare(left == null, right == null);
		}
		if (left instanceof Number first && right instanceof Number second) {
			return compareNumbers(first, second);
		}
		if (left instanceof Comparable<?> && (left.getClass() == right.getClass() || left instanceof Enum<?> first
				&& right instanceof Enum<?> second && first.getDeclaringClass() == second.getDeclaringClass())) {
			return compareOrdered(left, right);
		}
		return left.toString().compareTo(right.toString());
	}

	@SuppressWarnings("unchecked")
	private static int compareOrdered(Object left, Object right) {
		return ((Comparable<Object>) left).compareTo(right);
	}

	private static int compareNumbers(Number left, Number right) {
		BigDecimal first = decimal(left);
		BigDecimal second = decimal(right);
		return (first != null && second != null) ? first.compareTo(second)
				: Double.compare(left.doubleValue(), right.doubleValue());
	}

	private static @Nullable BigDecimal decimal(Number number) {
		try {
			return (number instanceof BigDecimal decimal) ? decimal : new BigDecimal(number.toString());
		}
		catch (NumberFormatException ex) {
			return null;
		}
	}

}
