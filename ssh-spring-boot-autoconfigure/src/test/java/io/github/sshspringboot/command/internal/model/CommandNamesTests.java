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

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CommandNames}.
 */
class CommandNamesTests {

	@ParameterizedTest
	@ValueSource(strings = { "orders", "orders list", "a-b_c.d:e 2", "größe", "_x" })
	void validName(String name) {
		assertThat(CommandNames.isValid(name)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "-x", "--x", "a  b", " a", "a ", "a\tb", "a|b", "a;b", "a'b", "a\nb", "a\u001bb",
			"orders -x" })
	void invalidName(String name) {
		assertThat(CommandNames.isValid(name)).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "-l", "--limit", "--max-items", "-?", "-long", "--a_b.c:d" })
	void validOption(String name) {
		assertThat(CommandNames.isValidOption(name)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "-", "--", "limit", "--a b", "--a=b", "---a", "--a'", "--\u001b" })
	void invalidOption(String name) {
		assertThat(CommandNames.isValidOption(name)).isFalse();
	}

	@Test
	void groupAndNameJoinWithOneBlank() {
		assertThat(CommandNames.join("orders", "list")).isEqualTo("orders list");
		assertThat(CommandNames.join("", "list")).isEqualTo("list");
		assertThat(CommandNames.join("orders", "")).isEqualTo("orders");
		assertThat(CommandNames.join(" a  b ", " c\td ")).isEqualTo("a b c d");
		assertThat(CommandNames.join("", "")).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "id, id", "maxItems, max-items", "URL, url", "baseURLPath, base-url-path", "sha256Sum, sha256-sum",
			"snake_case, snake-case", "OrderStatus, order-status" })
	void camelCaseBecomesDashed(String name, String expected) {
		assertThat(CommandNames.dashed(name)).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource({ "l, -l", "-l, -l", "limit, --limit", "--limit, --limit", "-limit, -limit" })
	void optionNamesHaveDashes(String name, String expected) {
		assertThat(CommandNames.optionName(name)).isEqualTo(expected);
	}

}
