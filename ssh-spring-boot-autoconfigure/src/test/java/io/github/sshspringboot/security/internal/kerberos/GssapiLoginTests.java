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

package io.github.sshspringboot.security.internal.kerberos;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.sshspringboot.SshTestServer;
import io.github.sshspringboot.TestSession;
import io.github.sshspringboot.TestSession.Message;
import io.github.sshspringboot.security.SshAuthenticationDetails;
import io.github.sshspringboot.security.SshKerberosAuthenticationToken;
import io.github.sshspringboot.security.internal.RecordedEvents;
import io.github.sshspringboot.server.SshConnections;
import io.github.sshspringboot.server.SshLogin;
import io.github.sshspringboot.server.SshServerListener;
import io.github.sshspringboot.server.SshServerListener.Outcome;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for logins with the method {@code gssapi-with-mic}, and attacks on it.
 */
class GssapiLoginTests {

	private static final String METHOD = "gssapi-with-mic";

	private static final int RESPONSE = 60;

	private static final int TOKEN = 61;

	private static final int EXCHANGE_COMPLETE = 63;

	private static final int ERROR_TOKEN = 65;

	private static final int MIC = 66;

	private static final String ADMIN = "admin@EXAMPLE.TEST";

	private static final byte[] SPNEGO = { 0x06, 0x06, 0x2b, 0x06, 0x01, 0x05, 0x05, 0x02 };

	private static SshTestServer server;

	private RecordedEvents events;

	@BeforeAll
	static void startServer() {
		server = start(METHOD + ",password");
	}

	private static SshTestServer start(String methods, String... properties) {
		List<String> all = new ArrayList<>(List.of(properties));
		all.add("ssh.auth.methods=" + methods);
		all.add("ssh.auth.penalties.enabled=false");
		return SshTestServer.start(List.of(Tickets.class, RecordedEvents.class, Attempts.class),
				all.toArray(String[]::new));
	}

	@AfterAll
	static void stopServer() {
		server.close();
	}

	@BeforeEach
	void forgetEvents() {
		this.events = server.getBean(RecordedEvents.class);
		server.awaitNoConnection();
		await().atMost(SshTestServer.SOON).until(() -> FakeTickets.OPEN.get() == 0);
		this.events.take();
		server.getBean(Attempts.class).list.clear();
		FakeTickets.THREADS.clear();
	}

	@Test
	void ticketAndCodeLogIn() throws Exception {
		try (TestSession session = begin("admin")) {
			acceptTicket(session, ADMIN);
			assertThat(server.getBean(SshConnections.class).list()).isEmpty();
			session.send(MIC, mic(session, "admin", METHOD));
			assertThat(session).receivesSuccess();
			Authentication authentication = server.getBean(SshConnections.class).list().get(0).getAuthentication();
			assertThat(authentication.getAuthorities()).extracting(GrantedAuthority::getAuthority)
				.containsExactlyInAnyOrder("FACTOR_SSH_GSSAPI", "ROLE_ADMIN");
			assertThat(authentication).isInstanceOfSatisfying(SshKerberosAuthenticationToken.class,
					(token) -> assertThat(token.getKerberosPrincipal()).isEqualTo(ADMIN));
			assertThat(authentication.getDetails()).isInstanceOfSatisfying(SshAuthenticationDetails.class,
					(details) -> {
						assertThat(details.method()).isEqualTo(METHOD);
						assertThat(details.kerberosPrincipal()).isEqualTo(ADMIN);
					});
			assertThat(authentication.toString()).doesNotContain("welcome");
		}
		assertThat(this.events.take()).containsExactly("AuthenticationSuccessEvent admin");
		assertThat(FakeTickets.THREADS).singleElement().asString().startsWith("ssh-login-");
	}

	@Test
	void moreRoundsLogIn() throws Exception {
		try (TestSession session = begin("admin")) {
			for (int i = 0; i < 3; i++) {
				session.send(TOKEN, FakeTickets.token(FakeTickets.MORE));
				assertThat(next(session)).isEqualTo(TOKEN);
			}
			acceptTicket(session, ADMIN);
			session.send(MIC, mic(session, "admin", METHOD));
			assertThat(session).receivesSuccess();
		}
	}

