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

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.github.sshspringboot.SshTest;
import io.github.sshspringboot.SshTest.Injected;
import io.github.sshspringboot.SshTestServer;
import io.github.sshspringboot.TestSession;
import io.github.sshspringboot.TestSession.Message;
import io.github.sshspringboot.security.SshAuthenticationDetails;
import io.github.sshspringboot.server.SshLogin;
import org.apache.sshd.client.future.AuthFuture;
import org.apache.sshd.common.SshConstants;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.access.hierarchicalroles.RoleHierarchy;
import org.springframework.security.access.hierarchicalroles.RoleHierarchyImpl;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.authorization.event.AuthorizationDeniedEvent;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for logins with passwords.
 */
@SshTest(classes = { RecordedEvents.class, PasswordLoginTests.Denials.class },
		users = PasswordLoginTests.Accounts.class)
@ExtendWith(OutputCaptureExtension.class)
class PasswordLoginTests {

	@Injected
	private static SshTestServer server;

	@BeforeEach
	void forgetEvents() {
		server.getBean(RecordedEvents.class).take();
	}

	@Test
	void rightPasswordLogsInWithOneEvent() throws IOException {
		try (TestSession session = server.login("admin", "secret")) {
			assertThat(SshTestServer.exec(session, "whoami").outputText())
				.isEqualTo("admin [FACTOR_PASSWORD, ROLE_ADMIN]\n")
				.as("the user's authorities and the factor");
		}
		assertThat(events()).containsExactly("AuthenticationSuccessEvent admin");
	}

	@Test
	void wrongPasswordIsRefusedWithOneEvent() throws IOException {
		assertThat(server.canLogin("admin", "wrong")).isFalse();
		assertThat(events()).containsExactly("AuthenticationFailureBadCredentialsEvent admin");
	}

	@Test
	void unknownUserIsRefusedLikeAWrongPassword() throws Exception {
		assertThat(server.canLogin("nobody", "secret")).isFalse();
		assertThat(events()).containsExactly("AuthenticationFailureBadCredentialsEvent nobody");
		assertThat(answerTo("nobody", "secret")).isEqualTo(answerTo("admin", "wrong"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "locked", "disabled", "expired", "credentials-expired" })
	void accountInBadStandingIsRefusedWithOneEvent(String username) throws Exception {
		assertThat(server.canLogin(username, "secret")).isFalse();
		assertThat(events()).hasSize(1).first().asString().startsWith("AuthenticationFailure").endsWith(username);
		assertThat(answerTo(username, "secret")).isEqualTo(answerTo("admin", "wrong"));
	}

	@Test
	void detailsOfALoginTellWhereItCameFromWithoutSecrets() throws IOException {
		server.canLogin("admin", "wrong-secret");
		assertThat(server.getBean(RecordedEvents.class).get()).singleElement()
			.extracting((event) -> event.getAuthentication().getDetails())
			.isInstanceOfSatisfying(SshAuthenticationDetails.class, (details) -> {
				assertThat(details.remoteAddress()).isEqualTo("127.0.0.1");
				assertThat(details.method()).isEqualTo("password");
				assertThat(details.clientVersion()).startsWith("SSH-2.0-");
				assertThat(details.toString()).doesNotContain("secret");
			});
	}

	@Test
	void missingAuthorityIsExplainedInTheLogOnly(CapturedOutput output) throws Exception {
		assertThat(answerTo("guest", "secret")).isEqualTo(answerTo("admin", "wrong"));
		assertThat(output).contains("'guest'")
			.contains("ROLE_ADMIN")
			.contains("ssh.auth.required-authorities")
			.doesNotContain("secret");
	}

	@Test
	void missingAuthorityIsASuccessThatIsFollowedByADenial() throws Exception {
		Denials denials = server.getBean(Denials.class);
		denials.events.clear();
		assertThat(server.canLogin("customer", "secret")).isFalse();
		assertThat(events()).containsExactly("AuthenticationSuccessEvent customer");
		assertThat(denials.events).singleElement().satisfies((event) -> {
			assertThat(event.getAuthentication().get().getName()).isEqualTo("customer");
			assertThat(event.getObject()).isInstanceOfSatisfying(SshLogin.class,
					(login) -> assertThat(login.username()).isEqualTo("customer"));
		});
	}

	@Test
	void oneOfTheRequiredAuthoritiesIsEnough() throws IOException {
		try (SshTestServer other = SshTestServer.start(List.of(Accounts.class),
				"ssh.auth.required-authorities=ROLE_SUPPORT,ROLE_CUSTOMER")) {
			assertThat(other.canLogin("customer", "secret")).isTrue();
			assertThat(other.canLogin("admin", "secret")).isFalse();
		}
	}

	@Test
	void roleHierarchyIsRespected() throws IOException {
		try (SshTestServer other = SshTestServer.start(List.of(Accounts.class, Hierarchy.class),
				"ssh.auth.required-authorities=ROLE_CUSTOMER")) {
			assertThat(other.canLogin("admin", "secret")).isTrue();
		}
	}

	@Test
	void failingUserDetailsServiceRefusesAndDoesNotHarmOthers() throws IOException {
		assertThat(server.canLogin("broken", "secret")).isFalse();
		assertThat(server.canLogin("admin", "secret")).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "exception", "error", "null" })
	void failingAuthenticationManagerRefusesAndDoesNotHarmOthers(String username) throws IOException {
		try (SshTestServer other = SshTestServer.start(List.of(BrokenManager.class))) {
			try (TestSession session = other.connect(username)) {
				session.addPasswordIdentity("secret");
				AuthFuture authentication = session.auth();
				assertThat(authentication.await(SshTestServer.SOON)).isTrue();
				assertThat(authentication.isSuccess()).isFalse();
			}
			assertThat(other.canLogin("admin", "secret")).isTrue();
		}
	}

