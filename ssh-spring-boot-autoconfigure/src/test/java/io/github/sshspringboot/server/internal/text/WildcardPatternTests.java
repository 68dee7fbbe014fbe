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

package io.github.sshspringboot.server.internal.text;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link WildcardPattern}.
 */
class WildcardPatternTests {

	@ParameterizedTest
	@CsvSource({ "admin, admin", "adm*, admin", "*, admin", "a*i*, admin", "*n, admin", "a**n, admin", "a?c, a?c" })
	void nameMatches(String pattern, String name) {
		assertThat(WildcardPattern.matchesName(pattern, name)).isTrue();
		assertThat(WildcardPattern.matches(pattern, name)).isTrue();
	}

	@ParameterizedTest
	@CsvSource({ "admin, administrator", "*x, admin", "a*x*, admin", "'', admin", "Admin, admin" })
	void nameDoesNotMatch(String pattern, String name) {
		assertThat(WildcardPattern.matchesName(pattern, name)).isFalse();
		assertThat(WildcardPattern.matches(pattern, name)).isFalse();
	}

	@Test
	void questionMarkIsItselfInANameOnly() {
		assertThat(WildcardPattern.matchesName("a?c", "abc")).isFalse();
		assertThat(WildcardPattern.matches("a?c", "abc")).isTrue();
	}

}
