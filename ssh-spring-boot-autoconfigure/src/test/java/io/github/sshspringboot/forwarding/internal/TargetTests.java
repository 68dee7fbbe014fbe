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

package io.github.sshspringboot.forwarding.internal;

import java.net.InetAddress;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Target}.
 */
class TargetTests {

	@ParameterizedTest
	@CsvSource({ "db, db", "DB.Internal, db.internal", "db.internal., db.internal", "a_b.c-d, a_b.c-d",
			"xn--bcher-kva.example, xn--bcher-kva.example", "3com, 3com", "0xy, 0xy" })
	void nameIsInLowerCaseWithoutAFinalDot(String host, String name) {
		assertThat(Target.of(host)).isEqualTo(new Target(name, null));
	}

	@ParameterizedTest
	@CsvSource({ "10.1.2.3, 10.1.2.3", "2001:DB8::7, 2001:db8:0:0:0:0:0:7", "::ffff:127.0.0.1, 127.0.0.1",
			"::ffff:7f00:1, 127.0.0.1" })
	void addressIsKnownByItsNumber(String host, String address) throws Exception {
		assertThat(Target.of(host)).isNotNull().satisfies((target) -> {
			assertThat(target.address()).isEqualTo(InetAddress.getByName(address));
			assertThat(target.name()).isEqualTo(address);
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "", ".", "..", "a..b", ".a", " ", "db ", "127.1", "2130706433", "017700000001",
			"0x7f000001", "0x7f.1", "0x", "127.0.0.01", "1.2.3.4.5", "1.2.3.256", "127.0.0.1.", "db.1", "[::1]",
			"::1%lo", "fe80::1%1", "b\u00fccher.example", "\u212a", "\uff11\uff12\uff17.0.0.1", "db\u200b", "db\u0000",
			"a/b", "a:b", "a@b", "*", "-a", "a-", "\u2488\u2488" })
	void allElseIsNoTarget(String host) {
		assertThat(Target.of(host)).isNull();
	}

	@Test
	void lengthsAreThoseOfTheDomainNameSystem() {
		assertThat(Target.of("a".repeat(63))).isNotNull();
		assertThat(Target.of("a".repeat(64))).isNull();
		assertThat(Target.of("a.".repeat(126) + "a")).isNotNull();
		assertThat(Target.of("a.".repeat(127) + "a")).isNull();
	}

}
