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

package io.github.sshspringboot.security;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;

import io.github.sshspringboot.server.SshLoginRestrictions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link AuthorizedKeyOptions} and {@link AuthorizedKey}.
 */
class AuthorizedKeyOptionsTests {

	private static final String KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOAQsnwDj0mkHSe3H91zSdVdUbEyWtZCpHIu7G50U7aO";

	@Test
	void noOptionsAllowEverything() {
		assertThat(AuthorizedKeyParser.parse(KEY + " a comment").options()).isEqualTo(AuthorizedKeyOptions.NONE);
		assertThat(AuthorizedKeyOptionsParser.parse("")).isEqualTo(AuthorizedKeyOptions.NONE);
	}

	@Test
	void commandMayHoldSpacesCommasAndQuotationMarks() {
		AuthorizedKey key = AuthorizedKeyParser
			.parse("command=\"echo \\\"a, b\\\" \\\\ # c\",no-pty " + KEY + " comment");
		assertThat(key.options().restrictions().forcedCommand()).isEqualTo("echo \"a, b\" \\\\ # c");
		assertThat(key.options().restrictions().terminal()).isFalse();
		assertThat(key.key().getType()).isEqualTo("ssh-ed25519");
	}

	@Test
	void namesAreNotCaseSensitive() {
		AuthorizedKeyOptions options = AuthorizedKeyOptionsParser.parse("COMMAND=\"a\",No-Pty,Cert-Authority");
		assertThat(options.restrictions().forcedCommand()).isEqualTo("a");
		assertThat(options.restrictions().terminal()).isFalse();
		assertThat(options.certificateAuthority()).isTrue();
	}

	@Test
	void restrictTakesEverythingAndLaterOptionsGiveItBack() {
		assertThat(AuthorizedKeyOptionsParser.parse("restrict").restrictions())
			.isEqualTo(new SshLoginRestrictions(null, false, false, false, null, null, Map.of()));
		assertThat(AuthorizedKeyOptionsParser.parse("restrict,pty").restrictions())
			.isEqualTo(new SshLoginRestrictions(null, true, false, false, null, null, Map.of()));
		assertThat(AuthorizedKeyOptionsParser.parse("restrict,port-forwarding").restrictions())
			.isEqualTo(new SshLoginRestrictions(null, false, false, true, null, null, Map.of()));
		assertThat(AuthorizedKeyOptionsParser.parse("restrict,agent-forwarding").restrictions())
			.isEqualTo(new SshLoginRestrictions(null, false, true, false, null, null, Map.of()));
		assertThat(AuthorizedKeyOptionsParser.parse("No-Agent-Forwarding").restrictions())
			.isEqualTo(new SshLoginRestrictions(null, true, false, true, null, null, Map.of()));
		assertThat(AuthorizedKeyOptionsParser.parse("pty,restrict").restrictions().terminal()).isFalse();
	}

	@Test
	void featuresThatTheServerDoesNotHaveAreAccepted() {
		assertThat(AuthorizedKeyOptionsParser
			.parse("no-agent-forwarding,agent-forwarding,no-X11-forwarding,X11-forwarding,"
					+ "no-user-rc,user-rc,tunnel=\"1\",tunnel=\"any\",tunnel=\"1:2\""))
			.isEqualTo(AuthorizedKeyOptions.NONE);
	}

	@Test
	void touchAndVerification() {
		assertThat(AuthorizedKeyOptions.NONE.touchRequired()).isTrue();
		assertThat(AuthorizedKeyOptionsParser.parse("no-touch-required").touchRequired()).isFalse();
		assertThat(AuthorizedKeyOptionsParser.parse("no-touch-required,touch-required").touchRequired()).isTrue();
		assertThat(AuthorizedKeyOptionsParser.parse("verify-required").verifyRequired()).isTrue();
		assertThat(AuthorizedKeyOptionsParser.parse("verify-required,no-verify-required").verifyRequired()).isFalse();
	}

	@Test
	void earliestExpiryCounts() {
		assertThat(
				AuthorizedKeyOptionsParser.parse("expiry-time=\"20300102030405Z\",expiry-time=\"20310101Z\"").expiry())
			.isEqualTo(Instant.parse("2030-01-02T03:04:05Z"));
		assertThat(AuthorizedKeyOptionsParser.parse("expiry-time=\"203001020304z\"").expiry())
			.isEqualTo(Instant.parse("2030-01-02T03:04:00Z"));
		assertThat(AuthorizedKeyOptionsParser.parse("expiry-time=\"20300102UTC\"").expiry())
			.isEqualTo(Instant.parse("2030-01-02T00:00:00Z"));
	}

