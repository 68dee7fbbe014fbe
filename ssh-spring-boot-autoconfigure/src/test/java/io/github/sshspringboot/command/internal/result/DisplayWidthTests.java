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

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link DisplayWidth}.
 */
class DisplayWidthTests {

	@ParameterizedTest
	@CsvSource({ "'', 0", "abc, 3", "é, 1", "e\u0301, 1", "漢字, 4", "한글, 4", "ｆ, 2", "🚀, 2", "👩‍🚀, 2", "🇩🇪, 2",
			"a🚀b, 4", "…, 1" })
	void widthIsThatOnTheTerminal(String text, int width) {
		assertThat(DisplayWidth.of(text)).isEqualTo(width);
	}

	@ParameterizedTest
	@CsvSource({ "abc, 3, abc", "abcd, 3, ab…", "abcd, 1, …", "abcd, 0, ''", "漢字, 4, 漢字", "漢字, 3, 漢…", "漢字, 2, …",
			"👩‍🚀x, 2, …", "e\u0301e\u0301e\u0301, 2, e\u0301…" })
	void shortenedTextFits(String text, int limit, String expected) {
		assertThat(DisplayWidth.shorten(text, limit)).isEqualTo(expected);
		assertThat(DisplayWidth.of(expected)).isLessThanOrEqualTo(limit);
	}

}
