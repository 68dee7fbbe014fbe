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
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.github.sshspringboot.SshTestServer;
import io.github.sshspringboot.TestSession;
import io.github.sshspringboot.server.SshPenalties;
import io.github.sshspringboot.server.SshPenalty;
import io.github.sshspringboot.server.SshPenaltyReason;
import io.github.sshspringboot.server.internal.execution.SshExecutors;
import org.apache.sshd.common.SshConstants;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for clients that exchange keys while their login is decided.
 */
class LoginDuringKeyExchangeTests {

	@Test
	void loginWaitsForTheKeysAndHoldsNoThreadMeanwhile() throws Exception {
		try (SshTestServer server = start("60s"); TestSession session = server.connectRaw()) {
			decideDuringKeyExchange(server, session);
			assertThat(session.next(Duration.ofMillis(500))).isNull();
			session.completeKeyExchange();
			assertThat(session.next().type()).isEqualTo(SshConstants.SSH_MSG_USERAUTH_SUCCESS);
			assertThat(server.getBean(RecordedServerEvents.class).list()).contains("admin password SUCCESS");
		}
	}

	@Test
	void messagesThatFollowThePasswordAreHandledAfterTheKeysAreTaken() throws Exception {
		try (SshTestServer server = start("60s"); TestSession session = server.connectRaw()) {
			AcceptingManager manager = server.getBean(AcceptingManager.class);
			session.sendPassword("admin", "right");
			assertThat(manager.started.await(SshTestServer.SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
			session.send(SshConstants.SSH_MSG_CHANNEL_OPEN, "session", 0, 100_000, 32_768);
			decideDuringKeyExchange(server, session);
			session.completeKeyExchange();
			assertThat(session.next().type()).isEqualTo(SshConstants.SSH_MSG_USERAUTH_SUCCESS);
			assertThat(session.next().type()).isEqualTo(SshConstants.SSH_MSG_CHANNEL_OPEN_CONFIRMATION);
		}
	}

	@Test
	void clientThatNeverTakesTheKeysIsPenalised() throws Exception {
		try (SshTestServer server = start("5s"); TestSession session = server.connectRaw()) {
			decideDuringKeyExchange(server, session);
			await().atMost(SshTestServer.SOON).until(session::isClosed);
			SshPenalties penalties = server.getBean(SshPenalties.class);
			await().atMost(SshTestServer.SOON).until(() -> !penalties.list().isEmpty());
			assertThat(penalties.list()).extracting(SshPenalty::reason)
				.containsExactly(SshPenaltyReason.GRACE_EXCEEDED);
			assertThat(server.getBean(RecordedServerEvents.class).list()).doesNotContain("admin password SUCCESS");
		}
	}

	@Test
	void clientThatLeavesInsteadOfTakingTheKeysIsNotLoggedIn() throws Exception {
		try (SshTestServer server = start("60s")) {
			RecordedServerEvents events = server.getBean(RecordedServerEvents.class);
			try (TestSession session = server.connectRaw()) {
				decideDuringKeyExchange(server, session);
			}
			await().atMost(SshTestServer.SOON).until(() -> events.list().contains("closed"));
			assertThat(events.list()).containsExactly("accepted", "keys", "closed");
			assertThat(server.canLogin("other", "right")).isTrue();
		}
	}

	private static SshTestServer start(String loginGrace) {
		return SshTestServer.start(List.of(AcceptingManager.class, RecordedServerEvents.class),
				"ssh.server.timeouts.login-grace=" + loginGrace, "ssh.server.limits.max-connections=1",
				"ssh.auth.penalties.exempt=", "ssh.auth.penalties.grace-exceeded=1m",
				"ssh.auth.penalties.authentication-failed=0s");
	}

	/**
	 * Let a password be accepted while the client leaves a key exchange unfinished.
	 */
	private static void decideDuringKeyExchange(SshTestServer server, TestSession session) throws Exception {
		AcceptingManager manager = server.getBean(AcceptingManager.class);
		if (manager.started.getCount() > 0) {
			session.sendPassword("admin", "right");
			assertThat(manager.started.await(SshTestServer.SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
		}
		long before = countKeyExchanges(session);
		session.beginKeyExchange();
		await().atMost(SshTestServer.SOON).until(() -> countKeyExchanges(session) > before);
		manager.released.countDown();
		await().atMost(SshTestServer.SOON)
			.until(() -> server.getBean(SshExecutors.class).authentication().getActiveCount() == 0);
		assertThat(session.isOpen()).isTrue();
	}

	private static long countKeyExchanges(TestSession session) {
		return session.getReceived()
			.stream()
			.filter((message) -> message.type() == SshConstants.SSH_MSG_KEXINIT)
			.count();
	}

}
