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

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

import io.github.sshspringboot.SshTest;
import io.github.sshspringboot.SshTest.Injected;
import io.github.sshspringboot.SshTestServer;
import io.github.sshspringboot.TestSession;
import io.github.sshspringboot.TestSession.Message;
import io.github.sshspringboot.autoconfigure.GivenLoginMethods;
import io.github.sshspringboot.security.AuthorizedKey;
import io.github.sshspringboot.security.AuthorizedKeysSource;
import io.github.sshspringboot.security.internal.SigningKey;
import io.github.sshspringboot.server.SshConnections;
import io.github.sshspringboot.server.SshConversationStep;
import io.github.sshspringboot.server.SshLogin;
import io.github.sshspringboot.server.SshUserKey;
import io.github.sshspringboot.server.internal.login.InteractiveMethod;
import io.github.sshspringboot.server.internal.login.LoginResult;
import io.github.sshspringboot.server.internal.login.PasswordMethod;
import io.github.sshspringboot.server.internal.login.PublicKeyMethod;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.server.auth.AsyncAuthException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests with what says of a login, by MINA's own exception, that it is to be decided
 * later, and then decides for it: a key once was taken for proved by that.
 */
@SshTest(value = "ssh.auth.methods=publickey,password,keyboard-interactive",
		classes = AsyncLoginTests.Authenticator.class)
class AsyncLoginTests {

	@Injected
	private static SshTestServer server;

	private final SigningKey key = new SigningKey();

	private void assertNoLogin(SshTestServer target, TestSession session) throws Exception {
		assertThat(session).receivesFailure();
		Message message = session.next(Duration.ofMillis(500));
		while (message != null) {
			assertThat(message.type()).isNotIn((int) SshConstants.SSH_MSG_USERAUTH_SUCCESS,
					(int) SshConstants.SSH_MSG_CHANNEL_OPEN_CONFIRMATION);
			message = session.next(Duration.ofMillis(500));
		}
		if (session.isOpen()) {
			session.send(SshConstants.SSH_MSG_CHANNEL_OPEN, "session", 0, 100_000, 32_768);
			message = session.next(Duration.ofSeconds(1));
			assertThat(message == null || message.type() != SshConstants.SSH_MSG_CHANNEL_OPEN_CONFIRMATION).isTrue();
		}
		assertThat(target.getBean(SshConnections.class).list()).isEmpty();
	}

	private void sendKey(TestSession session, boolean right) throws Exception {
		byte[] encoded = this.key.getKey().getEncoded();
		byte[] message = this.key.message(session, "admin", "ssh-ed25519", encoded);
		byte[] signature = (right ? this.key : new SigningKey()).sign(message);
		session.send(SshConstants.SSH_MSG_USERAUTH_REQUEST, "admin", "ssh-connection", "publickey", true, "ssh-ed25519",
				encoded, signature);
	}

	private void probe(TestSession session) throws Exception {
		session.send(SshConstants.SSH_MSG_USERAUTH_REQUEST, "admin", "ssh-connection", "publickey", false,
				"ssh-ed25519", this.key.getKey().getEncoded());
	}

	@ParameterizedTest
	@CsvSource({ "true, true", "true, false", "false, true", "false, false" })
	void authenticatorThatDecidesLaterLogsInNoKey(boolean later, boolean rightSignature) throws Exception {
		try (TestSession session = server.connectRaw()) {
			server.getBean(Authenticator.class).acceptable = later;
			sendKey(session, rightSignature);
			assertNoLogin(server, session);
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void authenticatorThatDecidesLaterLogsInNoPassword(boolean change) throws Exception {
		try (SshTestServer server = SshTestServer.start(List.of(SshTestServer.Users.class, Authenticator.class));
				TestSession session = server.connectRaw();
				TestSession password = server.connectRaw()) {
			probe(session);
			assertNoLogin(server, session);
			if (change) {
				password.send(SshConstants.SSH_MSG_USERAUTH_REQUEST, "admin", "ssh-connection", "password", true, "a",
						"b");
			}
			else {
				password.sendPassword("admin", "admin-password");
			}
			assertNoLogin(server, password);
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void authenticatorThatDecidesLaterLogsInNoConversation(boolean begins) throws Exception {
		server.getBean(Authenticator.class).begins = begins;
		try (TestSession session = server.connectRaw()) {
			session.send(SshConstants.SSH_MSG_USERAUTH_REQUEST, "admin", "ssh-connection", "keyboard-interactive", "",
					"");
			if (begins) {
				assertThat(session).receives(SshConstants.SSH_MSG_USERAUTH_INFO_REQUEST);
				session.send(SshConstants.SSH_MSG_USERAUTH_INFO_RESPONSE, 1, "answer");
			}
			assertNoLogin(server, session);
		}
	}

	@Test
	void authenticatorThatDecidesLaterLogsInNobodyWhoOnlyAsks() throws Exception {
		server.getBean(Authenticator.class).acceptable = false;
		try (TestSession session = server.connectRaw()) {
			probe(session);
			assertNoLogin(server, session);
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void sourceOfKeysThatDecidesLaterLogsInNoKey(boolean rightSignature) throws Exception {
		try (SshTestServer other = SshTestServer.start(List.of(SshTestServer.Users.class, Source.class));
				TestSession session = other.connectRaw()) {
			probe(session);
			assertThat(session).receivesFailure();
			sendKey(session, rightSignature);
			assertNoLogin(other, session);
			assertThat(other.getBean(Source.class).promises).isNotEmpty();
		}
	}

	private static AsyncAuthException later(Queue<AsyncAuthException> promises) {
		AsyncAuthException later = new AsyncAuthException();
		promises.add(later);
		CompletableFuture.delayedExecutor(100, TimeUnit.MILLISECONDS).execute(() -> later.setAuthed(true));
		return later;
	}

	static class Source implements AuthorizedKeysSource {

		private final Queue<AsyncAuthException> promises = new ConcurrentLinkedQueue<>();

		@Override
		public Collection<AuthorizedKey> getAuthorizedKeys(String username) {
			throw later(this.promises);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@Import(GivenLoginMethods.class)
	static class Authenticator {

		private final Queue<AsyncAuthException> promises = new ConcurrentLinkedQueue<>();

		private volatile boolean acceptable;

		private volatile boolean begins;

		@Bean
		PasswordMethod passwordMethod() {
			return new PasswordMethod() {

				@Override
				public @Nullable LoginResult authenticate(SshLogin login, String password) {
					throw later(Authenticator.this.promises);
				}

				@Override
				public @Nullable LoginResult change(SshLogin login, String password, String newPassword) {
					throw later(Authenticator.this.promises);
				}

			};
		}

		@Bean
		InteractiveMethod interactiveMethod() {
			return (login) -> {
				if (!this.begins) {
					throw later(this.promises);
				}
				return (answers) -> {
					if (answers.isEmpty()) {
						return SshConversationStep.ask("Question: ");
					}
					throw later(this.promises);
				};
			};
		}

		@Bean
		PublicKeyMethod publicKeyMethod() {
			return new PublicKeyMethod() {

				@Override
				public boolean isAcceptable(SshLogin login, SshUserKey key) {
					if (Authenticator.this.acceptable) {
						return true;
					}
					throw later(Authenticator.this.promises);
				}

				@Override
				public @Nullable LoginResult authenticate(SshLogin login, SshUserKey key) {
					throw later(Authenticator.this.promises);
				}

				@Override
				public void reject(SshLogin login, SshUserKey key) {
					throw later(Authenticator.this.promises);
				}

			};
		}

	}

}