	@Test
	void ticketWithoutCodeIsRefused() throws Exception {
		try (TestSession session = begin("admin")) {
			acceptTicket(session, ADMIN);
			session.send(EXCHANGE_COMPLETE);
			assertRefused(session, "admin");
			session.send(MIC, mic(session, "admin", METHOD));
			assertThat(next(session)).isEqualTo(SshConstants.SSH_MSG_DISCONNECT);
		}
	}

	@ParameterizedTest
	@CsvSource({ "other, gssapi-with-mic", "admin, gssapi-keyex", "admin, ''" })
	void codeOfAnotherRequestIsRefused(String username, String method) throws Exception {
		try (TestSession session = begin("admin")) {
			acceptTicket(session, ADMIN);
			session.send(MIC, mic(session, username, method));
			assertRefused(session, "admin");
		}
	}

	@Test
	void codeOfAnotherConnectionIsRefused() throws Exception {
		try (TestSession first = begin("admin"); TestSession second = begin("admin")) {
			acceptTicket(first, ADMIN);
			acceptTicket(second, ADMIN);
			second.send(MIC, mic(first, "admin", METHOD));
			assertRefused(second, "admin");
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 31, 1025 })
	void wrongCodeIsRefused(int length) throws Exception {
		try (TestSession session = begin("admin")) {
			acceptTicket(session, ADMIN);
			session.send(MIC, new byte[length]);
			assertRefused(session, "admin");
		}
	}

	@Test
	void codeWithMoreBehindItOrALengthOfItsOwnIsRefused() throws Exception {
		try (TestSession session = begin("admin")) {
			acceptTicket(session, ADMIN);
			session.send(MIC, mic(session, "admin", METHOD), true);
			assertRefused(session, "admin");
		}
		for (Object[] fields : new Object[][] { {}, { true }, { 0x7fffffff }, { -1 } }) {
			try (TestSession session = begin("admin")) {
				acceptTicket(session, ADMIN);
				session.send(MIC, fields);
				assertRefused(session, "admin");
			}
		}
	}

	@ParameterizedTest
	@CsvSource({ "other@EXAMPLE.TEST, admin", "admin@OTHER.TEST, admin", "admin/admin@EXAMPLE.TEST, admin",
			"admin@EXAMPLE.TEST, other", "admin@EXAMPLE.TEST, admin@EXAMPLE.TEST", "customer@EXAMPLE.TEST, admin",
			"unknown@EXAMPLE.TEST, unknown", "admin/x@EXAMPLE.TEST, admin/x", "'', admin" })
	void ticketOfSomebodyElseIsRefused(String principal, String username) throws Exception {
		try (TestSession session = begin(username)) {
			acceptTicket(session, principal);
			session.send(MIC, mic(session, username, METHOD));
			assertRefused(session, username);
		}
	}

	@Test
	void lockedUserIsRefused() throws Exception {
		try (TestSession session = begin("locked")) {
			acceptTicket(session, "locked@EXAMPLE.TEST");
			session.send(MIC, mic(session, "locked", METHOD));
			assertThat(session).receivesFailure();
		}
		assertThat(this.events.take()).containsExactly("AuthenticationFailureLockedEvent locked");
	}

	@Test
	void userWithoutTheAuthorityIsRefused() throws Exception {
		try (TestSession session = begin("customer")) {
			acceptTicket(session, "customer@EXAMPLE.TEST");
			session.send(MIC, mic(session, "customer", METHOD));
			assertThat(session).receivesFailure();
			assertThat(server.getBean(SshConnections.class).list()).isEmpty();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "expired", "broken", "silent", FakeTickets.UNPROTECTED })
	void ticketThatTheMechanismRefusesIsRefused(String ticket) throws Exception {
		try (TestSession session = begin("admin")) {
			session.send(TOKEN, FakeTickets.token(ticket));
			assertRefused(session, "admin");
		}
	}

