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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

import io.github.sshspringboot.SshTest;
import io.github.sshspringboot.SshTest.Injected;
import io.github.sshspringboot.SshTestServer;
import io.github.sshspringboot.TestSession;
import io.github.sshspringboot.TestSession.Message;
import io.github.sshspringboot.security.SshAuthenticationPolicy;
import io.github.sshspringboot.security.SshLoginRules;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.util.buffer.Buffer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabase;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseBuilder;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseType;
import org.springframework.security.authentication.AuthenticationEventPublisher;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.CredentialsExpiredException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authentication.TestingAuthenticationProvider;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsPasswordService;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.provisioning.JdbcUserDetailsManager;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the change of expired passwords.
 */
@SshTest(classes = RecordedEvents.class, users = PasswordChangeTests.Accounts.class)
@ExtendWith(OutputCaptureExtension.class)
class PasswordChangeTests {

	@Injected
	private SshTestServer server;

	@BeforeEach
	void reset() {
		this.server.getBean(Store.class).reset();
		events();
	}

	@Test
	void expiredPasswordIsChangedAndLogsIn() throws Exception {
		try (TestSession session = this.server.connectRaw()) {
			session.sendPassword("expired", "old");
			Message request = session.receive(SshConstants.SSH_MSG_USERAUTH_PASSWD_CHANGEREQ);
			assertThat(request.body().getString()).isEqualTo("Your password has expired. Choose a new one.");
			assertThat(events()).containsExactly("AuthenticationFailureCredentialsExpiredEvent expired");
			sendChange(session, "expired", "old", "new");
			assertThat(session).receivesSuccess();
			assertThat(events()).containsExactly("AuthenticationSuccessEvent expired");
		}
		assertThat(this.server.canLogin("expired", "new")).isTrue();
		assertThat(this.server.canLogin("expired", "old")).isFalse();
		assertThat(this.server.getBean(Store.class).passwords.get("expired")).startsWith("{bcrypt}");
	}

	@Test
	void wrongPasswordDoesNotTellThatItHasExpired() throws Exception {
		try (TestSession session = this.server.connectRaw()) {
			session.sendPassword("expired", "wrong");
			assertThat(session).receivesFailure();
		}
		assertThat(events()).containsExactly("AuthenticationFailureBadCredentialsEvent expired");
	}

	@ParameterizedTest
	@CsvSource({ "expired, wrong, BadCredentials", "admin, old, BadCredentials", "locked, old, Locked",
			"disabled, old, Disabled", "nobody, old, BadCredentials" })
	void changeWithoutTheRightOldPasswordOfAnExpiredAccountIsRefusedWithOneEvent(String username, String password,
			String event) throws Exception {
		Map<String, String> before = Map.copyOf(this.server.getBean(Store.class).passwords);
		try (TestSession session = this.server.connectRaw()) {
			sendChange(session, username, password, "new");
			assertThat(session).receivesFailure();
		}
		assertThat(this.server.getBean(Store.class).passwords).isEqualTo(before);
		assertThat(events()).containsExactly("AuthenticationFailure" + event + "Event " + username);
	}

	@Test
	void changeThatNobodyAskedForIsALoginWithTheOldPassword() throws Exception {
		try (TestSession session = this.server.connectRaw()) {
			sendChange(session, "expired", "old", "new");
			assertThat(session).receives(SshConstants.SSH_MSG_USERAUTH_PASSWD_CHANGEREQ);
			assertThat(this.server.getBean(Store.class).passwords).containsEntry("expired", "{noop}old");
			assertThat(events()).containsExactly("AuthenticationFailureCredentialsExpiredEvent expired");
			sendChange(session, "expired", "old", "new");
			assertThat(session).receivesSuccess();
			assertThat(events()).containsExactly("AuthenticationSuccessEvent expired");
		}
	}

	@Test
	void otherPasswordThanTheExpiredOneIsCheckedByTheManager() throws Exception {
		try (TestSession session = expired(this.server)) {
			events();
			sendChange(session, "expired", "wrong", "new");
			assertThat(session).receivesFailure();
			assertThat(events()).containsExactly("AuthenticationFailureBadCredentialsEvent expired");
		}
	}

