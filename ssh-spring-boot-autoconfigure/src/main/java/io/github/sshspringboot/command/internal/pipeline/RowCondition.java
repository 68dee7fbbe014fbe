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
import java.util.List;

import io.github.sshspringboot.command.internal.pipeline.TextPattern.Extent;
import io.github.sshspringboot.command.internal.result.Row;
import io.github.sshspringboot.server.internal.execution.Cancellation;
import org.jspecify.annotations.Nullable;

import org.springframework.core.convert.ConversionException;
import org.springframework.core.convert.ConversionService;

/**
 * A condition on a property.
 */
final class RowCondition {

	private final String property;

	private final Operator operator;

	private final String text;

	private final ConversionService conversionService;

	private final Cancellation cancellation;

	private final @Nullable TextPattern pattern;

	private @Nullable Class<?> convertedType;

	private @Nullable Object converted;

	RowCondition(String property, Operator operator, String text, ConversionService conversionService,
			Cancellation cancellation) {
		this.property = property;
		this.operator = operator;
		this.text = text;
		this.conversionService = conversionService;
		this.cancellation = cancellation;
		this.pattern = (operator == Operator.MATCHES) ? pattern(text) : null;
	}

	private static TextPattern pattern(String text) {
		try {
			return TextPattern.compile(List.of(text), false, Extent.PART, true);
		}
		catch (IllegalArgumentException ex) {
			throw StageException.usage("where: '" + text + "' is not a valid regular expression: " + ex.getMessage());
		}
	}

	String property() {
		return this.property;
	}

	boolean test(Row row, String property) {
		Object value = row.value(property);
		if (this.pattern != null) {
			return value != null && this.pattern.matcher(text(row, property, value), this.cancellation).find();
		}
		if (value == null) {
			return this.operator.holdsForNull(this.text.isEmpty());
		}
		Object expected = expected(value);
		return this.operator
			.holds(RowValues.compare((expected instanceof String) ? text(row, property, value) : value, expected));
	}

	private static String text(Row row, String property, Object value) {
		return (value instanceof String text) ? text : row.text(property);
	}

	private Object expected(Object value) {
		Object result = this.converted;
		if (result == null || this.convertedType != value.getClass()) {
			result = convert(value);
			this.converted = result;
			this.convertedType = value.getClass();
		}
		return result;
	}

	private Object convert(Object value) {
		if (value instanceof Number) {
			return number();
		}
		Class<?> type = (value instanceof Enum<?> constant) ? constant.getDeclaringClass() : value.getClass();
		if (!(value instanceof Comparable<?>) || value instanceof CharSequence
				|| !this.conversionService.canConvert(String.class, type)) {
			return this.text;
		}
		Object result;
		try {
			result = this.conversionService.convert(this.text, type);
		}
		catch (ConversionException ex) {
			result = null;
		}
		if (result == null) {
			throw StageException.usage("where: '" + this.text + "' cannot be compared with " + this.property
					+ ", which has values like '" + value + "'");
		}
		return result;
	}

	private BigDecimal number() {
		try {
			return new BigDecimal(this.text.strip());
		}
		catch (NumberFormatException ex) {
			throw StageException.usage("where: " + this.property + " is a number, but '" + this.text + "' is not");
		}
	}

	/**
	 * Comparison operators.
	 */
	enum Operator {

		/** Equal. */
		EQUAL,

		/** Not equal. */
		NOT_EQUAL,

		/** Less. */
		LESS,

		/** Less or equal. */
		LESS_OR_EQUAL,

		/** Greater. */
		GREATER,

		/** Greater or equal. */
		GREATER_OR_EQUAL,

		/** Matches a regular expression. */
		MATCHES;

		static Operator of(String symbol) {
			return switch (symbol) {
				case "=", "==" -> EQUAL;
				case "!=" -> NOT_EQUAL;
				case "<" -> LESS;
				case "<=" -> LESS_OR_EQUAL;
				case ">" -> GREATER;
				case ">=" -> GREATER_OR_EQUAL;
				default -> MATCHES;
			};
		}

		boolean holds(int comparison) {
			return switch (this) {
				case EQUAL -> comparison == 0;
				case NOT_EQUAL -> comparison != 0;
				case LESS -> comparison < 0;
				case LESS_OR_EQUAL -> comparison <= 0;
				case GREATER -> comparison > 0;
				case GREATER_OR_EQUAL -> comparison >= 0;
				case MATCHES -> false;
			};
		}

		boolean holdsForNull(boolean nothingExpected) {
			return (this == NOT_EQUAL) ? !nothingExpected : this == EQUAL && nothingExpected;
		}

	}

}
