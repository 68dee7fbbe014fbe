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

package io.github.sshspringboot.actuate.internal.endpoint.extension;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link PropertyNamePattern}.
 */
@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PropertyNamePatternTests {

	@ParameterizedTest
	@CsvSource({ "pool, true", "^spring\\..*-size$, true", "java\\.|^spring\\., true", "[a-z]+\\.[^0-9], true",
			"SPRING, false", "(?i)SPRING, true", "data.ource, true", "^pool, false", "(hik|hek)ari, true",
			"\\d, false" })
	void looksForAPartOfTheName(String pattern, boolean found) {
		assertThat(new PropertyNamePattern(pattern).test("spring.datasource.hikari.maximum-pool-size"))
			.isEqualTo(found);
	}

	@ParameterizedTest
	@ValueSource(strings = { "^(([a-z.]+)*)*!", "(a|aa)+$", "(.*.*.*.*.*.*.*.*)*x" })
	void patternMadeToTakeLongDoesNot(String pattern) {
		assertThat(new PropertyNamePattern(pattern).test("a".repeat(5000) + "-")).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "(?=a)", "(a)\\1", "[a", "a**", "*", "[z-a]", "(" })
	void refusesWhatIsNotRe2(String pattern) {
		assertThatExceptionOfType(InvalidEndpointRequestException.class)
			.isThrownBy(() -> new PropertyNamePattern(pattern))
			.withMessageContaining("--pattern is not a regular expression of RE2");
	}

	@ParameterizedTest
	@ValueSource(strings = { "a{1,1000}", "((a{999}){999}){999}" })
	void refusesWhatRepeatsByNumber(String pattern) {
		assertThatExceptionOfType(InvalidEndpointRequestException.class)
			.isThrownBy(() -> new PropertyNamePattern(pattern))
			.withMessageContaining("--pattern must not have repetitions");
	}

	@Test
	void refusesWhatIsTooLong() {
		assertThatExceptionOfType(InvalidEndpointRequestException.class)
			.isThrownBy(() -> new PropertyNamePattern("a".repeat(201)))
			.withMessageContaining("at most 200 characters");
	}

}
