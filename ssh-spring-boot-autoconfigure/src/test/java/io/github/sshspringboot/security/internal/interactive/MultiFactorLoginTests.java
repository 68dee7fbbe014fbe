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

import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import io.github.sshspringboot.SshTest;
import io.github.sshspringboot.SshTest.Injected;
import io.github.sshspringboot.SshTestServer;
import io.github.sshspringboot.TestSession;
import io.github.sshspringboot.security.AuthorizedKey;
import io.github.sshspringboot.security.AuthorizedKeysSource;
import io.github.sshspringboot.security.SshOneTimeTokenDelivery;
import io.github.sshspringboot.security.TotpUserDetails;
import io.github.sshspringboot.security.internal.Conversations;
import io.github.sshspringboot.security.internal.RecordedEvents;
import io.github.sshspringboot.security.internal.SigningKey;
import io.github.sshspringboot.server.SshConnections;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.signature.BuiltinSignatures;
import org.apache.sshd.common.signature.Signature;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.ott.InMemoryOneTimeTokenService;
import org.springframework.security.authentication.ott.OneTimeTokenService;
import org.springframework.security.authorization.AllRequiredFactorsAuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for logins that need several methods, one of them a code of the user's device.
 */
@SshTest(
		value = { "ssh.auth.totp.enabled=true",
				"ssh.auth.methods=password+keyboard-interactive,publickey+keyboard-interactive,publickey+password" },
		classes = RecordedEvents.class, users = MultiFactorLoginTests.Devices.class)
class MultiFactorLoginTests {

	private static final Map<String, String> SECRETS = secrets("admin", "other", "once", "keyed", "guessed", "spelled",
			"replayed");

	private static final String QUESTION = "Verification code: ";

	private static final KeyPair KEY = new SigningKey().getPair();

	@Injected
	private static SshTestServer server;

	private RecordedEvents events;

	private static Map<String, String> secrets(String... users) {
		Map<String, String> secrets = new HashMap<>();
		for (String user : users) {
			secrets.put(user, "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJ" + (char) ('A' + secrets.size()));
		}
		return secrets;
	}

	@BeforeEach
	void forgetEvents() {
		server.awaitNoConnection();
		this.events = server.getBean(RecordedEvents.class);
		this.events.take();
	}

	@Test
	void passwordAndCodeLogInWithBothFactorsAndTheirTimes() throws Exception {
		Instant before = Instant.now();
		try (TestSession session = server.connectRaw()) {
			session.sendPassword("admin", "secret");
			assertThat(session).receivesPartialSuccess("keyboard-interactive", "publickey");
			assertThat(server.getBean(SshConnections.class).list()).isEmpty();
			Conversations.begin(session, "admin");
			assertThat(Conversations.prompt(session)).isEqualTo(QUESTION);
			Conversations.answer(session, code("admin", 0));
			assertThat(session).receivesSuccess();
			Authentication authentication = server.getBean(SshConnections.class).list().get(0).getAuthentication();
			assertThat(authentication.isAuthenticated()).isTrue();
			assertThat(authentication.getName()).isEqualTo("admin");
			assertThat(authentication.getAuthorities()).extracting(GrantedAuthority::getAuthority)
				.containsExactlyInAnyOrder("FACTOR_PASSWORD", "FACTOR_TOTP", "ROLE_ADMIN");
			assertThat(authentication.getAuthorities()).filteredOn(FactorGrantedAuthority.class::isInstance)
				.hasSize(2)
				.allSatisfy((factor) -> assertThat(((FactorGrantedAuthority) factor).getIssuedAt()).isBetween(before,
						Instant.now()));
			assertThat(granted(authentication, Duration.ofMinutes(1))).isTrue();
			Thread.sleep(20);
			assertThat(granted(authentication, Duration.ofMillis(1))).as("the factors are no longer fresh").isFalse();
		}
		assertThat(this.events.take()).containsExactly("AuthenticationSuccessEvent admin",
				"AuthenticationSuccessEvent admin");
	}

	private static boolean granted(Authentication authentication, Duration validity) {
		return AllRequiredFactorsAuthorizationManager.builder()
			.requireFactor((factor) -> factor.authority("FACTOR_PASSWORD").validDuration(validity))
			.requireFactor((factor) -> factor.authority("FACTOR_TOTP").validDuration(validity))
			.build()
			.authorize(() -> authentication, new Object())
			.isGranted();
	}

	@Test
	void codeIsGoodOnce() throws Exception {
		String code = code("once", 1);
		try (TestSession session = afterPassword("once")) {
			Conversations.answer(session, code);
			assertThat(session).receivesSuccess();
		}
		this.events.take();
		try (TestSession session = afterPassword("once")) {
			Conversations.answer(session, code);
			assertThat(session).receivesFailure();
		}
		assertThat(this.events.take()).containsExactly("AuthenticationSuccessEvent once",
				"AuthenticationFailureBadCredentialsEvent once");
	}

