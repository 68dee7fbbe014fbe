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

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;

/**
 * Converts text that a serializer wrote back to the type of its property, so that it
 * compares by that type's order. Text that does not parse stays text.
 */
final class WrittenText {

	private static final Map<Class<?>, Function<String, Object>> TIMES = Map.ofEntries(
			Map.entry(Duration.class, Duration::parse), Map.entry(Instant.class, Instant::parse),
			Map.entry(LocalDate.class, LocalDate::parse), Map.entry(LocalDateTime.class, LocalDateTime::parse),
			Map.entry(LocalTime.class, LocalTime::parse), Map.entry(MonthDay.class, MonthDay::parse),
			Map.entry(OffsetDateTime.class, OffsetDateTime::parse), Map.entry(OffsetTime.class, OffsetTime::parse),
			Map.entry(Year.class, Year::parse), Map.entry(YearMonth.class, YearMonth::parse),
			Map.entry(ZonedDateTime.class, ZonedDateTime::parse));

	private WrittenText() {
	}

	static Object typed(String text, @Nullable Class<?> type) {
		if (type == null || text.isEmpty()) {
			return text;
		}
		if (type.isEnum()) {
			return constant(text, type);
		}
		if (Number.class.isAssignableFrom(ClassUtils.resolvePrimitiveIfNecessary(type))) {
			return number(text);
		}
		Function<String, Object> parser = TIMES.get(type);
		return (parser != null) ? time(text, parser) : text;
	}

	private static Object constant(String text, Class<?> type) {
		String name = text.replace('-', '_').replace(' ', '_');
		for (Object constant : type.getEnumConstants()) {
			if (((Enum<?>) constant).name().equalsIgnoreCase(name)) {
				return constant;
			}
		}
		return text;
	}

	private static Object number(String text) {
		try {
			return new BigDecimal(text);
		}
		catch (NumberFormatException ex) {
			return text;
		}
	}

	private static Object time(String text, Function<String, Object> parser) {
		try {
			return parser.apply(text);
		}
		catch (DateTimeParseException ex) {
			return text;
		}
	}

}
