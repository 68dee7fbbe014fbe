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

package io.github.sshspringboot.security.internal;

import java.net.InetSocketAddress;
import java.util.List;

import io.github.sshspringboot.SshTest;
import io.github.sshspringboot.SshTest.Injected;
import io.github.sshspringboot.SshTestServer;
import io.github.sshspringboot.TestSession;
import io.github.sshspringboot.security.AuthorizedKeysSource;
import io.github.sshspringboot.security.SshAuthenticationPolicy;
import io.github.sshspringboot.security.SshLoginRules;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.util.buffer.Buffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link SshAuthenticationPolicy}.
 */
@SshTest(
		value = { "ssh.auth.methods=password,publickey+password,keyboard-interactive+password",
				"ssh.auth.keyboard-interactive.password=true" },
		classes = RecordedEvents.class, users = AuthenticationPolicyTests.Rules.class)
class AuthenticationPolicyTests {

	@Injected
	private static SshTestServer server;

	@BeforeEach
	void forgetEvents() {
		server.getBean(RecordedEvents.class).take();
	}

	@ParameterizedTest
	@CsvSource({ "anybody, 'password,publickey,keyboard-interactive'", "strict, publickey", "ghost-strict, publickey",
			"denied, 'password,publickey,keyboard-interactive'", "broken, 'password,publickey,keyboard-interactive'" })
	void methodsAreThoseOfTheRules(String username, String methods) throws Exception {
		assertThat(offered(username)).isEqualTo(methods);
	}

	@Test
	void methodThatTheRulesDoNotAllowIsRefusedWithoutALookAtThePassword() throws Exception {
		assertThat(server.canLogin("strict", "secret")).isFalse();
		assertThat(server.getBean(RecordedEvents.class).take()).isEmpty();
		assertThat(server.canLogin("anybody", "secret")).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "weak", "foreign", "twice", "empty-entry" })
	void rulesCannotDemandLessThanIsConfiguredNorOtherMethods(String username) throws Exception {
		assertThat(offered(username)).isEmpty();
		assertThat(server.canLogin(username, "secret")).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "denied", "broken", "null" })
	void deniedLoginLooksLikeAWrongPassword(String username) throws Exception {
		try (TestSession session = server.connectRaw(); TestSession wrong = server.connectRaw()) {
			session.sendPassword(username, "secret");
			wrong.sendPassword("anybody", "wrong");
			assertThat(Conversations.assertFailure(session).getString())
				.isEqualTo(Conversations.assertFailure(wrong).getString());
		}
	}

	@Test
	void authoritiesOfTheRulesAreDemandedInAddition() throws Exception {
		assertThat(server.canLogin("auditor", "secret")).isTrue();
		assertThat(server.canLogin("no-auditor", "secret")).isFalse();
		assertThat(server.canLogin("customer-auditor", "secret")).isFalse();
	}

	@Test
	void eachDemandOfAuthoritiesAddsToTheOthers() throws Exception {
		assertThat(server.canLogin("both", "secret")).isTrue();
		assertThat(server.canLogin("one", "secret")).isFalse();
	}

	@Test
	void demandOfNoAuthorityIsRefused() throws Exception {
		assertThatIllegalArgumentException().isThrownBy(() -> SshLoginRules.none().requireAnyAuthority());
		assertThatIllegalArgumentException().isThrownBy(() -> new SshLoginRules(List.of(), List.of(List.of()), false));
		assertThat(server.canLogin("none-named", "secret")).isFalse();
	}

	@Test
	void rulesMayDependOnTheAddress() throws Exception {
		assertThat(server.canLogin("from-afar", "secret")).isFalse();
		assertThat(server.canLogin("from-here", "secret")).isTrue();
	}

	private static String offered(String username) throws Exception {
		try (TestSession session = server.connectRaw()) {
			session.send(SshConstants.SSH_MSG_USERAUTH_REQUEST, username, "ssh-connection", "none");
			Buffer failure = session.receive(SshConstants.SSH_MSG_USERAUTH_FAILURE).body();
			String methods = failure.getString();
			assertThat(failure.getBoolean()).isFalse();
			return methods;
		}
	}

	@Configuration(proxyBeanMethods = false)
	static class Rules {

		@Bean
		@SuppressWarnings("NullAway")
		SshAuthenticationPolicy policy() {
			return (login) -> switch (login.username()) {
				case "strict", "ghost-strict" -> SshLoginRules.methods("publickey+password");
				case "weak" -> SshLoginRules.methods("publickey");
				case "foreign" -> SshLoginRules.methods("password+gssapi-with-mic");
				case "twice" -> SshLoginRules.methods("password+password");
				case "empty-entry" -> SshLoginRules.methods("");
				case "denied" -> SshLoginRules.deny();
				case "broken" -> throw new IllegalStateException("for a test");
				case "null" -> null;
				case "auditor", "no-auditor", "customer-auditor" ->
					SshLoginRules.none().requireAnyAuthority("ROLE_AUDITOR");
				case "both", "one" ->
					SshLoginRules.none().requireAnyAuthority("ROLE_AUDITOR", "ROLE_X").requireAnyAuthority("ROLE_BOTH");
				case "none-named" -> SshLoginRules.none().requireAnyAuthority();
				case "from-here", "from-afar" -> address(login.username(),
						((InetSocketAddress) login.remoteAddress()).getAddress().isLoopbackAddress());
				default -> SshLoginRules.none();
			};
		}

		private static SshLoginRules address(String username, boolean local) {
			return (local == "from-here".equals(username)) ? SshLoginRules.none() : SshLoginRules.deny();
		}

		@Bean
		AuthorizedKeysSource keys() {
			return (username) -> List.of();
		}

		@Bean
		UserDetailsService users() {
			return (username) -> {
				if (username.startsWith("ghost")) {
					throw new UsernameNotFoundException("for a test");
				}
				return User.withUsername(username).password("{noop}secret").roles(roles(username)).build();
			};
		}

		private static String[] roles(String username) {
			return switch (username) {
				case "auditor" -> new String[] { "ADMIN", "AUDITOR" };
				case "both" -> new String[] { "ADMIN", "AUDITOR", "BOTH" };
				case "one" -> new String[] { "ADMIN", "BOTH" };
				case "customer-auditor" -> new String[] { "AUDITOR" };
				default -> new String[] { "ADMIN" };
			};
		}

	}

}
