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

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.github.sshspringboot.SshTestServer;
import io.github.sshspringboot.TestSession;
import io.github.sshspringboot.security.AuthorizedKey;
import io.github.sshspringboot.security.AuthorizedKeysSource;
import io.github.sshspringboot.security.SshAuthenticationPolicy;
import io.github.sshspringboot.security.SshLoginRules;
import io.github.sshspringboot.server.SshLogin;
import org.apache.sshd.common.SshConstants;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests with sources of keys, and rules, that do not answer.
 */
class HangingKeyLookupTests {

	private static final int CONNECTIONS = 60;

	@ParameterizedTest
	@ValueSource(strings = { "slow-keys", "slow-rules" })
	void doNotDelayALoginWithAPassword(String username) throws Exception {
		SigningKey key = new SigningKey();
		List<TestSession> hanging = new ArrayList<>();
		try (SshTestServer server = SshTestServer.start(List.of(SshTestServer.Users.class, Slow.class),
				"ssh.server.limits.max-startups=100")) {
			Slow slow = server.getBean(Slow.class);
			try {
				for (int i = 0; i < CONNECTIONS; i++) {
					TestSession session = server.connectRaw();
					hanging.add(session);
					session.send(SshConstants.SSH_MSG_USERAUTH_REQUEST, username, "ssh-connection", "publickey", false,
							"ssh-ed25519", key.getKey().getEncoded());
				}
				assertThat(slow.hanging.await(SshTestServer.SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
				assertThat(server.canLogin("admin", "admin-password")).isTrue();
				assertThat(slow.released.getCount()).isEqualTo(1);
			}
			finally {
				slow.released.countDown();
				for (TestSession session : hanging) {
					session.close(true);
				}
			}
		}
	}

	static class Slow implements AuthorizedKeysSource, SshAuthenticationPolicy {

		private final CountDownLatch hanging = new CountDownLatch(CONNECTIONS);

		private final CountDownLatch released = new CountDownLatch(1);

		@Override
		public Collection<AuthorizedKey> getAuthorizedKeys(String username) {
			hang("slow-keys".equals(username));
			return List.of();
		}

		@Override
		public SshLoginRules getRules(SshLogin login) {
			hang("slow-rules".equals(login.username()));
			return SshLoginRules.none();
		}

		private void hang(boolean wanted) {
			if (wanted) {
				this.hanging.countDown();
				try {
					this.released.await();
				}
				catch (InterruptedException ex) {
					Thread.currentThread().interrupt();
				}
			}
		}

	}

}