	@Test
	void managerThatLocksAfterWrongPasswordsIsNotPassedByWithAChange() throws Exception {
		try (SshTestServer other = SshTestServer
			.start(List.of(Accounts.class, LockingManager.class, RecordedEvents.class));
				TestSession session = other.connectRaw()) {
			sendChange(session, "expired", "old", "new");
			assertThat(session).receivesFailure();
			assertThat(other.getBean(Store.class).passwords).containsEntry("expired", "{noop}old");
			assertThat(other.getBean(RecordedEvents.class).take())
				.containsExactly("AuthenticationFailureLockedEvent expired");
		}
	}

	@Test
	void managerThatAcceptsAnythingLetsNobodyInByAChange() throws Exception {
		try (SshTestServer other = SshTestServer.start(List.of(Accounts.class, TrustingManager.class));
				TestSession session = other.connectRaw()) {
			sendChange(session, "expired", "old", "new");
			assertThat(session).receivesFailure();
			sendChange(session, "admin", "wrong", "new");
			assertThat(session.next().type()).isNotEqualTo(SshConstants.SSH_MSG_USERAUTH_SUCCESS);
			assertThat(other.getBean(Store.class).passwords).containsEntry("expired", "{noop}old");
		}
	}

	@Test
	void expiredPasswordIsChangedInAConversationAsWell() throws Exception {
		try (SshTestServer other = startInteractive(); TestSession session = Conversations.begin(other, "expired")) {
			assertThat(Conversations.prompt(session)).isEqualTo("Password: ");
			Conversations.answer(session, "old");
			assertNewPassword(session, "Your password has expired. Choose a new one.");
			Conversations.answer(session, "new", "mistyped");
			assertNewPassword(session, "The new passwords are not the same.");
			assertThat(other.getBean(RecordedEvents.class).take())
				.containsExactly("AuthenticationFailureCredentialsExpiredEvent expired");
			Conversations.answer(session, "old", "old");
			assertNewPassword(session, "The new password must not be the old one.");
			assertThat(other.getBean(RecordedEvents.class).take())
				.containsExactly("AuthenticationFailureCredentialsExpiredEvent expired");
			assertThat(other.getBean(Store.class).passwords).containsEntry("expired", "{noop}old");
			Conversations.answer(session, "new", "new");
			assertThat(session).receivesSuccess();
			assertThat(other.getBean(RecordedEvents.class).take())
				.containsExactly("AuthenticationSuccessEvent expired");
			assertThat(other.getBean(Store.class).passwords.get("expired")).startsWith("{bcrypt}");
		}
	}

	@ParameterizedTest
	@CsvSource({ "expired, wrong", "customer, old", "locked, old", "nobody, old" })
	void conversationAsksOnlyThoseForANewPasswordWhoMayLogInWithIt(String username, String password) throws Exception {
		try (SshTestServer other = startInteractive(); TestSession session = Conversations.begin(other, username)) {
			Conversations.question(session);
			Conversations.answer(session, password);
			assertThat(session).receivesFailure();
		}
	}

	@Test
	void conversationThatNeverEndsIsCutOff() throws Exception {
		try (SshTestServer other = startInteractive(); TestSession session = Conversations.begin(other, "expired")) {
			Conversations.question(session);
			Conversations.answer(session, "old");
			for (int i = 0; i < 15; i++) {
				Conversations.question(session);
				Conversations.answer(session, "new", "mistyped");
			}
			assertThat(session).receivesFailure();
		}
	}

	private static SshTestServer startInteractive() {
		return SshTestServer.start(List.of(Accounts.class, RecordedEvents.class),
				"ssh.auth.keyboard-interactive.password=true", "ssh.auth.methods=keyboard-interactive");
	}

	private static void assertNewPassword(TestSession session, String instruction) throws InterruptedException {
		Buffer question = Conversations.question(session);
		assertThat(question.getString()).isEmpty();
		assertThat(question.getString()).isEqualTo(instruction);
		question.getString();
		assertThat(question.getUInt()).isEqualTo(2);
		for (String text : List.of("New password: ", "New password again: ")) {
			assertThat(question.getString()).isEqualTo(text);
			assertThat(question.getBoolean()).as("echo").isFalse();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "old", "reject" })
	void newPasswordThatIsNotAcceptedIsAskedForAgain(String password) throws Exception {
		try (TestSession session = expired(this.server)) {
			events();
			sendChange(session, "expired", "old", password);
			assertThat(session).receives(SshConstants.SSH_MSG_USERAUTH_PASSWD_CHANGEREQ);
			assertThat(events()).containsExactly("AuthenticationFailureCredentialsExpiredEvent expired");
			assertThat(this.server.getBean(Store.class).passwords).containsEntry("expired", "{noop}old");
			sendChange(session, "expired", "old", "new");
			assertThat(session).receivesSuccess();
		}
	}