	@Test
	void wrongCodeIsRefusedAndTheFirstMethodStaysPassed() throws Exception {
		try (TestSession session = afterPassword("other")) {
			Conversations.answer(session, "000 00x");
			assertThat(session).receivesFailure("keyboard-interactive", "publickey");
			Conversations.begin(session, "other");
			Conversations.question(session);
			Conversations.answer(session, code("other", 0).substring(0, 3) + " " + code("other", 0).substring(3));
			assertThat(session).receivesSuccess();
		}
	}

	@Test
	void rightCodeAfterManyWrongOnesOnOtherConnectionsIsRefused() throws Exception {
		for (int i = 0; i < 10; i++) {
			try (TestSession session = afterPassword("guessed")) {
				Conversations.answer(session, "00000x");
				assertThat(session).receivesFailure();
			}
		}
		try (TestSession session = afterPassword("guessed")) {
			Conversations.answer(session, code("guessed", 0));
			assertThat(session).receivesFailure();
		}
	}

	@Test
	void spellingsOfANameShareTheTries() throws Exception {
		for (int i = 0; i < 10; i++) {
			try (TestSession session = afterPassword((i % 2 == 0) ? "spelled" : "Spelled")) {
				Conversations.answer(session, "00000x");
				assertThat(session).receivesFailure();
			}
		}
		try (TestSession session = afterPassword("SPELLED")) {
			Conversations.answer(session, code("spelled", 0));
			assertThat(session).receivesFailure();
		}
	}

	@Test
	void codeIsGoodOnceForAllSpellingsOfAName() throws Exception {
		String code = code("replayed", 1);
		try (TestSession session = afterPassword("replayed")) {
			Conversations.answer(session, code);
			assertThat(session).receivesSuccess();
		}
		try (TestSession session = afterPassword("Replayed")) {
			Conversations.answer(session, code);
			assertThat(session).receivesFailure();
		}
	}

	@Test
	void factorThatAUserHasByItselfIsAskedForNevertheless() throws Exception {
		try (SshTestServer other = SshTestServer.start(List.of(Devices.class, Letters.class),
				"ssh.auth.totp.enabled=true", "ssh.auth.keyboard-interactive.password=true",
				"ssh.auth.methods=publickey+keyboard-interactive"); TestSession session = other.connectRaw()) {
			sendKey(session, "forger");
			Conversations.partialSuccess(session);
			Conversations.begin(session, "forger");
			assertThat(Conversations.prompt(session)).isEqualTo("Password: ");
			Conversations.answer(session, "secret");
			assertThat(Conversations.prompt(session)).isEqualTo("One-time code: ");
		}
	}

	@Test
	void passwordThatWasGivenIsNotAskedForAgain() throws Exception {
		try (SshTestServer other = SshTestServer.start(List.of(Devices.class), "ssh.auth.totp.enabled=true",
				"ssh.auth.keyboard-interactive.password=true",
				"ssh.auth.methods=password+publickey+keyboard-interactive"); TestSession session = other.connectRaw()) {
			session.sendPassword("keyed", "secret");
			Conversations.partialSuccess(session);
			sendKey(session, "keyed");
			Conversations.partialSuccess(session);
			Conversations.begin(session, "keyed");
			assertThat(Conversations.prompt(session)).isEqualTo(QUESTION);
		}
	}

	@Test
	void userWithoutADeviceIsAskedTheSameAndRefused() throws Exception {
		try (TestSession session = afterPassword("plain")) {
			Conversations.answer(session, code("admin", 0));
			assertThat(session).receivesFailure();
		}
	}

	@Test
	void codeFirstIsRefusedWithoutAQuestion() throws Exception {
		try (TestSession session = Conversations.begin(server, "admin")) {
			assertThat(session).receivesFailure("password", "publickey");
		}
		assertThat(this.events.take()).isEmpty();
	}

	@Test
	void passwordTwiceIsNoSecondMethod() throws Exception {
		try (TestSession session = server.connectRaw()) {
			session.sendPassword("admin", "secret");
			Conversations.partialSuccess(session);
			session.sendPassword("admin", "secret");
			assertThat(session).receivesFailure();
		}
		assertThat(this.events.take()).containsExactly("AuthenticationSuccessEvent admin");
	}

	@Test
	void probeOfAKeyIsNoPassedMethod() throws Exception {
		try (TestSession session = server.connectRaw()) {
			session.send(SshConstants.SSH_MSG_USERAUTH_REQUEST, "admin", "ssh-connection", "publickey", false,
					"ssh-ed25519", blob());
			assertThat(session.next().type()).as("the key is acceptable")
				.isEqualTo(SshConstants.SSH_MSG_USERAUTH_PK_OK);
			Conversations.begin(session, "admin");
			assertThat(session).receivesFailure();
			assertThat(server.getBean(SshConnections.class).list()).isEmpty();
		}
		assertThat(this.events.take()).isEmpty();
	}

	@Test
	void keyAndCodeLogIn() throws Exception {
		try (TestSession session = server.connectRaw()) {
			sendKey(session, "keyed");
			assertThat(session).receivesPartialSuccess("password", "keyboard-interactive");
			Conversations.begin(session, "keyed");
			Conversations.question(session);
			Conversations.answer(session, code("keyed", 0));
			assertThat(session).receivesSuccess();
			assertThat(server.getBean(SshConnections.class).list().get(0).getAuthentication().getAuthorities())
				.extracting(GrantedAuthority::getAuthority)
				.containsExactlyInAnyOrder("FACTOR_SSH_PUBLICKEY", "FACTOR_TOTP", "ROLE_ADMIN");
		}
	}

