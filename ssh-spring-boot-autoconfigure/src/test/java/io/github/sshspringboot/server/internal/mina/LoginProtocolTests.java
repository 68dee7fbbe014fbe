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

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.sshspringboot.SshTest;
import io.github.sshspringboot.SshTest.Injected;
import io.github.sshspringboot.SshTestServer;
import io.github.sshspringboot.TestSession;
import io.github.sshspringboot.TestSession.Message;
import io.github.sshspringboot.server.SshConnections;
import io.github.sshspringboot.server.internal.execution.SshExecutors;
import org.apache.sshd.common.SshConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.Authentication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.awaitility.Awaitility.await;

/**
 * Tests for clients that do not keep to the protocol of logins, or to its limits.
 */
@SshTest({ "ssh.auth.max-attempts=3", "ssh.server.banner=Keep out" })
class LoginProtocolTests {

	@Injected
	private static SshTestServer server;

	@Test
	void lastFailureDisconnects() throws Exception {
		try (TestSession session = connect()) {
			session.sendPassword("admin", "wrong");
			assertThat(session).receivesFailure();
			session.sendPassword("admin", "wrong");
			assertThat(session).receivesFailure();
			session.sendPassword("admin", "wrong");
			assertThat(session).receivesDisconnect();
		}
	}

	@Test
	void requestsInAdvanceAreNotCheckedAfterTheLastFailure() throws Exception {
		try (SshTestServer guarded = SshTestServer.start(List.of(RefusingManager.class), "ssh.auth.max-attempts=1");
				TestSession session = guarded.connectRaw()) {
			for (int i = 0; i < 7; i++) {
				trySend(session, SshConstants.SSH_MSG_USERAUTH_REQUEST, "admin", "ssh-connection", "password", false,
						"wrong");
			}
			await().atMost(SshTestServer.SOON).until(session::isClosed);
			assertThat(guarded.getBean(RefusingManager.class).calls).hasValue(1);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "admin\n", "admin\r\nforged", "admin\0", "\u001b[2Jadmin", "admin\u0085", "admin\u2028",
			"admin\u2029", "admin\u202e", "ad\u200bmin", "\u2066admin", "admin\udb40\udc41" })
	void userNameThatWouldForgeTextDisconnects(String username) throws Exception {
		try (TestSession session = server.connectRaw()) {
			session.sendPassword(username, "wrong");
			assertThat(session).receivesDisconnect();
		}
	}

	@Test
	void userNameMayHaveAnyLetters() throws Exception {
		try (TestSession session = server.connectRaw()) {
			session.sendPassword("Zo\u00eb \u738b \ud83d\ude00", "wrong");
			assertThat(session).receives(SshConstants.SSH_MSG_USERAUTH_BANNER);
			assertThat(session).receivesFailure();
		}
	}

	@Test
	void veryLongUserNameDisconnects() throws Exception {
		try (TestSession session = server.connectRaw()) {
			session.sendPassword("a".repeat(257), "wrong");
			assertThat(session).receivesDisconnect();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "ssh-userauth", "unknown@example.org", "" })
	void passwordForAnotherServiceIsNotChecked(String service) throws Exception {
		try (SshTestServer guarded = SshTestServer.start(List.of(RefusingManager.class));
				TestSession session = guarded.connectRaw()) {
			session.send(SshConstants.SSH_MSG_USERAUTH_REQUEST, "admin", service, "password", false, "wrong");
			assertThat(session).receivesDisconnect();
			assertThat(guarded.getBean(RefusingManager.class).calls).hasValue(0);
		}
	}

	@Test
	void rightPasswordAfterFailuresLogsIn() throws Exception {
		try (TestSession session = connect()) {
			session.sendPassword("admin", "wrong");
			assertThat(session).receivesFailure();
			session.sendPassword("admin", "wrong");
			assertThat(session).receivesFailure();
			session.sendPassword("admin", "admin-password");
			assertThat(session).receivesSuccess();
		}
	}

