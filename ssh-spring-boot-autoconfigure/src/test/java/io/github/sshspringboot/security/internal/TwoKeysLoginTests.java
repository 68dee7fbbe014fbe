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

import java.util.List;

import io.github.sshspringboot.SshTest;
import io.github.sshspringboot.SshTest.Injected;
import io.github.sshspringboot.SshTestServer;
import io.github.sshspringboot.TestSession;
import io.github.sshspringboot.security.AuthorizedKey;
import io.github.sshspringboot.security.AuthorizedKeyOptions;
import io.github.sshspringboot.security.AuthorizedKeysSource;
import io.github.sshspringboot.security.SshAuthenticationPolicy;
import io.github.sshspringboot.security.SshLoginRules;
import io.github.sshspringboot.server.SshLoginRestrictions;
import org.apache.sshd.common.SshConstants;
import org.junit.jupiter.api.Test;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for logins that need two different keys.
 */
@SshTest(value = "ssh.auth.methods=publickey+publickey", classes = TwoKeysLoginTests.Keys.class)
class TwoKeysLoginTests {

	private static final String PLAIN = "ssh-ed25519";

	private static final String CERTIFIED = "ssh-ed25519-cert-v01@openssh.com";

	private static final SigningKey FIRST = new SigningKey();

	private static final SigningKey SECOND = new SigningKey();

	private static final SigningKey AUTHORITY = new SigningKey();

	@Injected
	private static SshTestServer server;

	private static int login(TestSession session, SigningKey key) throws Exception {
		return key.login(session, "admin", PLAIN, key.getKey().getEncoded(), null);
	}

	private static int loginWithCertificate(TestSession session, SigningKey key) throws Exception {
		return key.login(session, "admin", CERTIFIED, new CertificateBuilder().build(key.getKey(), AUTHORITY), null);
	}

	@Test
	void twoKeysLogIn() throws Exception {
		try (TestSession session = server.connectRaw()) {
			assertThat(login(session, FIRST)).isEqualTo(SshConstants.SSH_MSG_USERAUTH_FAILURE);
			assertThat(login(session, SECOND)).isEqualTo(SshConstants.SSH_MSG_USERAUTH_SUCCESS);
		}
	}

	@Test
	void oneKeyTwiceIsNoLogin() throws Exception {
		try (TestSession session = server.connectRaw()) {
			login(session, FIRST);
			assertThat(login(session, FIRST)).isEqualTo(SshConstants.SSH_MSG_USERAUTH_FAILURE);
			session.send(SshConstants.SSH_MSG_USERAUTH_REQUEST, "admin", "ssh-connection", "publickey", false, PLAIN,
					FIRST.getKey().getEncoded());
			assertThat(session).receivesFailure("publickey");
			assertThat(login(session, SECOND)).isEqualTo(SshConstants.SSH_MSG_USERAUTH_SUCCESS);
		}
	}

	@Test
	void keyAndItsCertificateAreOneKey() throws Exception {
		try (TestSession session = server.connectRaw()) {
			login(session, FIRST);
			assertThat(loginWithCertificate(session, FIRST)).isEqualTo(SshConstants.SSH_MSG_USERAUTH_FAILURE);
			assertThat(loginWithCertificate(session, SECOND)).isEqualTo(SshConstants.SSH_MSG_USERAUTH_SUCCESS);
		}
		try (TestSession session = server.connectRaw()) {
			loginWithCertificate(session, FIRST);
			assertThat(login(session, FIRST)).isEqualTo(SshConstants.SSH_MSG_USERAUTH_FAILURE);
		}
	}

	@Test
	void policyThatDemandsOneKeyOnlyIsNotFollowed() throws Exception {
		try (TestSession session = server.connectRaw()) {
			assertThat(FIRST.login(session, "other", PLAIN, FIRST.getKey().getEncoded(), null))
				.isEqualTo(SshConstants.SSH_MSG_USERAUTH_FAILURE);
		}
	}

	@Configuration(proxyBeanMethods = false)
	static class Keys {

		@Bean
		AuthorizedKeysSource keys() {
			return (username) -> List.of(new AuthorizedKey(FIRST.getKey()), new AuthorizedKey(SECOND.getKey()),
					new AuthorizedKey(AUTHORITY.getKey(),
							new AuthorizedKeyOptions(true, null, null, null, true, false, SshLoginRestrictions.NONE)));
		}

		@Bean
		SshAuthenticationPolicy policy() {
			return (login) -> "other".equals(login.username()) ? SshLoginRules.methods("publickey")
					: SshLoginRules.none();
		}

	}

}