	@Test
	void checksThatHangKeepNobodyElseOut() throws Exception {
		try (SshTestServer server = SshTestServer.start(List.of(HangingManager.class))) {
			HangingManager manager = server.getBean(HangingManager.class);
			List<TestSession> sessions = new ArrayList<>();
			for (int i = 0; i < 60; i++) {
				TestSession session = server.connect("stuck");
				session.addPasswordIdentity("secret");
				session.auth();
				sessions.add(session);
			}
			assertThat(manager.hanging.await(SshTestServer.SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
			assertThat(server.canLogin("admin", "secret")).isTrue();
			manager.released.countDown();
			for (TestSession session : sessions) {
				session.close();
			}
		}
	}

	@Test
	void slowPasswordChecksDoNotDelayOtherConnections() throws Exception {
		try (SshTestServer slow = SshTestServer.start(List.of(SlowEncoder.class, SshTestServer.Users.class),
				"ssh.server.limits.max-startups=100")) {
			SlowEncoder encoder = slow.getBean(SlowEncoder.class);
			List<TestSession> sessions = new ArrayList<>();
			List<AuthFuture> logins = new ArrayList<>();
			for (int i = 0; i < 12; i++) {
				TestSession session = slow.connect("admin");
				session.addPasswordIdentity("admin-password");
				sessions.add(session);
				logins.add(session.auth());
			}
			assertThat(encoder.checking.await(SshTestServer.SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
			try (TestSession another = slow.connectRaw()) {
				another.send(SshConstants.SSH_MSG_USERAUTH_REQUEST, "admin", "ssh-connection", "none");
				assertThat(another).receivesFailure();
				assertThat(another.getServerVersion()).startsWith("SSH-2.0-");
				assertThat(logins).noneMatch(AuthFuture::isDone);
			}
			encoder.released.countDown();
			for (AuthFuture login : logins) {
				login.verify(SshTestServer.SOON);
			}
			for (TestSession session : sessions) {
				session.close();
			}
		}
	}

	private static List<String> events() {
		return server.getBean(RecordedEvents.class).take();
	}

	private static String answerTo(String username, String password) throws Exception {
		try (TestSession session = server.connectRaw()) {
			session.sendPassword(username, password);
			Message answer = session.receive(SshConstants.SSH_MSG_USERAUTH_FAILURE);
			assertThat(session.next(Duration.ofMillis(200))).as("nothing more").isNull();
			return answer.body().getString();
		}
	}

	@Configuration(proxyBeanMethods = false)
	static class Accounts {

		@Bean
		UserDetailsService userDetailsService() {
			InMemoryUserDetailsManager users = new InMemoryUserDetailsManager(user("admin").roles("ADMIN").build(),
					user("customer").roles("CUSTOMER").build(), user("guest").roles("CUSTOMER").build(),
					user("locked").roles("ADMIN").accountLocked(true).build(),
					user("disabled").roles("ADMIN").disabled(true).build(),
					user("expired").roles("ADMIN").accountExpired(true).build(),
					user("credentials-expired").roles("ADMIN").credentialsExpired(true).build());
			return (username) -> {
				if ("broken".equals(username)) {
					throw new IllegalStateException("for a test");
				}
				return users.loadUserByUsername(username);
			};
		}

		private static User.UserBuilder user(String username) {
			return User.withUsername(username).password("{noop}secret");
		}

	}

	static class Denials implements ApplicationListener<AuthorizationDeniedEvent<?>> {

		private final List<AuthorizationDeniedEvent<?>> events = new CopyOnWriteArrayList<>();

		@Override
		public void onApplicationEvent(AuthorizationDeniedEvent<?> event) {
			this.events.add(event);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Hierarchy {

		@Bean
		RoleHierarchy roleHierarchy() {
			return RoleHierarchyImpl.fromHierarchy("ROLE_ADMIN > ROLE_CUSTOMER");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class BrokenManager {

		@Bean
		@SuppressWarnings("NullAway")
		AuthenticationManager authenticationManager() {
			return (authentication) -> switch (authentication.getName()) {
				case "admin" -> new TestingAuthenticationToken("admin", null, "ROLE_ADMIN");
				case "exception" -> throw new IllegalStateException("for a test");
				case "error" -> throw new StackOverflowError("for a test");
				case "null" -> null;
				default -> throw new UsernameNotFoundException("for a test");
			};
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class HangingManager {

		private final CountDownLatch hanging = new CountDownLatch(60);

		private final CountDownLatch released = new CountDownLatch(1);

		@Bean
		AuthenticationManager authenticationManager() {
			return (authentication) -> {
				if ("stuck".equals(authentication.getName())) {
					this.hanging.countDown();
					try {
						this.released.await();
					}
					catch (InterruptedException ex) {
						throw new IllegalStateException(ex);
					}
				}
				return new TestingAuthenticationToken(authentication.getName(), null, "ROLE_ADMIN");
			};
		}

	}

	static class SlowEncoder implements PasswordEncoder {

		private final CountDownLatch checking = new CountDownLatch(12);

		private final CountDownLatch released = new CountDownLatch(1);

		@Override
		public String encode(@Nullable CharSequence password) {
			return "{noop}" + password;
		}

		@Override
		public boolean matches(@Nullable CharSequence password, @Nullable String encoded) {
			this.checking.countDown();
			try {
				return this.released.await(SshTestServer.SOON.toSeconds(), TimeUnit.SECONDS)
						&& encode(password).equals(encoded);
			}
			catch (InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
		}

	}

}
