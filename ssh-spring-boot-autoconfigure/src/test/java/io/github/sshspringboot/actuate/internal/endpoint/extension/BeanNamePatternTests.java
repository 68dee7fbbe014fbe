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

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link BeanNamePattern}.
 */
class BeanNamePatternTests {

	@ParameterizedTest
	@CsvSource({ "*, orderService, true", "order*, orderService, true", "*Service, orderService, true",
			"*erS*, orderService, true", "o*S*e, orderService, true", "o*S*x*e, orderService, false",
			"order*, Order, false", "*order, orderService, false", "ab*ba, aba, false", "ab*ba, abba, true",
			"a*b*b, ab, false", "**, x, true", "a**c, abc, true" })
	void patternIsForTheWholeName(String pattern, String name, boolean expected) {
		assertThat(new BeanNamePattern(pattern).test(name)).isEqualTo(expected);
	}

	@Test
	void patternMadeToTakeLongDoesNot() {
		BeanNamePattern pattern = new BeanNamePattern("*a".repeat(30) + "*b");
		assertThat(CompletableFuture.supplyAsync(() -> pattern.test("a".repeat(200))))
			.succeedsWithin(Duration.ofSeconds(20))
			.isEqualTo(false);
	}

}