	@Test
	void userThatMayNotLogInChangesNoPasswordAndIsNotAskedTo() throws Exception {
		try (TestSession session = this.server.connectRaw()) {
			session.sendPassword("customer", "old");
			assertThat(session).receivesFailure();
			sendChange(session, "customer", "old", "new");
			assertThat(session).receivesFailure();
		}
		assertThat(this.server.getBean(Store.class).passwords).containsEntry("customer", "{noop}old");
	}

	@Test
	void userWhomThePolicyDeniesChangesNoPasswordAndIsNotAskedTo() throws Exception {
		try (SshTestServer other = SshTestServer.start(List.of(Accounts.class, DenyAll.class));
				TestSession session = other.connectRaw()) {
			session.sendPassword("expired", "old");
			assertThat(session).receivesFailure();
			sendChange(session, "expired", "old", "new");
			assertThat(session).receivesFailure();
			assertThat(other.getBean(Store.class).passwords).containsEntry("expired", "{noop}old");
		}
	}

	@Test
	void managerThatTellsOfTheExpiryBeforeItChecksThePasswordIsNoOracle() throws Exception {
		try (SshTestServer other = SshTestServer.start(List.of(Accounts.class, HastyManager.class));
				TestSession session = other.connectRaw()) {
			session.sendPassword("expired", "wrong");
			assertThat(session).receivesFailure();
			session.sendPassword("expired", "old");
			assertThat(session).receives(SshConstants.SSH_MSG_USERAUTH_PASSWD_CHANGEREQ);
		}
	}

	@Test
	void storeThatDoesNotRenewTheCredentialsLetsTheUserInNevertheless() throws Exception {
		try (SshTestServer other = SshTestServer.start(List.of(InMemory.class, RecordedEvents.class));
				TestSession session = expired(other)) {
			other.getBean(RecordedEvents.class).take();
			sendChange(session, "expired", "old", "new");
			assertThat(session).receivesSuccess();
			assertThat(other.getBean(RecordedEvents.class).take())
				.containsExactly("AuthenticationSuccessEvent expired");
		}
	}

