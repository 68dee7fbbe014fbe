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

package io.github.sshspringboot.security;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;

/**
 * Parses the value of {@code expiry-time}: {@code YYYYMMDD[HHMM[SS]]} in the time zone of
 * the system, or in UTC with the suffix {@code Z} or {@code UTC}.
 */
final class ExpiryTime {

	private static final DateTimeFormatter DATE = formatter("uuuuMMdd");

	private static final DateTimeFormatter MINUTES = formatter("uuuuMMddHHmm");

	private static final DateTimeFormatter SECONDS = formatter("uuuuMMddHHmmss");

	private static final int DATE_LENGTH = 8;

	private static final int MINUTES_LENGTH = 12;

	private ExpiryTime() {
	}

	private static DateTimeFormatter formatter(String pattern) {
		return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
	}

	static Instant parse(String text) {
		String upper = text.toUpperCase(Locale.ROOT);
		String suffix = upper.endsWith("UTC") ? "UTC" : "Z";
		boolean universal = upper.endsWith(suffix);
		String digits = universal ? upper.substring(0, upper.length() - suffix.length()) : upper;
		try {
			return local(digits).atZone(universal ? ZoneOffset.UTC : ZoneId.systemDefault()).toInstant();
		}
		catch (DateTimeException ex) {
			throw new IllegalArgumentException("the value of expiry-time is not of the form YYYYMMDD[HHMM[SS]][Z]", ex);
		}
	}

	private static LocalDateTime local(String digits) {
		return switch (digits.length()) {
			case DATE_LENGTH -> LocalDate.parse(digits, DATE).atStartOfDay();
			case MINUTES_LENGTH -> LocalDateTime.parse(digits, MINUTES);
			default -> LocalDateTime.parse(digits, SECONDS);
		};
	}

}