	@Test
	void noneDoesNotCount() throws Exception {
		try (TestSession session = connect()) {
			for (int i = 0; i < 5; i++) {
				session.send(SshConstants.SSH_MSG_USERAUTH_REQUEST, "admin", "ssh-connection", "none");
				assertThat(session).receivesFailure();
			}
			session.sendPassword("admin", "admin-password");
			assertThat(session).receivesSuccess();
		}
	}

	@Test
	void endlessNoneIsBounded() throws Exception {
		try (TestSession session = connect()) {
			int answers = 0;
			while (answers < 1000) {
				session.send(SshConstants.SSH_MSG_USERAUTH_REQUEST, "admin", "ssh-connection", "none");
				Message message = session.next();
				if (message.type() == SshConstants.SSH_MSG_DISCONNECT) {
					break;
				}
				answers++;
			}
			assertThat(answers).isLessThan(50);
		}
	}

	@Test
	void unknownMethodsCount() throws Exception {
		try (TestSession session = connect()) {
			for (String method : List.of("hostbased", "keyboard-interactive", "gssapi-with-mic")) {
				session.send(SshConstants.SSH_MSG_USERAUTH_REQUEST, "admin", "ssh-connection", method, "", "");
			}
			assertThat(session).receivesFailure();
			assertThat(session).receivesFailure();
			assertThat(session).receivesDisconnect();
		}
	}

	@Test
	void askingForTheServiceAgainDoesNotResetTheCount() throws Exception {
		try (TestSession session = connect()) {
			session.sendPassword("admin", "wrong");
			assertThat(session).receivesFailure();
			session.send(SshConstants.SSH_MSG_SERVICE_REQUEST, "ssh-userauth");
			session.sendPassword("admin", "wrong");
			assertThat(session).receivesFailure();
			session.send(SshConstants.SSH_MSG_SERVICE_REQUEST, "ssh-userauth");
			session.sendPassword("admin", "wrong");
			assertThat(session).receivesDisconnect();
		}
	}

	@Test
	void changeOfTheUserDisconnects() throws Exception {
		try (TestSession session = connect()) {
			session.sendPassword("admin", "wrong");
			assertThat(session).receivesFailure();
			session.sendPassword("other", "other-password");
			assertThat(session).receivesDisconnect();
		}
	}

	@Test
	void changeOfTheUserAfterAskingForTheServiceAgainDisconnects() throws Exception {
		try (TestSession session = connect()) {
			session.sendPassword("admin", "wrong");
			assertThat(session).receivesFailure();
			session.send(SshConstants.SSH_MSG_SERVICE_REQUEST, "ssh-userauth");
			session.sendPassword("other", "other-password");
			assertThat(session).receivesDisconnect();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "ssh-connection", "unknown@example.org", "" })
	void otherServiceBeforeTheLoginDisconnects(String service) throws Exception {
		try (TestSession session = connect()) {
			session.send(SshConstants.SSH_MSG_SERVICE_REQUEST, service);
			assertThat(session).receivesDisconnect();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "ssh-userauth", "unknown@example.org" })
	void loginForAnotherServiceOpensNoConnection(String service) throws Exception {
		try (TestSession session = connect()) {
			session.send(SshConstants.SSH_MSG_USERAUTH_REQUEST, "admin", service, "password", false, "admin-password");
			openChannel(session);
			assertNeverIn(session);
		}
	}

	@Test
	void channelBeforeTheLoginIsNotOpened() throws Exception {
		try (TestSession session = connect()) {
			openChannel(session);
			assertNeverIn(session);
		}
	}

