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

package io.github.sshspringboot.server;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link SshLoginRestrictions}.
 */
class SshLoginRestrictionsTests {

	@Test
	void severalNeverAllowMoreThanOne() {
		SshLoginRestrictions one = new SshLoginRestrictions("run", true, true, false, List.of("a:1", "b:2"), null,
				Map.of("A", "1", "B", "1"));
		SshLoginRestrictions other = new SshLoginRestrictions(null, false, false, true, List.of("b:2", "c:3"),
				List.of("d:4"), Map.of("B", "2", "C", "2"));
		SshLoginRestrictions expected = new SshLoginRestrictions("run", false, false, false, List.of("b:2"),
				List.of("d:4"), Map.of("A", "1", "B", "1", "C", "2"));
		assertThat(one.and(other)).isEqualTo(expected);
		assertThat(one.and(SshLoginRestrictions.NONE)).isEqualTo(one);
		assertThat(SshLoginRestrictions.NONE.and(one)).isEqualTo(one);
	}

	@Test
	void targetsWithNothingInCommonAllowNone() {
		assertThat(opening("a:1").and(opening("b:2")).permitOpen()).isEmpty();
		assertThat(opening("a:1").and(opening("b:2")).and(SshLoginRestrictions.NONE).permitOpen()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "*:80, db:80, db:80", "db:*, db:80, db:80", "db:*, *:80, db:80", "*:*, [::1]:22, [::1]:22",
			"db:80, db:080, db:80", "db:80, DB:80,", "d*:80, db:80,", "db:80, db:81,", "nonsense, *:*,", "*:*, db,",
			"*:x, *:*," })
	void targetsThatBothAllowAreFoundThroughAsterisks(String one, String other, @Nullable String common) {
		List<String> expected = (common != null) ? List.of(common) : List.of();
		assertThat(opening(one).and(opening(other)).permitOpen()).isEqualTo(expected);
		assertThat(opening(other).and(opening(one)).permitOpen()).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource({ "*:80, localhost:80, localhost:80", "local*:*, localhost:80, localhost:80", "l*:1, l*:1, l*:1",
			"l*:1, *t:1,", "*:8080, *:*, *:8080", "127.0.0.?:80, 127.0.0.1:80, 127.0.0.1:80", "a*:1, b:1," })
	void addressesThatBothAllowAreFoundThroughPatterns(String one, String other, @Nullable String common) {
		List<String> expected = (common != null) ? List.of(common) : List.of();
		assertThat(listening(one).and(listening(other)).permitListen()).isEqualTo(expected);
		assertThat(listening(other).and(listening(one)).permitListen()).isEqualTo(expected);
	}

	@Test
	void listsOfUsersDoNotMultiplyWithoutEnd() {
		List<String> ports = IntStream.rangeClosed(1, 256).mapToObj((port) -> "*:" + port).toList();
		List<String> hosts = IntStream.rangeClosed(1, 256).mapToObj((host) -> "h" + host + ":*").toList();
		SshLoginRestrictions one = new SshLoginRestrictions(null, true, true, true, ports, null, Map.of());
		SshLoginRestrictions other = new SshLoginRestrictions(null, true, true, true, hosts, null, Map.of());
		assertThat(one.and(other).permitOpen()).hasSize(1024);
	}

	@ParameterizedTest
	@CsvSource({ "db:80, db, 80, true", "db:80, db, 81, false", "db:80, DB, 80, false", "db:80, db., 80, false",
			"db:*, db, 1, true", "*:80, anything, 80, true", "d*:80, db, 80, false",
			"127.0.0.1:80, localhost, 80, false", "localhost:80, 127.0.0.1, 80, false", "[::1]:80, ::1, 80, true",
			"db:080, db, 80, true", "nonsense, nonsense, 80, false" })
	void targetIsComparedAsTheClientNamedIt(String permitted, String host, int port, boolean expected) {
		assertThat(opening(permitted).permitsOpening(host, port)).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource({ "localhost:8080, localhost, 8080, true", "localhost:8080, LOCALHOST, 8080, true",
			"localhost:8080, 127.0.0.1, 8080, false", "127.0.0.1:8080, localhost, 8080, false",
			"127.0.0.?:8080, 127.0.0.2, 8080, true", "*:8080, '', 8080, true", "localhost:8080, '', 8080, false",
			"*:8080, 0.0.0.0, 8080, true", "localhost:*, localhost, 0, true", "localhost:8080, localhost, 0, false",
			"[::1]:8080, ::1, 8080, true" })
	void addressToListenOnIsComparedWithAPattern(String permitted, String host, int port, boolean expected) {
		assertThat(listening(permitted).permitsListening(host, port)).isEqualTo(expected);
	}

	@Test
	void withoutPortForwardingNoAddressIsPermitted() {
		SshLoginRestrictions restrictions = new SshLoginRestrictions(null, true, true, false, List.of("*:*"),
				List.of("*:*"), Map.of());
		assertThat(restrictions.permitsOpening("db", 80)).isFalse();
		assertThat(restrictions.permitsListening("localhost", 8080)).isFalse();
		assertThat(SshLoginRestrictions.NONE.permitsOpening("db", 80)).isTrue();
		assertThat(SshLoginRestrictions.NONE.permitsListening("", 0)).isTrue();
	}

	@Test
	void differentForcedCommandsCannotHoldTogether() {
		assertThat(forcing("a").isCompatibleWith(forcing("a"))).isTrue();
		assertThat(forcing("a").isCompatibleWith(forcing(null))).isTrue();
		assertThat(forcing("a").isCompatibleWith(forcing("b"))).isFalse();
		assertThatIllegalArgumentException().isThrownBy(() -> forcing("a").and(forcing("b")));
	}

	private static SshLoginRestrictions opening(String target) {
		return new SshLoginRestrictions(null, true, true, true, List.of(target), null, Map.of());
	}

	private static SshLoginRestrictions listening(String address) {
		return new SshLoginRestrictions(null, true, true, true, null, List.of(address), Map.of());
	}

	private static SshLoginRestrictions forcing(@Nullable String command) {
		return new SshLoginRestrictions(command, true, true, true, null, null, Map.of());
	}

}
