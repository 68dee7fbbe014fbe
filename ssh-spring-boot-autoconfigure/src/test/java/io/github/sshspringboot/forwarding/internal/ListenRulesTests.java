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
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link ListenRules}.
 */
class ListenRulesTests {

	@ParameterizedTest
	@CsvSource({ "8080, localhost, 8080, true", "8080, '', 8080, true", "8080, 0.0.0.0, 8080, true",
			"8080, 10.0.0.5, 8080, true", "8080, localhost, 8081, false", "localhost:8080, localhost, 8080, true",
			"localhost:8080, LocalHost, 8080, true", "localhost:8080, 127.0.0.1, 8080, false",
			"localhost:8080, '', 8080, false", "127.0.0.1:8080, 127.0.0.1, 8080, true",
			"127.0.0.1:8080, localhost, 8080, false", "[::1]:8080, ::1, 8080, true", "*:8080, '', 8080, true",
			"10.0.0.0/8:8080, 10.0.0.5, 8080, true", "10.0.0.0/8:8080, 11.0.0.5, 8080, false",
			"localhost:8000-8099, localhost, 8050, true", "localhost:8000-8099, localhost, 0, false",
			"localhost:*, localhost, 0, true", "*, localhost, 0, true", "8080, localhost, 0, false",
			"*, localhost, 80, false", "localhost:*, localhost, 1023, false", "*, localhost, 1024, true",
			"80, localhost, 80, true", "1-1023, localhost, 80, true", "*, localhost, 2222, false",
			"2222, localhost, 2222, true" })
	void addressIsMatchedAsWritten(String rule, String host, int port, boolean expected) {
		ListenRules rules = ListenRules.of(List.of(rule), false, (number) -> number == 2222);
		assertThat(rules.permit(host, port)).isEqualTo(expected);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "*", "0.0.0.0", "::", "localhost", "10.0.0.5", "example.org", "127.0.0.2" })
	void onlyThisMachineCanConnectByDefault(String host) {
		assertThat(addresses(false, host)).containsExactly("127.0.0.1", "0:0:0:0:0:0:0:1");
	}

	@ParameterizedTest
	@CsvSource({ "127.0.0.1, 127.0.0.1", "::1, 0:0:0:0:0:0:0:1" })
	void clientMayChooseTheFamily(String host, String expected) {
		assertThat(addresses(false, host)).containsExactly(expected);
		assertThat(addresses(true, host)).containsExactly(expected);
	}

	@ParameterizedTest
	@CsvSource({ "'', 0.0.0.0", "*, 0.0.0.0", "0.0.0.0, 0.0.0.0", "::, 0:0:0:0:0:0:0:0", "10.0.0.5, 10.0.0.5" })
	void clientMayChooseTheInterfacesOfAGateway(String host, String expected) {
		assertThat(addresses(true, host)).containsExactly(expected);
	}

	@Test
	void localhostIsThisMachineAlsoForAGateway() {
		assertThat(addresses(true, "localhost")).containsExactly("127.0.0.1", "0:0:0:0:0:0:0:1");
	}

	@Test
	void gatewayDoesNotListenOnNames() {
		assertThat(addresses(true, "example.org")).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "0", "65536", "localhost:", ":8080", "localhost:0", "10.0.0.1/8:80", "::1:80",
			"a b:80", "80,81" })
	void ruleThatMakesNoSenseIsRefused(String rule) {
		assertThatIllegalArgumentException().isThrownBy(() -> ListenRules.check(rule)).withMessageEndingWith(".");
	}

	private static @Nullable List<String> addresses(boolean gatewayPorts, String host) {
		List<InetAddress> addresses = ListenRules.of(List.of("*:*"), gatewayPorts, (port) -> false).addresses(host);
		return (addresses != null) ? addresses.stream().map(InetAddress::getHostAddress).toList() : null;
	}

}
