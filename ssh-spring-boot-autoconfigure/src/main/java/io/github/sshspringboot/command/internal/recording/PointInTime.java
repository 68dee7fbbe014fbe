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

package io.github.sshspringboot.command.internal.recording;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

import org.springframework.boot.convert.DurationStyle;

/**
 * A time that a user enters: how long ago, a day in UTC, or a time in ISO format.
 */
final class PointInTime {

	private PointInTime() {
	}

	static Instant parse(String text) {
		try {
			if (text.indexOf('T') > 0) {
				return OffsetDateTime.parse(text).toInstant();
			}
			if (text.indexOf('-') > 0) {
				return LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC);
			}
			return Instant.now().minus(DurationStyle.detectAndParse(text));
		}
		catch (DateTimeException | ArithmeticException | IllegalArgumentException ex) {
			throw new IllegalArgumentException(
					"'" + text + "' is not a time such as 2h, 2026-11-28 or 2026-11-28T12:00:00Z");
		}
	}

}