	@Test
	void storeThatStoresNothingLetsNobodyInAndSaysWhatToSet(CapturedOutput output) throws Exception {
		try (SshTestServer other = SshTestServer.start(List.of(Forgetful.class, RecordedEvents.class));
				TestSession session = expired(other)) {
			other.getBean(RecordedEvents.class).take();
			sendChange(session, "expired", "old", "new");
			assertThat(session).receivesFailure();
			assertThat(other.getBean(RecordedEvents.class).take())
				.containsExactly("AuthenticationFailureCredentialsExpiredEvent expired");
			assertThat(output).containsOnlyOnce("setEnableUpdatePassword(true)").doesNotContain("has changed");
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void databaseMustBeToldToStorePasswords(boolean enabled) throws Exception {
		try (SshTestServer other = SshTestServer.start(List.of(Database.class, RecordedEvents.class))) {
			JdbcUserDetailsManager users = other.getBean(JdbcUserDetailsManager.class);
			users.setEnableUpdatePassword(enabled);
			try (TestSession session = expired(other)) {
				other.getBean(RecordedEvents.class).take();
				sendChange(session, "expired", "old", "new");
				if (enabled) {
					assertThat(session).receivesSuccess();
				}
				else {
					assertThat(session).receivesFailure();
				}
			}
			String stored = users.loadUserByUsername("expired").getPassword();
			assertThat(stored).startsWith(enabled ? "{bcrypt}" : "{noop}old");
			assertThat(other.getBean(RecordedEvents.class).take()).containsExactly(enabled
					? "AuthenticationSuccessEvent expired" : "AuthenticationFailureCredentialsExpiredEvent expired");
		}
	}

	private static TestSession expired(SshTestServer server) throws Exception {
		TestSession session = server.connectRaw();
		session.sendPassword("expired", "old");
		assertThat(session).receives(SshConstants.SSH_MSG_USERAUTH_PASSWD_CHANGEREQ);
		return session;
	}

	private static void sendChange(TestSession session, String username, String password, String newPassword)
			throws IOException {
		session.send(SshConstants.SSH_MSG_USERAUTH_REQUEST, username, "ssh-connection", "password", true, password,
				newPassword);
	}

	private List<String> events() {
		return this.server.getBean(RecordedEvents.class).take();
	}

	static class Store implements UserDetailsService, UserDetailsPasswordService {

		private final Map<String, String> passwords = new ConcurrentHashMap<>();

		Store() {
			reset();
		}

		final void reset() {
			for (String username : List.of("admin", "expired", "locked", "disabled", "customer")) {
				this.passwords.put(username, "{noop}old");
			}
		}

		@Override
		public UserDetails loadUserByUsername(String username) {
			String password = this.passwords.get(username);
			if (password == null) {
				throw new UsernameNotFoundException("for a test");
			}
			return User.withUsername(username)
				.password(password)
				.roles("customer".equals(username) ? "CUSTOMER" : "ADMIN")
				.credentialsExpired(!"admin".equals(username) && password.equals("{noop}old"))
				.accountLocked("locked".equals(username))
				.disabled("disabled".equals(username))
				.build();
		}

		@Override
		public UserDetails updatePassword(UserDetails user, @Nullable String newPassword) {
			if (PasswordEncoderFactories.createDelegatingPasswordEncoder().matches("reject", newPassword)) {
				throw new IllegalArgumentException("for a test");
			}
			this.passwords.put(user.getUsername(), Objects.requireNonNull(newPassword));
			return loadUserByUsername(user.getUsername());
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Accounts {

		@Bean
		Store store() {
			return new Store();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class DenyAll {

		@Bean
		SshAuthenticationPolicy policy() {
			return (login) -> SshLoginRules.deny();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class HastyManager {

		@Bean
		AuthenticationManager authenticationManager() {
			return (authentication) -> {
				throw new CredentialsExpiredException("for a test");
			};
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class LockingManager {

		@Bean
		AuthenticationManager authenticationManager(AuthenticationEventPublisher publisher) {
			ProviderManager manager = new ProviderManager(new TestingAuthenticationProvider() {

				@Override
				public Authentication authenticate(Authentication authentication) {
					throw new LockedException("for a test");
				}

				@Override
				public boolean supports(Class<?> authentication) {
					return true;
				}

			});
			manager.setAuthenticationEventPublisher(publisher);
			return manager;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class TrustingManager {

		@Bean
		AuthenticationManager authenticationManager() {
			return (authentication) -> new TestingAuthenticationToken(authentication.getName(), null, "ROLE_ADMIN");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class InMemory {

		@Bean
		UserDetailsService users() {
			return new InMemoryUserDetailsManager(
					User.withUsername("expired").password("{noop}old").roles("ADMIN").credentialsExpired(true).build());
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Forgetful {

		@Bean
		Store store() {
			return new Store() {

				@Override
				public UserDetails updatePassword(UserDetails user, @Nullable String newPassword) {
					return User.withUserDetails(user).password(newPassword).credentialsExpired(false).build();
				}

			};
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Database {

		@Bean
		JdbcUserDetailsManager users() {
			EmbeddedDatabase database = new EmbeddedDatabaseBuilder().generateUniqueName(true)
				.setType(EmbeddedDatabaseType.H2)
				.build();
			JdbcTemplate template = new JdbcTemplate(database);
			template.execute("create table users(username varchar(50) primary key, password varchar(500),"
					+ " enabled boolean)");
			template.execute("create table authorities(username varchar(50), authority varchar(50))");
			template.update("insert into users values('expired', '{noop}old', true)");
			template.update("insert into authorities values('expired', 'ROLE_ADMIN')");
			JdbcUserDetailsManager users = new JdbcUserDetailsManager(database);
			users.setUsersByUsernameQuery("select username, password, enabled, false, false, password = '{noop}old' "
					+ "from users where username = ?");
			return users;
		}

	}

}
