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

package io.github.sshspringboot.command.internal.model;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import org.springframework.core.convert.TypeDescriptor;

/**
 * Describes types of values to users.
 */
public final class ValueDescription {

	private ValueDescription() {
	}

	public static String of(TypeDescriptor target) {
		Class<?> type = elementType(target);
		if (type.isEnum()) {
			return "one of " + String.join(", ", constants(type));
		}
		return switch (type.getName()) {
			case "int", "long", "short", "byte", "java.lang.Integer", "java.lang.Long", "java.lang.Short",
					"java.lang.Byte", "java.math.BigInteger" ->
				"a whole number in range";
			case "double", "float", "java.lang.Double", "java.lang.Float", "java.math.BigDecimal" -> "a number";
			case "boolean", "java.lang.Boolean" -> "true or false";
			case "char", "java.lang.Character" -> "one character";
			case "java.time.Duration" -> "a duration such as 10s or 5m";
			case "java.time.Period" -> "a period such as 10d or 2m";
			case "org.springframework.util.unit.DataSize" -> "a size such as 512KB or 10MB";
			case "java.time.LocalDate" -> "a date such as 2026-01-31";
			case "java.time.LocalTime" -> "a time such as 18:30";
			case "java.time.LocalDateTime" -> "a date and time such as 2026-01-31T18:30";
			case "java.time.OffsetDateTime", "java.time.ZonedDateTime" ->
				"a date and time such as 2026-01-31T18:30:00+01:00";
			case "java.time.Instant" -> "a date and time such as 2026-01-31T18:30:00Z";
			case "java.time.OffsetTime" -> "a time such as 18:30+01:00";
			case "java.time.Year" -> "a year such as 2026";
			case "java.time.YearMonth" -> "a month such as 2026-01";
			case "java.time.MonthDay" -> "a day such as --01-31";
			case "java.util.UUID" -> "a UUID";
			case "java.util.Locale" -> "a locale such as de-DE";
			case "java.nio.charset.Charset" -> "a character set such as UTF-8";
			case "java.time.ZoneId", "java.util.TimeZone" -> "a time zone such as Europe/Berlin";
			default -> "a valid " + CommandNames.dashed(type.getSimpleName()).replace('-', ' ');
		};
	}

	/**
	 * Return the constants of an enum or of elements that are enums, empty for other
	 * types.
	 */
	public static List<String> constants(TypeDescriptor target) {
		Class<?> type = elementType(target);
		return type.isEnum() ? constants(type) : List.of();
	}

	/**
	 * Return all values of an enum or a boolean, empty for other types.
	 */
	public static List<String> candidates(TypeDescriptor target) {
		Class<?> type = elementType(target);
		return (type == boolean.class || type == Boolean.class) ? List.of("true", "false") : constants(target);
	}

	private static List<String> constants(Class<?> type) {
		return Arrays.stream(type.getEnumConstants())
			.map((constant) -> ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-'))
			.toList();
	}

	private static Class<?> elementType(TypeDescriptor target) {
		TypeDescriptor elements = target.getElementTypeDescriptor();
		return (elements != null && target.getType() != char[].class) ? elements.getType() : target.getType();
	}

}
