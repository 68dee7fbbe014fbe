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

package io.github.sshspringboot.security.internal.kerberos;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RealmKerberosPrincipals}.
 */
class RealmKerberosPrincipalsTests {

	private final RealmKerberosPrincipals principals = new RealmKerberosPrincipals("EXAMPLE.TEST");

	@Test
	void principalOfTheRealmIsTheUserOfTheSameName() {
		assertThat(this.principals.getUsername("alice@EXAMPLE.TEST")).isEqualTo("alice");
		assertThat(this.principals.getUsername("Alice.B-c_1$@EXAMPLE.TEST")).isEqualTo("Alice.B-c_1$");
	}

	@ParameterizedTest
	@ValueSource(strings = { "alice", "", "@", "@EXAMPLE.TEST", "alice@", "alice@OTHER.TEST", "alice@example.test",
			"alice@EXAMPLE.TEST.OTHER", "alice@SUB.EXAMPLE.TEST", "alice@EXAMPLE.TEST@OTHER.TEST",
			"alice@OTHER.TEST@EXAMPLE.TEST", "alice\\@OTHER.TEST@EXAMPLE.TEST", "alice/admin@EXAMPLE.TEST",
			"host/server@EXAMPLE.TEST", "/alice@EXAMPLE.TEST", "alice/@EXAMPLE.TEST", "alice\\/x@EXAMPLE.TEST",
			"alice\u0000@EXAMPLE.TEST", "alice\n@EXAMPLE.TEST", "alice@EXAMPLE.TEST\u0000", "alice@EXAMPLE.TEST ",
			"al\u200bice@EXAMPLE.TEST", "\u202ealice@EXAMPLE.TEST", "alice\udb40\udc41@EXAMPLE.TEST" })
	void everyOtherPrincipalIsNobody(String principal) {
		assertThat(this.principals.getUsername(principal)).isNull();
	}

}
