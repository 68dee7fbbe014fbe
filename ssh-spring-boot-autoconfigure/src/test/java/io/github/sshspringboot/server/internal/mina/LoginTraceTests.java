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

package io.github.sshspringboot.server.internal.mina;

import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.sshspringboot.SshTest;
import io.github.sshspringboot.SshTest.Injected;
import io.github.sshspringboot.SshTestServer;
import io.github.sshspringboot.TestSession;
import io.github.sshspringboot.server.SshPenalties;
import org.apache.sshd.common.SshConstants;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.context.ApplicationListener;
import org.springframework.security.authentication.event.AbstractAuthenticationEvent;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Each attempt to log in leaves one trace of each kind: an event, what listeners are told
 * (meters and logs are made of that) and a penalty, also one that is refused before
 * anything is looked up.
 */
@SshTest(
		value = { "ssh.auth.methods=password,keyboard-interactive", "ssh.auth.keyboard-interactive.password=true",
				"ssh.auth.penalties.exempt=10.0.0.0/8", "ssh.auth.penalties.auth-fail=1ms",
				"ssh.auth.penalties.invalid-user=10s", "ssh.auth.penalties.no-auth=1ms" },
		classes = { LoginTraceTests.Events.class, RecordedServerEvents.class }, users = LoginTraceTests.Users.class)
class LoginTraceTests {

	private static final String EVENT = "AuthenticationFailureBadCredentialsEvent ";

	@Injected
	private static SshTestServer server;

	private final Events events = server.getBean(Events.class);

	private final Users users = server.getBean(Users.class);

	private final RecordedServerEvents told = server.getBean(RecordedServerEvents.class);

	@BeforeEach
	void forget() throws Exception {
		server.getBean(SshPenalties.class).clear(InetAddress.getLoopbackAddress());
		this.events.names.clear();
		this.users.looked.clear();
		this.told.forget();
	}

	@ParameterizedTest
	@ValueSource(strings = { "admin\n", "admin\r\nforged", "admin\0", "\u001b[2Jadmin", "admin\u2028", "admin\u202e",
			"ad\u200bmin", "\u2066admin", "\ufeffadmin", "admin\udb40\udc41" })
	void nameThatIsRefusedUnread(String username) throws Exception {
		attempt(SshConstants.SSH_MSG_USERAUTH_REQUEST, username, "ssh-connection", "password", false, "secret");
		String printable = username.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}]", "?");
		assertTrace(printable + " password FAILURE", printable);
		assertThat(this.users.looked).isEmpty();
		await().atMost(SshTestServer.SOON)
			.untilAsserted(() -> assertThat(server.getBean(SshPenalties.class).list()).hasSize(1));
	}

	@Test
	void nameThatIsRefusedWithTheQuestionForMethods() throws Exception {
		attempt(SshConstants.SSH_MSG_USERAUTH_REQUEST, "ad\u200bmin", "ssh-connection", "none");
		assertTrace("ad?min unknown FAILURE", "ad?min");
	}

	@Test
	void nameThatIsTooLong() throws Exception {
		attempt(SshConstants.SSH_MSG_USERAUTH_REQUEST, "a".repeat(300), "ssh-connection", "password", false, "secret");
		assertTrace("a".repeat(200) + " password FAILURE", "a".repeat(200));
	}

	@Test
	void serviceThatThereIsNot() throws Exception {
		attempt(SshConstants.SSH_MSG_USERAUTH_REQUEST, "admin", "nosuch", "password", false, "secret");
		assertTrace("admin password FAILURE", "admin");
	}

	@Test
	void questionForMethodsOfAnotherServiceIsNoAttempt() throws Exception {
		attempt(SshConstants.SSH_MSG_USERAUTH_REQUEST, "admin", "nosuch", "none");
		assertThat(this.events.names).isEmpty();
		assertThat(attempts()).isEmpty();
	}

	@Test
	void requestThatIsCutShort() throws Exception {
		try (TestSession session = server.connectRaw()) {
			session.send(SshConstants.SSH_MSG_USERAUTH_REQUEST, "admin", "ssh-connection", "password", false, 100);
			assertThat(session).receivesFailure();
		}
		assertTrace("admin password FAILURE", "admin");
	}

	@Test
	void answersThatWereNotAskedFor() throws Exception {
		try (TestSession session = server.connectRaw()) {
			session.send(SshConstants.SSH_MSG_USERAUTH_REQUEST, "admin", "ssh-connection", "keyboard-interactive", "",
					"");
			assertThat(session).receives(SshConstants.SSH_MSG_USERAUTH_INFO_REQUEST);
			session.send(SshConstants.SSH_MSG_USERAUTH_INFO_RESPONSE, 2, "secret", "secret");
			assertThat(session).receivesFailure();
		}
		assertTrace("admin keyboard-interactive FAILURE", "admin");
	}

	@Test
	void changeOfTheNameIsAnAttemptOfItsOwn() throws Exception {
		try (TestSession session = server.connectRaw()) {
			session.sendPassword("admin", "wrong");
			assertThat(session).receivesFailure();
			session.sendPassword("other", "wrong");
			await().atMost(SshTestServer.SOON).until(session::isClosed);
		}
		assertThat(attempts()).containsExactly("admin password FAILURE", "other password FAILURE");
		assertThat(this.events.names).containsExactly(EVENT + "admin", EVENT + "other");
	}

	private static void attempt(int type, Object... fields) throws Exception {
		try (TestSession session = server.connectRaw()) {
			session.send(type, fields);
			await().atMost(SshTestServer.SOON).until(session::isClosed);
		}
	}

	private List<String> attempts() {
		return this.told.list().stream().filter((event) -> event.endsWith("FAILURE")).toList();
	}

	private void assertTrace(String attempt, String username) {
		assertThat(attempts()).containsExactly(attempt);
		assertThat(this.events.names).containsExactly(EVENT + username);
	}

	static class Events implements ApplicationListener<AbstractAuthenticationEvent> {

		private final List<String> names = new CopyOnWriteArrayList<>();

		@Override
		public void onApplicationEvent(AbstractAuthenticationEvent event) {
			this.names.add(event.getClass().getSimpleName() + " " + event.getAuthentication().getName());
		}

	}

	static class Users implements UserDetailsService {

		private final List<String> looked = new CopyOnWriteArrayList<>();

		@Override
		public UserDetails loadUserByUsername(String username) {
			this.looked.add(username);
			throw new UsernameNotFoundException("for a test");
		}

	}

}
