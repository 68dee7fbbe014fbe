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

import java.security.KeyPair;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.github.sshspringboot.SshTest;
import io.github.sshspringboot.SshTest.Injected;
import io.github.sshspringboot.SshTestServer;
import io.github.sshspringboot.SshTestServer.Result;
import io.github.sshspringboot.TestSession;
import io.github.sshspringboot.command.SshCommand;
import io.github.sshspringboot.security.AuthorizedKey;
import io.github.sshspringboot.security.AuthorizedKeysSource;
import io.github.sshspringboot.security.SshOneTimeTokenDelivery;
import org.apache.sshd.client.auth.keyboard.UserInteraction;
import org.apache.sshd.client.session.ClientSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.authentication.ott.InMemoryOneTimeTokenService;
import org.springframework.security.authentication.ott.OneTimeTokenService;
import org.springframework.security.authorization.AllRequiredFactorsAuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for commands that only some logins may run, by their factors.
 */
@SshTest(value = "ssh.auth.methods=publickey+keyboard-interactive,password",
		classes = CommandFactorsTests.Guarded.class, users = CommandFactorsTests.Tokens.class)
class CommandFactorsTests {

	@Injected
	private static SshTestServer server;

	@Injected
	private static RecentFactors recent;

	@BeforeEach
	void resetClock() {
		recent.setClock(Clock.systemUTC());
	}

	@Test
	void loginWithTheFactorRunsTheCommands() throws Exception {
		try (TestSession session = loginWithToken()) {
			assertThat(SshTestServer.exec(session, "whoami").outputText())
				.isEqualTo("admin [FACTOR_OTT, FACTOR_SSH_PUBLICKEY, ROLE_ADMIN]\n");
			assertThat(SshTestServer.exec(session, "deploy").outputText()).isEqualTo("deployed\n");
			assertThat(SshTestServer.exec(session, "erase").outputText()).isEqualTo("erased\n");
		}
	}

	@Test
	void loginWithoutTheFactorIsRefusedTheCommands() throws Exception {
		try (TestSession session = server.login("admin", "secret")) {
			assertDenied(SshTestServer.exec(session, "deploy"));
			assertDenied(SshTestServer.exec(session, "erase"));
		}
	}

	@Test
	void factorThatIsTooOldIsRefusedTheCommandThatNeedsANewOne() throws Exception {
		try (TestSession session = loginWithToken()) {
			assertThat(SshTestServer.exec(session, "erase").status()).isZero();
			recent.setClock(Clock.offset(Clock.systemUTC(), Duration.ofSeconds(61)));
			assertDenied(SshTestServer.exec(session, "erase"));
			assertThat(SshTestServer.exec(session, "deploy").status()).isZero();
		}
	}

	private static void assertDenied(Result result) {
		assertThat(result.status()).isEqualTo(126);
		assertThat(result.outputText()).isEmpty();
	}

	private static TestSession loginWithToken() throws Exception {
		TestSession session = server.connect("admin");
		session.addPublicKeyIdentity(Tokens.KEY);
		session.setUserInteraction(new UserInteraction() {

			@Override
			public String[] interactive(ClientSession session, String name, String instruction, String lang,
					String[] prompt, boolean[] echo) {
				return new String[] { server.getBean(Letters.class).next() };
			}

			@Override
			public String getUpdatedPassword(ClientSession session, String prompt, String lang) {
				throw new UnsupportedOperationException();
			}

		});
		session.auth().verify(SshTestServer.SOON);
		return session;
	}

	@SshCommand
	static class Guarded {

		@SshCommand("deploy")
		@PreAuthorize("hasAuthority('FACTOR_OTT')")
		String deploy() {
			return "deployed";
		}

		@SshCommand("erase")
		@PreAuthorize("@recentFactors.check(authentication)")
		String erase() {
			return "erased";
		}

	}

	/**
	 * Demands a token that was given in the last minute.
	 */
	public static class RecentFactors {

		private final AllRequiredFactorsAuthorizationManager<Object> manager = AllRequiredFactorsAuthorizationManager
			.builder()
			.requireFactor((factor) -> factor.authority("FACTOR_OTT").validDuration(Duration.ofMinutes(1)))
			.build();

		void setClock(Clock clock) {
			this.manager.setClock(clock);
		}

		public AuthorizationResult check(Authentication authentication) {
			return this.manager.authorize(() -> authentication, Instant.now());
		}

	}

	static class Letters {

		private final BlockingQueue<String> tokens = new LinkedBlockingQueue<>();

		String next() {
			try {
				return String.valueOf(this.tokens.poll(SshTestServer.SOON.toSeconds(), TimeUnit.SECONDS));
			}
			catch (InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableMethodSecurity
	static class Tokens {

		private static final KeyPair KEY = new SigningKey().getPair();

		@Bean
		RecentFactors recentFactors() {
			return new RecentFactors();
		}

		@Bean
		UserDetailsService userDetailsService() {
			return new InMemoryUserDetailsManager(
					User.withUsername("admin").password("{noop}secret").roles("ADMIN").build());
		}

		@Bean
		AuthorizedKeysSource keys() {
			return (username) -> List.of(new AuthorizedKey(SshTestServer.publicKey(KEY.getPublic())));
		}

		@Bean
		OneTimeTokenService tokenService() {
			return new InMemoryOneTimeTokenService();
		}

		@Bean
		Letters letters() {
			return new Letters();
		}

		@Bean
		SshOneTimeTokenDelivery delivery(Letters letters) {
			return (token, user, login) -> letters.tokens.add(token.getTokenValue());
		}

	}

}
