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
import java.security.KeyPair;
import java.util.List;

import io.github.sshspringboot.SshTest;
import io.github.sshspringboot.SshTest.Injected;
import io.github.sshspringboot.SshTestServer;
import io.github.sshspringboot.TestSession;
import io.github.sshspringboot.TestSession.Message;
import io.github.sshspringboot.security.AuthorizedKey;
import io.github.sshspringboot.security.AuthorizedKeysSource;
import io.github.sshspringboot.server.SshConnections;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.util.buffer.Buffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for logins that need a key and then a password.
 */
@SshTest(value = "ssh.auth.methods=publickey+password",
		classes = { LoginSequenceTests.Keys.class, RecordedEvents.class })
class LoginSequenceTests {

	private static final KeyPair KEY = new SigningKey().getPair();

	@Injected
	private static SshTestServer server;

	private RecordedEvents events;

	@BeforeEach
	void forgetEvents() {
		this.events = server.getBean(RecordedEvents.class);
		this.events.take();
	}

	@Test
	void bothInOrderLogInWithTheAuthoritiesOfBoth() throws IOException {
		try (TestSession session = server.connect("admin")) {
			session.addPublicKeyIdentity(KEY);
			session.addPasswordIdentity("admin-password");
			session.auth().verify(SshTestServer.SOON);
			assertThat(SshTestServer.exec(session, "whoami").outputText())
				.isEqualTo("admin [FACTOR_PASSWORD, FACTOR_SSH_PUBLICKEY, ROLE_ADMIN]\n");
		}
		assertThat(this.events.take()).containsExactly("AuthenticationSuccessEvent admin",
				"AuthenticationSuccessEvent admin");
	}

	@Test
	void passwordFirstIsRefusedWithoutAskingWhetherItIsRight() throws Exception {
		try (TestSession session = server.connectRaw()) {
			session.sendPassword("admin", "admin-password");
			Buffer failure = failure(session);
			assertThat(failure.getString()).isEqualTo("publickey");
			assertThat(failure.getBoolean()).isFalse();
			assertThat(this.events.take()).isEmpty();
		}
	}

	@Test
	void passwordAloneIsRefused() throws IOException {
		assertThat(server.canLogin("admin", "admin-password")).isFalse();
		assertThat(this.events.take()).isEmpty();
	}

	@Test
	void keyAloneIsNoLogin() throws Exception {
		server.awaitNoConnection();
		try (TestSession session = server.connect("admin")) {
			session.addPublicKeyIdentity(KEY);
			session.auth().await(SshTestServer.SOON);
			assertThat(session.isAuthenticated()).isFalse();
			assertThat(session.getReceived()).filteredOn(
					(message) -> message.type() == SshConstants.SSH_MSG_USERAUTH_FAILURE && isPartialSuccess(message))
				.hasSize(1);
			assertThat(server.getBean(SshConnections.class).list()).isEmpty();
		}
	}

	@Test
	void wrongPasswordAfterTheKeyIsRefused() throws IOException {
		try (TestSession session = server.connect("admin")) {
			session.addPublicKeyIdentity(KEY);
			session.addPasswordIdentity("wrong");
			session.auth().await(SshTestServer.SOON);
			assertThat(session.isAuthenticated()).isFalse();
		}
		assertThat(this.events.take()).containsExactly("AuthenticationSuccessEvent admin",
				"AuthenticationFailureBadCredentialsEvent admin");
	}

	private static Buffer failure(TestSession session) throws InterruptedException {
		Message message = session.receive(SshConstants.SSH_MSG_USERAUTH_FAILURE);
		return message.body();
	}

	private static boolean isPartialSuccess(Message message) {
		Buffer body = message.body();
		body.getString();
		return body.getBoolean();
	}

	@Configuration(proxyBeanMethods = false)
	static class Keys {

		@Bean
		AuthorizedKeysSource keys() {
			return (username) -> "admin".equals(username)
					? List.of(new AuthorizedKey(SshTestServer.publicKey(KEY.getPublic()))) : List.of();
		}

	}

}
