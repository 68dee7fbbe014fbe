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

package io.github.sshspringboot.security.internal.interactive;

import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import io.github.sshspringboot.SshTestServer;
import io.github.sshspringboot.TestSession;
import io.github.sshspringboot.security.SshOneTimeTokenDelivery;
import io.github.sshspringboot.security.internal.Conversations;
import io.github.sshspringboot.security.internal.RecordedEvents;
import io.github.sshspringboot.server.SshConnections;
import io.github.sshspringboot.server.SshLogin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.ott.GenerateOneTimeTokenRequest;
import org.springframework.security.authentication.ott.InMemoryOneTimeTokenService;
import org.springframework.security.authentication.ott.OneTimeToken;
import org.springframework.security.authentication.ott.OneTimeTokenService;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for logins with one-time tokens.
 */
class OneTimeTokenLoginTests {

	private static final String QUESTION = "One-time code: ";

	private SshTestServer server;

	private Letters letters;

	@BeforeEach
	void startServer() {
		this.server = SshTestServer.start(List.of(Tokens.class, RecordedEvents.class),
				"ssh.auth.methods=keyboard-interactive");
		this.letters = this.server.getBean(Letters.class);
	}

	@AfterEach
	void stopServer() {
		this.server.close();
	}

	@Test
	void deliveredTokenLogsInWithItsFactorAndOneEvent() throws Exception {
		try (TestSession session = Conversations.begin(this.server, "admin")) {
			assertThat(Conversations.prompt(session)).isEqualTo(QUESTION);
			Letter letter = this.letters.next();
			assertThat(letter.user().getUsername()).isEqualTo("admin");
			assertThat(letter.login().remoteAddress().toString()).contains("127.0.0.1");
			Conversations.answer(session, letter.token().getTokenValue() + " ");
			assertThat(session).receivesSuccess();
			assertThat(this.server.getBean(SshConnections.class).list()).singleElement()
				.extracting((connection) -> connection.getAuthentication())
				.satisfies((authentication) -> assertThat(authentication.getAuthorities())
					.extracting(GrantedAuthority::getAuthority)
					.containsExactlyInAnyOrder("FACTOR_OTT", "ROLE_ADMIN"));
		}
		assertThat(events()).containsExactly("AuthenticationSuccessEvent admin");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "wrong" })
	void wrongTokenIsRefusedWithOneEvent(String token) throws Exception {
		refused("admin", token);
		assertThat(events()).containsExactly("AuthenticationFailureBadCredentialsEvent admin");
	}

	@Test
	void tokenIsGoodOnce() throws Exception {
		String token = token("admin");
		try (TestSession session = Conversations.begin(this.server, "admin")) {
			Conversations.question(session);
			Conversations.answer(session, token);
			assertThat(session).receivesSuccess();
		}
		refused("admin", token);
	}

	@Test
	void tokenOfAnotherUserIsRefusedWithOneEventOfTheOneWhoTried() throws Exception {
		refused("admin", token("other"));
		assertThat(events()).containsExactly("AuthenticationFailureBadCredentialsEvent admin");
	}

	@Test
	void unknownUserIsAskedTheSameAndGetsNothing() throws Exception {
		try (TestSession session = Conversations.begin(this.server, "nobody")) {
			assertThat(Conversations.prompt(session)).isEqualTo(QUESTION);
			Conversations.answer(session, "wrong");
			assertThat(session).receivesFailure();
		}
		assertThat(this.letters.none()).isTrue();
		assertThat(events()).containsExactly("AuthenticationFailureBadCredentialsEvent nobody");
	}

	@Test
	void lockedUserIsAskedTheSameAndGetsNothingAndIsRefused() throws Exception {
		refused("locked", token("locked"));
		assertThat(this.letters.none()).isTrue();
		assertThat(events()).containsExactly("AuthenticationFailureLockedEvent locked");
	}

	@Test
	void slowDeliveryDelaysNoQuestion() throws Exception {
		this.letters.slow = new CountDownLatch(1);
		try (TestSession session = Conversations.begin(this.server, "admin")) {
			assertThat(Conversations.prompt(session)).isEqualTo(QUESTION);
			assertThat(this.letters.none()).isTrue();
		}
		finally {
			this.letters.slow.countDown();
		}
	}

	@Test
	void manyRequestsSendOneToken() throws Exception {
		for (int i = 0; i < 5; i++) {
			try (TestSession session = Conversations.begin(this.server, "admin")) {
				Conversations.question(session);
			}
		}
		assertThat(this.letters.next()).isNotNull();
		assertThat(this.letters.none()).isTrue();
	}

	@Test
	void usedTokenMakesWayForAnother() throws Exception {
		for (int i = 0; i < 2; i++) {
			try (TestSession session = Conversations.begin(this.server, "admin")) {
				Conversations.question(session);
				Conversations.answer(session, this.letters.next().token().getTokenValue());
				assertThat(session).receivesSuccess();
			}
		}
	}

	@Test
	void nextTokenIsSentAfterAPause() throws Exception {
		AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
		InstantSource time = now::get;
		Letters other = new Letters();
		try (OneTimeTokenSender sender = new OneTimeTokenSender(new InMemoryOneTimeTokenService(), other,
				this.server.getBean(UserDetailsService.class), Thread::new, time.withZone(ZoneOffset.UTC))) {
			sender.send(new SshLogin("1", "admin", new InetSocketAddress(1), "", null, List.of()));
			assertThat(other.next()).isNotNull();
			now.set(Instant.EPOCH.plusSeconds(31));
			sender.send(new SshLogin("1", "admin", new InetSocketAddress(1), "", null, List.of()));
			assertThat(other.next()).isNotNull();
		}
	}

	@Test
	void spellingsOfANameGetOneToken() throws Exception {
		Letters other = new Letters();
		try (OneTimeTokenSender sender = new OneTimeTokenSender(new InMemoryOneTimeTokenService(), other,
				(username) -> User.withUsername(username).password("").roles("ADMIN").build(), Thread::new,
				Clock.systemUTC())) {
			sender.send(new SshLogin("1", "admin", new InetSocketAddress(1), "", null, List.of()));
			sender.send(new SshLogin("2", "ADMIN", new InetSocketAddress(1), "", null, List.of()));
			assertThat(other.next()).isNotNull();
			assertThat(other.none()).isTrue();
		}
	}

	@Test
	void failingDeliveryRefusesNobody() throws Exception {
		this.letters.failing = true;
		refused("admin", "wrong");
		try (TestSession session = Conversations.begin(this.server, "admin")) {
			assertThat(Conversations.prompt(session)).isEqualTo(QUESTION);
		}
	}

	private void refused(String username, String token) throws Exception {
		try (TestSession session = Conversations.begin(this.server, username)) {
			assertThat(Conversations.prompt(session)).isEqualTo(QUESTION);
			Conversations.answer(session, token);
			assertThat(session).receivesFailure();
		}
	}

	private String token(String username) {
		return this.server.getBean(OneTimeTokenService.class)
			.generate(new GenerateOneTimeTokenRequest(username))
			.getTokenValue();
	}

	private List<String> events() {
		return this.server.getBean(RecordedEvents.class).take();
	}

	record Letter(OneTimeToken token, UserDetails user, SshLogin login) {

	}

	static class Letters implements SshOneTimeTokenDelivery {

		private final BlockingQueue<Letter> sent = new LinkedBlockingQueue<>();

		private volatile CountDownLatch slow = new CountDownLatch(0);

		private volatile boolean failing;

		@Override
		public void deliver(OneTimeToken token, UserDetails user, SshLogin login) {
			if (this.failing) {
				throw new IllegalStateException("for a test");
			}
			try {
				this.slow.await(SshTestServer.SOON.toSeconds(), TimeUnit.SECONDS);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
			this.sent.add(new Letter(token, user, login));
		}

		Letter next() throws InterruptedException {
			return this.sent.poll(SshTestServer.SOON.toSeconds(), TimeUnit.SECONDS);
		}

		boolean none() throws InterruptedException {
			return this.sent.poll(300, TimeUnit.MILLISECONDS) == null;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Tokens {

		@Bean
		UserDetailsService userDetailsService() {
			return new InMemoryUserDetailsManager(
					User.withUsername("admin").password("{noop}admin-password").roles("ADMIN").build(),
					User.withUsername("other").password("{noop}other-password").roles("ADMIN").build(),
					User.withUsername("locked").password("{noop}x").roles("ADMIN").accountLocked(true).build());
		}

		@Bean
		OneTimeTokenService oneTimeTokenService() {
			return new InMemoryOneTimeTokenService();
		}

		@Bean
		Letters letters() {
			return new Letters();
		}

	}

}
