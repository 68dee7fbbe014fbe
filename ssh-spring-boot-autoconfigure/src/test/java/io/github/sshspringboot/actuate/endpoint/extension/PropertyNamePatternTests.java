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

package io.github.sshspringboot.actuate.endpoint.extension;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Tests for {@link PropertyNamePattern}.
 */
@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PropertyNamePatternTests {

	private static final List<String> NAMES = List.of("spring.datasource.hikari.maximum-pool-size",
			"a".repeat(60) + "." + "b".repeat(60));

	@ParameterizedTest
	@ValueSource(strings = { "spring", "^spring\\..*-size$", "java\\.|^os\\.", "[a-z]+\\.[^0-9]", "JAVA_.*", "a.c?",
			"my-app.list\\[0\\]", "\\w+\\.\\d", "|" })
	void takesUsualPatterns(String pattern) {
		assertThatNoException().isThrownBy(() -> PropertyNamePattern.check(pattern, NAMES));
	}

	@ParameterizedTest
	@ValueSource(strings = { "^(([a-z.]+)*)*!", "(|)(|)(|)^x", "$?$?$?\\A", "^*", "\\b*\\b*", "(?=a)", "a{1,1000}",
			"[[a]&&[b]]", "\\Qa\\E", "[a", "a**", "*" })
	void refusesGroupsAndRepeatedPlaces(String pattern) {
		assertThatExceptionOfType(InvalidEndpointRequestException.class)
			.isThrownBy(() -> PropertyNamePattern.check(pattern, NAMES))
			.withMessageContaining("--pattern takes the regular expressions of");
	}

	@Test
	void refusesWhatTakesTooLong() {
		assertThatExceptionOfType(InvalidEndpointRequestException.class)
			.isThrownBy(() -> PropertyNamePattern.check(".*".repeat(20) + "x", NAMES))
			.withMessageContaining("takes too long");
	}

	@Test
	void refusesWhatJavaDoes() {
		assertThatExceptionOfType(InvalidEndpointRequestException.class)
			.isThrownBy(() -> PropertyNamePattern.check("[z-a]", NAMES))
			.withMessageContaining("Invalid regular expression");
	}

	@Test
	void refusesWhatIsTooLong() {
		assertThatExceptionOfType(InvalidEndpointRequestException.class)
			.isThrownBy(() -> PropertyNamePattern.check("a".repeat(201), NAMES))
			.withMessageContaining("at most 200 characters");
	}

}