	@Test
	void expiryWithoutZoneIsInTheZoneOfTheSystem() {
		assertThat(AuthorizedKeyOptionsParser.parse("expiry-time=\"20300702\"").expiry())
			.isEqualTo(LocalDate.of(2030, 7, 2).atStartOfDay(ZoneId.systemDefault()).toInstant());
	}

	@Test
	void forwardingTargets() {
		SshLoginRestrictions restrictions = AuthorizedKeyOptionsParser
			.parse("permitopen=\"db:5432\",permitopen=\"[::1]:*\",permitlisten=\"8080\",permitlisten=\"localhost:80\"")
			.restrictions();
		assertThat(restrictions.permitOpen()).containsExactly("db:5432", "[::1]:*");
		assertThat(restrictions.permitListen()).containsExactly("*:8080", "localhost:80");
	}

	@Test
	void firstValueOfAnEnvironmentVariableCounts() {
		assertThat(AuthorizedKeyOptionsParser.parse("environment=\"A=1\",environment=\"A=2\",environment=\"B_1==\"")
			.restrictions()
			.environment()).containsExactly(Map.entry("A", "1"), Map.entry("B_1", "="));
	}

	@Test
	void principalsOfAnAuthority() {
		assertThat(AuthorizedKeyOptionsParser.parse("cert-authority,principals=\"a,b\"").principals())
			.containsExactly("a", "b");
	}

	@ParameterizedTest
	@ValueSource(strings = { "no-such-option", "restrictive", "no-restrict", "no-cert-authority", "ptyx",
			"pty restrict", "command", "command=", "command=ls", "command=\"ls", "command=\"ls\"x",
			"command=\"a\",command=\"b\"", "from=\"a\",from=\"b\"", "principals=\"a\"",
			"cert-authority,principals=\"a\",principals=\"b\"", "expiry-time=\"\"", "expiry-time=\"2030\"",
			"expiry-time=\"20301301\"", "expiry-time=\"20300230\"", "expiry-time=\"2030010203\"",
			"expiry-time=\"203001020304051\"", "expiry-time=\"Z\"", "expiry-time=\"2030-1-1\"", "environment=\"A\"",
			"environment=\"=1\"", "environment=\"A B=1\"", "permitopen=\"db\"", "permitopen=\"db:0\"",
			"permitopen=\"db:65536\"", "permitopen=\"db:http\"", "permitopen=\"::1:80\"", "permitlisten=\"x\"",
			"tunnel=\"tun0\"", "tunnel=1", "no-command=\"a\"" })
	void whatIsUnknownOrMakesNoSenseIsRefused(String options) {
		assertThatIllegalArgumentException().isThrownBy(() -> AuthorizedKeyOptionsParser.parse(options));
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "command=\"a", "command=\"a ", "restrict", "restrict ", "restrict, pty ", "command=\"a\\\" " })
	void lineWithoutKeyAfterItsOptionsIsRefused(String start) {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> AuthorizedKeyParser.parse(start + (start.startsWith("restrict, ") ? KEY : "")));
	}

	@Test
	void addressesAreLimited() {
		assertThat(AuthorizedKeyOptionsParser.parse("from=\"*" + ",*".repeat(255) + "\"").from()).hasSize(511);
		assertThatIllegalArgumentException()
			.isThrownBy(() -> AuthorizedKeyOptionsParser.parse("from=\"*" + ",*".repeat(256) + "\""))
			.withMessageContaining("256 entries");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> AuthorizedKeyOptionsParser.parse("from=\"" + "*?".repeat(4097) + "\""))
			.withMessageContaining("8192 characters");
	}

	@Test
	void messageDoesNotQuoteTheLine() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> AuthorizedKeyParser.parse("environment=\"secret\" " + KEY))
			.withMessageNotContaining("secret");
		assertThatIllegalArgumentException().isThrownBy(() -> AuthorizedKeyParser.parse("secret " + KEY))
			.withMessageNotContaining("secret");
	}

}