	@Test
	void tokenOfAnotherMechanismIsRefusedUnseen() throws Exception {
		byte[] header = { 0x60, 0x20, 0x06, 0x06, 0x2b, 0x06, 0x01, 0x05, 0x05, 0x02, 0, 0, 0, 0, 0, 0, 0, 0 };
		for (byte[] token : new byte[][] { header, {}, { 0x60 }, { 0x60, -1 }, { 0x60, (byte) 0x84, 0, 0, 0, 0 } }) {
			try (TestSession session = begin("admin")) {
				session.send(TOKEN, token);
				assertRefused(session, "admin");
			}
		}
		assertThat(FakeTickets.THREADS).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "HTTP/server.example.test@EXAMPLE.TEST", "host/other.example.test@EXAMPLE.TEST",
			"host/server.example.test@OTHER.TEST", "host/Server.example.test@EXAMPLE.TEST" })
	void ticketForAnotherServiceIsRefusedUnseen(String service) throws Exception {
		try (TestSession session = begin("admin")) {
			session.send(TOKEN, FakeTickets.token(ADMIN, service));
			assertRefused(session, "admin");
		}
		assertThat(FakeTickets.THREADS).isEmpty();
	}

	@Test
	void tokenThatIsTooLongIsRefusedUnseen() throws Exception {
		try (TestSession session = begin("admin")) {
			session.send(TOKEN, FakeTickets.token("x".repeat(48 * 1024)));
			assertRefused(session, "admin");
		}
		assertThat(FakeTickets.THREADS).isEmpty();
	}

	@Test
	void endlessRoundsAreRefused() throws Exception {
		try (TestSession session = begin("admin")) {
			for (int i = 0; i < 4; i++) {
				session.send(TOKEN, FakeTickets.token(FakeTickets.MORE));
				assertThat(next(session)).isEqualTo(TOKEN);
			}
			session.send(TOKEN, FakeTickets.token(ADMIN));
			assertRefused(session, "admin");
		}
		assertThat(FakeTickets.THREADS).hasSize(4);
	}

	@Test
	void codeBeforeTheTicketIsRefused() throws Exception {
		try (TestSession session = begin("admin")) {
			session.send(MIC, mic(session, "admin", METHOD));
			assertRefused(session, "admin");
		}
	}

	@Test
	void secondTicketAfterTheFirstIsRefused() throws Exception {
		try (TestSession session = begin("admin")) {
			acceptTicket(session, "customer@EXAMPLE.TEST");
			session.send(TOKEN, FakeTickets.token(ADMIN));
			assertRefused(session, "admin");
		}
	}

	@Test
	void errorOfTheClientEndsTheExchange() throws Exception {
		try (TestSession session = begin("admin")) {
			session.send(ERROR_TOKEN, new byte[8]);
			assertRefused(session, "admin");
		}
	}

	@Test
	void abandonedTicketIsAFailure() throws Exception {
		try (TestSession session = begin("admin")) {
			acceptTicket(session, ADMIN);
			request(session, "admin", 1, FakeTickets.mechanism());
			assertThat(next(session)).isEqualTo(RESPONSE);
			assertFailed("ssh-login-");
			session.send(TOKEN, FakeTickets.token(FakeTickets.MORE));
			assertThat(next(session)).isEqualTo(TOKEN);
			session.send(SshConstants.SSH_MSG_USERAUTH_REQUEST, "admin", "ssh-connection", "none");
			assertThat(session).receivesFailure();
			assertFailed("ssh-login-");
			request(session, "admin", 1, FakeTickets.mechanism());
			assertThat(next(session)).isEqualTo(RESPONSE);
			acceptTicket(session, ADMIN);
		}
		await().atMost(SshTestServer.SOON).until(() -> !server.getBean(Attempts.class).list.isEmpty());
		assertFailed("ssh-login-");
		await().atMost(SshTestServer.SOON).until(() -> FakeTickets.OPEN.get() == 0);
	}

	@Test
	void abandonedTicketsCountUntilTheLast() throws Exception {
		try (SshTestServer other = start(METHOD, "ssh.auth.max-attempts=3"); TestSession session = other.connectRaw()) {
			for (int i = 0; i < 3; i++) {
				request(session, "admin", 1, FakeTickets.mechanism());
				assertThat(next(session)).isEqualTo(RESPONSE);
				acceptTicket(session, ADMIN);
			}
			request(session, "admin", 1, FakeTickets.mechanism());
			assertThat(next(session)).isEqualTo(SshConstants.SSH_MSG_DISCONNECT);
			assertThat(other.getBean(RecordedEvents.class).take()).hasSize(3);
		}
	}

	@Test
	void exchangeWithoutATicketIsNoAttempt() throws Exception {
		try (TestSession session = begin("admin")) {
			request(session, "admin", 1, FakeTickets.mechanism());
			assertThat(next(session)).isEqualTo(RESPONSE);
			session.send(SshConstants.SSH_MSG_USERAUTH_REQUEST, "admin", "ssh-connection", "none");
			assertThat(session).receivesFailure();
			request(session, "admin", 1, FakeTickets.mechanism());
			assertThat(next(session)).isEqualTo(RESPONSE);
		}
		await().atMost(SshTestServer.SOON).until(() -> FakeTickets.OPEN.get() == 0);
		assertThat(this.events.take()).isEmpty();
		assertThat(server.getBean(Attempts.class).list).isEmpty();
	}

	private void assertFailed(String thread) {
		assertThat(this.events.take()).containsExactly("AuthenticationFailureBadCredentialsEvent admin");
		List<String> attempts = server.getBean(Attempts.class).list;
		assertThat(attempts).singleElement().asString().startsWith("admin gssapi-with-mic FAILURE " + thread);
		attempts.clear();
	}

	@Test
	void ticketIsForgottenWithTheNextRequest() throws Exception {
		try (TestSession session = begin("admin")) {
			acceptTicket(session, ADMIN);
			request(session, "admin", 1, FakeTickets.mechanism());
			assertThat(next(session)).isEqualTo(RESPONSE);
			this.events.take();
			session.send(MIC, mic(session, "admin", METHOD));
			assertRefused(session, "admin");
			session.sendPassword("admin", "admin-password");
			assertThat(session).receivesSuccess();
		}
	}

	@Test
	void ticketIsForgottenWhenTheUserChanges() throws Exception {
		try (TestSession session = begin("admin")) {
			acceptTicket(session, ADMIN);
			request(session, "other", 1, FakeTickets.mechanism());
			assertThat(next(session)).isEqualTo(SshConstants.SSH_MSG_DISCONNECT);
		}
	}

	@Test
	void onlyKerberosIsAMechanism() throws Exception {
		try (TestSession session = server.connectRaw()) {
			for (int i = 0; i < 10; i++) {
				request(session, "admin", 1, SPNEGO);
				assertThat(session).receivesFailure();
			}
			request(session, "admin", 0);
			assertThat(session).receivesFailure();
			request(session, "admin", 1, FakeTickets.mechanism(), new byte[0]);
			assertThat(session).receivesFailure();
			request(session, "admin", 2, SPNEGO, FakeTickets.mechanism());
			assertThat(next(session)).isEqualTo(RESPONSE);
		}
		assertThat(this.events.take()).isEmpty();
		assertThat(server.getBean(Attempts.class).list).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(ints = { 2, 16, 17, 0x7fffffff, -1 })
	void wrongNumberOfMechanismsIsRefused(int count) throws Exception {
		try (TestSession session = server.connectRaw()) {
			request(session, "admin", count, FakeTickets.mechanism());
			assertThat(session).receivesFailure();
		}
	}

	@Test
	void listOfMechanismsThatIsCutShortIsRefused() throws Exception {
		try (TestSession session = server.connectRaw()) {
			for (Object[] list : new Object[][] { {}, { true }, { 1 }, { 1, true }, { 1, 11 }, { 1, 0x7fffffff },
					{ 1, -1 } }) {
				List<Object> fields = new ArrayList<>(List.of("admin", "ssh-connection", METHOD));
				fields.addAll(List.of(list));
				session.send(SshConstants.SSH_MSG_USERAUTH_REQUEST, fields.toArray());
				assertThat(session).receivesFailure();
			}
		}
	}

	@Test
	void ticketAndPasswordAddUp() throws Exception {
		try (SshTestServer other = start(METHOD + "+password")) {
			try (TestSession session = other.connectRaw()) {
				session.sendPassword("admin", "admin-password");
				assertThat(session).receivesFailure();
				request(session, "admin", 1, FakeTickets.mechanism());
				assertThat(next(session)).isEqualTo(RESPONSE);
				acceptTicket(session, ADMIN);
				session.send(MIC, mic(session, "admin", METHOD));
				assertThat(session).receivesPartialSuccess("password");
				session.sendPassword("admin", "admin-password");
				assertThat(session).receivesSuccess();
				assertThat(other.getBean(SshConnections.class).list().get(0).getAuthentication().getAuthorities())
					.extracting(GrantedAuthority::getAuthority)
					.containsExactlyInAnyOrder("FACTOR_SSH_GSSAPI", "FACTOR_PASSWORD", "ROLE_ADMIN");
			}
		}
	}

	@Test
	void copyOfAResultKeepsItsPrincipal() {
		SshKerberosAuthenticationToken token = SshKerberosAuthenticationToken.authenticated("admin", ADMIN, List.of());
		SshKerberosAuthenticationToken copy = token.toBuilder().principal("other").build();
		assertThat(copy.getName()).isEqualTo("other");
		assertThat(copy.getKerberosPrincipal()).isEqualTo(ADMIN);
		assertThat(copy.isAuthenticated()).isTrue();
		assertThat(SshKerberosAuthenticationToken.unauthenticated("admin", ADMIN).isAuthenticated()).isFalse();
	}

	private void assertRefused(TestSession session, String username) throws InterruptedException {
		assertThat(session).receivesFailure("gssapi-with-mic", "password");
		assertThat(server.getBean(SshConnections.class).list()).isEmpty();
		assertThat(this.events.take()).containsExactly("AuthenticationFailureBadCredentialsEvent " + username);
	}

	private static TestSession begin(String username) throws Exception {
		TestSession session = server.connectRaw();
		request(session, username, 1, FakeTickets.mechanism());
		Message message = session.receive(RESPONSE);
		assertThat(message.body().getBytes()).isEqualTo(FakeTickets.mechanism());
		return session;
	}

	private static void request(TestSession session, String username, int count, byte[]... mechanisms)
			throws Exception {
		Object[] fields = new Object[4 + mechanisms.length];
		fields[0] = username;
		fields[1] = "ssh-connection";
		fields[2] = METHOD;
		fields[3] = count;
		System.arraycopy(mechanisms, 0, fields, 4, mechanisms.length);
		session.send(SshConstants.SSH_MSG_USERAUTH_REQUEST, fields);
	}

	private static void acceptTicket(TestSession session, String ticket) throws Exception {
		session.send(TOKEN, FakeTickets.token(ticket));
		assertThat(next(session)).isEqualTo(TOKEN);
	}

	private static byte[] mic(TestSession session, String username, String method) throws Exception {
		ByteArrayBuffer message = new ByteArrayBuffer();
		message.putBytes(session.getSessionId());
		message.putByte(SshConstants.SSH_MSG_USERAUTH_REQUEST);
		message.putString(username);
		message.putString("ssh-connection");
		message.putString(method);
		return FakeTickets.mic(message.getCompactData());
	}

	private static @Nullable Integer next(TestSession session) throws InterruptedException {
		Message message = session.next();
		return (message != null) ? message.type() : null;
	}

	static class Attempts implements SshServerListener {

		private final List<String> list = new CopyOnWriteArrayList<>();

		@Override
		public void authenticationAttempted(SshLogin login, String method, Outcome outcome) {
			this.list.add(login.username() + " " + method + " " + outcome + " " + Thread.currentThread().getName());
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Tickets {

		@Bean
		UserDetailsService userDetailsService() {
			return new InMemoryUserDetailsManager(
					User.withUsername("admin").password("{noop}admin-password").roles("ADMIN").build(),
					User.withUsername("other").password("{noop}other-password").roles("ADMIN").build(),
					User.withUsername("admin/x").password("{noop}x").roles("ADMIN").build(),
					User.withUsername(ADMIN).password("{noop}x").roles("ADMIN").build(),
					User.withUsername("locked").password("{noop}x").roles("ADMIN").accountLocked(true).build(),
					User.withUsername("customer").password("{noop}customer-password").roles("CUSTOMER").build());
		}

		@Bean
		KerberosService kerberosService() {
			return new KerberosService(FakeTickets.SERVICE, FakeTickets::newContext);
		}

	}

}
