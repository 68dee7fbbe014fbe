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
import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link ConnectRules}.
 */
class ConnectRulesTests {

	private static final String OWN_ADDRESS = "10.0.0.99";

	private static final int OWN_PORT = 8080;

	@ParameterizedTest
	@CsvSource({ "db.internal:5432, db.internal, 10.0.0.1, 5432, true",
			"db.internal:5432, db.internal, 10.0.0.1, 5433, false",
			"db.internal:5432, db2.internal, 10.0.0.1, 5432, false",
			"DB.internal.:5432, db.INTERNAL, 10.0.0.1, 5432, true", "db.internal:5432, 10.0.0.1, 10.0.0.1, 5432, false",
			"*.svc:443, a.svc, 10.0.0.1, 443, true", "*.svc:443, a.b.svc, 10.0.0.1, 443, true",
			"*.svc:443, svc, 10.0.0.1, 443, false", "*.svc:443, a.svc.evil.example, 10.0.0.1, 443, false",
			"db-?:1, db-1, 10.0.0.1, 1, true", "10.0.0.0/8:5432, anything, 10.1.2.3, 5432, true",
			"10.0.0.0/8:5432, 10.1.2.3, 10.1.2.3, 5432, true", "10.0.0.0/8:5432, anything, 11.1.2.3, 5432, false",
			"10.0.0.0/8:5432, anything, ::ffff:10.1.2.3, 5432, true", "[2001:db8::7]:443, six, 2001:db8::7, 443, true",
			"[2001:db8::/32]:443, six, 2001:db8:1::1, 443, true", "[2001:db8::/32]:443, six, 2001:db9::1, 443, false",
			"db:*, db, 10.0.0.1, 1, true", "db:8000-8099, db, 10.0.0.1, 8099, true",
			"db:8000-8099, db, 10.0.0.1, 8100, false", "*:*, db, 10.0.0.1, 1, true",
			"*:443, 10.0.0.1, 10.0.0.1, 443, true", "*:443, db, 10.0.0.1, 444, false",
			"10.0.0.1:80, db, 10.0.0.1, 80, true", "10.0.0.1:80, db, 10.0.0.2, 80, false" })
	void nameIsMatchedAsWrittenAndAddressAsResolved(String rule, String host, String address, int port,
			boolean expected) throws Exception {
		assertThat(permits(rule, host, address, port)).isEqualTo(expected);
	}

	@ParameterizedTest
	@ValueSource(strings = { "127.0.0.1", "127.9.9.9", "0.0.0.0", "0.1.2.3", "::", "::1", "169.254.169.254",
			"169.254.0.1", "fe80::1", "fec0::1", "224.0.0.1", "239.1.1.1", "ff02::1", "255.255.255.255",
			"fd00:ec2::254", "fd00:ec2::23", "fd20:ce::254", "100.100.100.200", "168.63.129.16", "192.0.0.192",
			"::ffff:127.0.0.1", "::ffff:169.254.169.254", "::127.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe",
			"2002:7f00:1::1", "2002:a9fe:a9fe::" })
	void addressOfTheMachineOrItsNetworkMustBeNamedByNumber(String address) throws Exception {
		assertThat(permits("*:*", "innocent.example", address, 80)).isFalse();
		assertThat(permits("*:80", address, address, 80)).isFalse();
		assertThat(permits("innocent.example:80", "innocent.example", address, 80)).isFalse();
		assertThat(permits(address.contains(":") ? "[::/0]:80" : "0.0.0.0/0:80", "innocent.example", address, 80))
			.isFalse();
		assertThat(permits("[" + address + "]:80", address, address, 80)).isTrue();
		assertThat(permits("[" + address + "]:80", "innocent.example", address, 80)).isTrue();
		assertThat(permits("[" + address + "]:81", address, address, 80)).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "*:*, false", "*:8080, false", "app.internal:8080, false", "app.internal:*, false",
			"10.0.0.0/8:8080, false", "10.0.0.99:*, false", "10.0.0.99:8080, true", "10.0.0.99:8000-8099, true" })
	void portOfTheApplicationMustBeNamedWithItsAddress(String rule, boolean expected) throws Exception {
		assertThat(permits(rule, "app.internal", OWN_ADDRESS, OWN_PORT)).isEqualTo(expected);
	}

	@Test
	void portOfTheApplicationIsOnlyItsOwnOnThisMachine() throws Exception {
		assertThat(permits("*:*", "app.internal", "10.0.0.98", OWN_PORT)).isTrue();
		assertThat(permits("*:*", "app.internal", OWN_ADDRESS, OWN_PORT + 1)).isTrue();
		assertThat(permits("127.0.0.1:*", "localhost", "127.0.0.1", OWN_PORT)).isFalse();
		assertThat(permits("127.0.0.1:*", "localhost", "127.0.0.1", OWN_PORT + 1)).isTrue();
		assertThat(permits("127.0.0.1:8080", "localhost", "127.0.0.1", OWN_PORT)).isTrue();
	}

	@Test
	void nameIsNotLookedUpIfNoRuleCanPermitIt() {
		ConnectRules rules = ConnectRules.of(List.of("db:80", "10.0.0.0/8:443"), (port) -> false);
		assertThat(rules.mayPermit(target("db"), 80)).isTrue();
		assertThat(rules.mayPermit(target("other"), 80)).isFalse();
		assertThat(rules.mayPermit(target("other"), 443)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "db", "db:", ":80", "db:0", "db:65536", "db:80-79", "db:x", "db:-1", "db:80-", "::1:80",
			"[::1]", "[db]:80", "a b:80", "db:80 ", "b\u00fccher:80", "10.0.0.1/8:80", "10.0.0.0/33:80", "10.*:80",
			"10.0.0.?:80", "127.0.0.0/8:80", "169.254.0.0/16:*", "[fe80::/10]:80", "localhost:80", "a.localhost:80",
			"http://db:80", "127.1:80", "" })
	void ruleThatMakesNoSenseIsRefused(String rule) {
		assertThatIllegalArgumentException().isThrownBy(() -> ConnectRules.check(rule)).withMessageEndingWith(".");
	}

	@ParameterizedTest
	@ValueSource(strings = { "*:*", "db:80", "db-*.internal:1-65535", "10.0.0.0/8:5432", "[2001:db8::]:*", "[::1]:22" })
	void ruleOfEachFormIsUnderstood(String rule) {
		assertThatCode(() -> ConnectRules.check(rule)).doesNotThrowAnyException();
	}

	private static boolean permits(String rule, String host, String address, int port) throws Exception {
		InetAddress resolved = InetAddress.getByName(address);
		InetAddress own = InetAddress.getByName(OWN_ADDRESS);
		Target target = target(host);
		ConnectRules rules = new ConnectRules(List.of(PermitRule.of(rule)), (number) -> number == OWN_PORT,
				own::equals);
		boolean permitted = rules.permit(target, resolved, port);
		assertThat(permitted && !rules.mayPermit(target, port)).isFalse();
		return permitted;
	}

	private static Target target(String host) {
		return Objects.requireNonNull(Target.of(host));
	}

}