	@Test
	void keyTwiceIsNoSecondMethod() throws Exception {
		try (TestSession session = server.connectRaw()) {
			sendKey(session, "keyed");
			Conversations.partialSuccess(session);
			sendKey(session, "keyed");
			assertThat(session).receivesFailure();
			assertThat(server.getBean(SshConnections.class).list()).isEmpty();
		}
	}

	@Test
	void changeOfTheUserBetweenMethodsDisconnects() throws Exception {
		try (TestSession session = server.connectRaw()) {
			session.sendPassword("admin", "secret");
			Conversations.partialSuccess(session);
			Conversations.begin(session, "other");
			assertThat(session).receivesDisconnect();
		}
	}

	@Test
	void conversationMayAskForPasswordAndCode() throws Exception {
		try (SshTestServer other = SshTestServer.start(List.of(Devices.class), "ssh.auth.totp.enabled=true",
				"ssh.auth.keyboard-interactive.password=true", "ssh.auth.methods=keyboard-interactive")) {
			try (TestSession session = Conversations.begin(other, "admin")) {
				assertThat(Conversations.prompt(session)).isEqualTo("Password: ");
				Conversations.answer(session, "secret");
				assertThat(Conversations.prompt(session)).isEqualTo(QUESTION);
				Conversations.answer(session, code("admin", 0));
				assertThat(session).receivesSuccess();
			}
			try (TestSession session = Conversations.begin(other, "other")) {
				Conversations.question(session);
				Conversations.answer(session, "wrong");
				assertThat(session).receivesFailure();
			}
		}
	}

	private static TestSession afterPassword(String username) throws Exception {
		TestSession session = server.connectRaw();
		session.sendPassword(username, "secret");
		Conversations.partialSuccess(session);
		Conversations.begin(session, username);
		assertThat(Conversations.prompt(session)).isEqualTo(QUESTION);
		return session;
	}

	private static byte[] blob() {
		ByteArrayBuffer buffer = new ByteArrayBuffer();
		buffer.putRawPublicKey(KEY.getPublic());
		return buffer.getCompactData();
	}

	private static void sendKey(TestSession session, String username) throws Exception {
		ByteArrayBuffer signed = new ByteArrayBuffer();
		signed.putBytes(session.getSessionId());
		signed.putByte(SshConstants.SSH_MSG_USERAUTH_REQUEST);
		signed.putString(username);
		signed.putString("ssh-connection");
		signed.putString("publickey");
		signed.putBoolean(true);
		signed.putString("ssh-ed25519");
		signed.putBytes(blob());
		Signature signature = BuiltinSignatures.ed25519.create();
		signature.initSigner(session, KEY.getPrivate());
		signature.update(session, signed.getCompactData());
		ByteArrayBuffer encoded = new ByteArrayBuffer();
		encoded.putString("ssh-ed25519");
		encoded.putBytes(signature.sign(session));
		session.send(SshConstants.SSH_MSG_USERAUTH_REQUEST, username, "ssh-connection", "publickey", true,
				"ssh-ed25519", blob(), encoded.getCompactData());
	}

	private static String code(String username, int offset) {
		return Totp.of(Objects.requireNonNull(SECRETS.get(username)))
			.getCode(Instant.now().getEpochSecond() / 30 + offset);
	}

	static class Account extends User implements TotpUserDetails {

		private static final long serialVersionUID = 1L;

		private final @Nullable String totpSecret;

		Account(UserDetails user, @Nullable String totpSecret) {
			super(user.getUsername(), user.getPassword(), user.getAuthorities());
			this.totpSecret = totpSecret;
		}

		@Override
		public @Nullable String getTotpSecret() {
			return this.totpSecret;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Letters {

		@Bean
		OneTimeTokenService tokens() {
			return new InMemoryOneTimeTokenService();
		}

		@Bean
		SshOneTimeTokenDelivery delivery() {
			return (token, user, login) -> {
			};
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Devices {

		@Bean
		UserDetailsService userDetailsService() {
			return (username) -> {
				String known = username.toLowerCase(Locale.ROOT);
				if ("forger".equals(known)) {
					return User.withUsername(username)
						.password("{noop}secret")
						.authorities("ROLE_ADMIN", "FACTOR_PASSWORD", "FACTOR_TOTP")
						.build();
				}
				if (!SECRETS.containsKey(known) && !"plain".equals(known)) {
					throw new UsernameNotFoundException("for a test");
				}
				return new Account(User.withUsername(username).password("{noop}secret").roles("ADMIN").build(),
						SECRETS.get(known));
			};
		}

		@Bean
		AuthorizedKeysSource keys() {
			return (username) -> List.of(new AuthorizedKey(SshTestServer.publicKey(KEY.getPublic())));
		}

	}

}
