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

package io.github.sshspringboot.files.internal.scp;

import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ScpPattern}.
 */
class ScpPatternTests {

	@ParameterizedTest
	@CsvSource({ "*, a, true", "*, .a, false", ".*, .a, true", "a*c, abbc, true", "a*c, abbd, false", "?, ab, false",
			"??, ab, true", "[a-c]x, bx, true", "[a-c]x, dx, false", "[!a-c]x, dx, true", "[^a-c]x, ax, false",
			"[]]x, ]x, true", "[ab, [ab, true", "a\\*, a*, true", "a\\*, ab, false", "**a**, xay, true",
			"*\u00fc?, a\u00fc\ud83d\ude00, true", "a, A, false" })
	void nameMatches(String pattern, String name, boolean expected) {
		assertThat(new ScpPattern(pattern).matches(name)).isEqualTo(expected);
	}

	@Test
	@Timeout(value = 5, unit = TimeUnit.SECONDS, threadMode = ThreadMode.SEPARATE_THREAD)
	void patternOfManyWildcardsIsMatchedInTime() {
		ScpPattern pattern = new ScpPattern("*a".repeat(1000) + "b");
		assertThat(pattern.matches("a".repeat(255 * 8))).isFalse();
	}

}