	@Test
	void channelAfterAFailureIsNotOpened() throws Exception {
		try (TestSession session = connect()) {
			session.sendPassword("admin", "wrong");
			openChannel(session);
			assertNeverIn(session);
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { SshConstants.SSH_MSG_USERAUTH_SUCCESS, SshConstants.SSH_MSG_USERAUTH_FAILURE, 60, 61, 66, 79,
			SshConstants.SSH_MSG_GLOBAL_REQUEST, SshConstants.SSH_MSG_REQUEST_SUCCESS })
	void messageThatDoesNotBelongToALoginOpensNothing(int type) throws Exception {
		try (TestSession session = connect()) {
			session.send(type, "admin", "ssh-connection", "password", false, "admin-password");
			openChannel(session);
			assertNeverIn(session);
		}
	}

	@Test
	void cutShortLoginDoesNotHarmOthers() throws Exception {
		try (TestSession session = connect()) {
			trySend(session, SshConstants.SSH_MSG_USERAUTH_REQUEST, "admin", Integer.MAX_VALUE);
			trySend(session, SshConstants.SSH_MSG_USERAUTH_REQUEST);
			trySend(session, SshConstants.SSH_MSG_USERAUTH_REQUEST, "admin", "ssh-connection", "publickey", true,
					"ssh-ed25519", -1);
			assertNeverIn(session);
		}
		assertThat(server.canLogin("admin", "admin-password")).isTrue();
	}

	@Test
	void bannerIsShownBeforeTheLogin() throws Exception {
		try (TestSession session = server.connectRaw()) {
			session.send(SshConstants.SSH_MSG_USERAUTH_REQUEST, "admin", "ssh-connection", "none");
			Message banner = session.receive(SshConstants.SSH_MSG_USERAUTH_BANNER);
			assertThat(banner.body().getString()).isEqualTo("Keep out");
			assertThat(session).receivesFailure();
		}
	}

	@Test
	void silentClientIsDisconnectedAfterTheGraceTime() throws Exception {
		try (SshTestServer impatient = SshTestServer.start("ssh.server.timeouts.login-grace=1s");
				Socket socket = new Socket("127.0.0.1", impatient.getPort())) {
			socket.setSoTimeout((int) SshTestServer.SOON.toMillis());
			InputStream input = socket.getInputStream();
			int c = input.read();
			while (c != -1) {
				c = input.read();
			}
			assertThat(c).as("the end of the connection").isEqualTo(-1);
		}
	}

	@Test
	void clientThatIsSlowAfterKeyExchangeIsDisconnectedAfterTheGraceTime() throws Exception {
		try (SshTestServer impatient = SshTestServer.start("ssh.server.timeouts.login-grace=4s")) {
			long connecting = System.nanoTime();
			try (TestSession session = impatient.connectRaw()) {
				await().atMost(SshTestServer.SOON).pollInterval(Duration.ofMillis(50)).until(session::isClosed);
			}
			assertThat(Duration.ofNanos(System.nanoTime() - connecting)).isBetween(Duration.ofMillis(3900),
					Duration.ofMillis(7500));
		}
	}

	@Test
	void clientThatKeepsFailingSlowlyIsDisconnectedAfterTheGraceTime() throws Exception {
		try (SshTestServer impatient = SshTestServer.start("ssh.server.timeouts.login-grace=3s",
				"ssh.auth.max-attempts=1000"); TestSession session = impatient.connectRaw()) {
			await().atMost(SshTestServer.SOON).pollInterval(Duration.ofMillis(200)).until(() -> {
				try {
					session.send(SshConstants.SSH_MSG_SERVICE_REQUEST, "ssh-userauth");
					session.sendPassword("admin", "wrong");
				}
				catch (IOException ex) {
					return true;
				}
				return session.isClosed();
			});
		}
	}

	@Test
	void graceTimeEndsWithTheLogin() throws Exception {
		try (SshTestServer impatient = SshTestServer.start("ssh.server.timeouts.login-grace=6s");
				TestSession session = impatient.login();
				TestSession silent = impatient.connectRaw()) {
			await().atMost(SshTestServer.SOON).until(silent::isClosed);
			assertThat(SshTestServer.exec(session, "echo on").outputText()).isEqualTo("on\n");
		}
	}

	@Test
	void requestsInAdvanceAreBounded() throws Exception {
		try (SshTestServer slow = SshTestServer.start(List.of(SlowManager.class));
				TestSession session = slow.connectRaw()) {
			SlowManager manager = slow.getBean(SlowManager.class);
			assertThatIOException().isThrownBy(() -> {
				while (true) {
					session.sendPassword("admin", "wrong");
				}
			});
			manager.released.countDown();
			assertThat(manager.calls).hasValueLessThanOrEqualTo(1);
		}
	}

	@Test
	void clientThatLeavesWhileItsPasswordIsCheckedIsNotLoggedIn() throws Exception {
		try (SshTestServer slow = SshTestServer.start(List.of(AcceptingManager.class, RecordedServerEvents.class),
				"ssh.server.limits.max-connections-per-user=1", "ssh.server.limits.max-connections=1")) {
			AcceptingManager manager = slow.getBean(AcceptingManager.class);
			RecordedServerEvents events = slow.getBean(RecordedServerEvents.class);
			try (TestSession session = slow.connectRaw()) {
				session.sendPassword("admin", "right");
				assertThat(manager.started.await(SshTestServer.SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
			}
			await().atMost(SshTestServer.SOON).until(() -> events.list().contains("closed"));
			manager.released.countDown();
			await().atMost(SshTestServer.SOON)
				.until(() -> slow.getBean(SshExecutors.class).authentication().getActiveCount() == 0);
			assertThat(events.list()).containsExactly("accepted", "keys", "closed");
			assertThat(slow.canLogin("admin", "right")).isTrue();
		}
	}

	@Test
	void requestsOfAConnectionAreCheckedOneAfterTheOther() throws Exception {
		try (SshTestServer slow = SshTestServer.start(List.of(SlowManager.class));
				TestSession session = slow.connectRaw();
				TestSession other = slow.connectRaw()) {
			SlowManager manager = slow.getBean(SlowManager.class);
			for (int i = 0; i < 4; i++) {
				session.sendPassword("admin", "wrong");
				session.send(SshConstants.SSH_MSG_SERVICE_REQUEST, "ssh-userauth");
			}
			other.sendPassword("admin", "wrong");
			assertThat(manager.started.await(SshTestServer.SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
			assertThat(session.next(Duration.ofMillis(500))).isNull();
			assertThat(manager.calls).as("one for each connection").hasValue(2);
			manager.released.countDown();
			assertThat(session).receivesFailure();
		}
	}

	private static TestSession connect() throws Exception {
		TestSession session = server.connectRaw();
		session.send(SshConstants.SSH_MSG_USERAUTH_REQUEST, "admin", "ssh-connection", "none");
		assertThat(session).receives(SshConstants.SSH_MSG_USERAUTH_BANNER);
		assertThat(session).receivesFailure();
		return session;
	}

	private static void openChannel(TestSession session) {
		trySend(session, SshConstants.SSH_MSG_CHANNEL_OPEN, "session", 0, 100_000, 32_768);
	}

	/**
	 * Send a message, unless the server has disconnected already.
	 */
	private static void trySend(TestSession session, int type, Object... fields) {
		try {
			session.send(type, fields);
		}
		catch (IOException ex) {
			assertThat(session.isOpen()).isFalse();
		}
	}

	private static void assertNeverIn(TestSession session) throws InterruptedException {
		Message message = session.next(Duration.ofMillis(500));
		while (message != null) {
			assertThat(message.toString()).isIn("SSH_MSG_USERAUTH_FAILURE", "SSH_MSG_DISCONNECT",
					"SSH_MSG_REQUEST_FAILURE", "SSH_MSG_USERAUTH_BANNER");
			message = session.next(Duration.ofMillis(500));
		}
		assertThat(server.getBean(SshConnections.class).list()).isEmpty();
	}

	static class RefusingManager implements AuthenticationManager {

		private final AtomicInteger calls = new AtomicInteger();

		@Override
		public Authentication authenticate(Authentication authentication) {
			this.calls.incrementAndGet();
			throw new BadCredentialsException("for a test");
		}

	}

	static class SlowManager implements AuthenticationManager {

		private final AtomicInteger calls = new AtomicInteger();

		private final CountDownLatch started = new CountDownLatch(2);

		private final CountDownLatch released = new CountDownLatch(1);

		@Override
		public Authentication authenticate(Authentication authentication) {
			this.calls.incrementAndGet();
			this.started.countDown();
			try {
				this.released.await(SshTestServer.SOON.toSeconds(), TimeUnit.SECONDS);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
			throw new BadCredentialsException("for a test");
		}

	}

}
