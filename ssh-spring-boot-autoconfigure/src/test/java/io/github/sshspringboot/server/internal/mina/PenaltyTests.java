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
import java.net.Socket;
import java.util.List;

import io.github.sshspringboot.SshTestServer;
import io.github.sshspringboot.server.AddressBlock;
import io.github.sshspringboot.server.SshPenalties;
import io.github.sshspringboot.server.SshPenalty;
import io.github.sshspringboot.server.SshPenaltyReason;
import org.apache.sshd.client.session.ClientSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for penalties, with clients that deserve them.
 */
class PenaltyTests {

	private static final String REFUSED = "Not allowed at this time";

	private static final String BAD = "127.0.0.2";

	private static final String GOOD = "127.0.0.3";

	@SuppressWarnings("NullAway.Init")
	private SshTestServer server;

	@AfterEach
	void close() {
		this.server.close();
	}

	@Test
	void sourceOfFailedLoginsIsRefusedAtOnceAndOthersLogIn() throws Exception {
		start("ssh.auth.penalties.auth-fail=1m", "ssh.auth.penalties.min=3m");
		for (int i = 1; i <= 4; i++) {
			assertThat(Loopback.canLogin(this.server, BAD, "wrong")).isFalse();
			awaitPenalty(SshPenaltyReason.AUTHENTICATION_FAILED, i == 4);
		}
		try (Socket socket = Loopback.connect(this.server, BAD)) {
			assertThat(socket.getInputStream().readAllBytes()).asString().isEqualTo(REFUSED + "\r\n");
		}
		assertThat(Loopback.canLogin(this.server, GOOD, "admin-password")).isTrue();
	}

	@Test
	void clearedPenaltyLetsTheSourceIn() throws Exception {
		start("ssh.auth.penalties.auth-fail=1m");
		assertThat(Loopback.canLogin(this.server, BAD, "wrong")).isFalse();
		awaitPenalty(SshPenaltyReason.AUTHENTICATION_FAILED, true);
		assertThat(Loopback.greeting(this.server, BAD)).isEqualTo(REFUSED);
		assertThat(penalties().clear(InetAddress.getByName(BAD))).isTrue();
		assertThat(Loopback.canLogin(this.server, BAD, "admin-password")).isTrue();
	}

	@Test
	void penaltyEnds() throws Exception {
		start("ssh.auth.penalties.auth-fail=4s", "ssh.auth.penalties.min=1s");
		assertThat(Loopback.canLogin(this.server, BAD, "wrong")).isFalse();
		awaitPenalty(SshPenaltyReason.AUTHENTICATION_FAILED, true);
		assertThat(Loopback.greeting(this.server, BAD)).isEqualTo(REFUSED);
		await().atMost(SshTestServer.SOON).until(() -> Loopback.greeting(this.server, BAD).startsWith("SSH-"));
	}

	@Test
	void exemptSourceIsNeverRefused() throws Exception {
		this.server = SshTestServer.start("ssh.auth.penalties.auth-fail=1m", "ssh.auth.penalties.exempt=127.0.0.2/31");
		assertThat(Loopback.canLogin(this.server, BAD, "wrong")).isFalse();
		assertThat(Loopback.canLogin(this.server, BAD, "admin-password")).isTrue();
		assertThat(penalties().list()).isEmpty();
		assertThat(Loopback.canLogin(this.server, "127.0.0.4", "wrong")).isFalse();
		awaitPenalty(SshPenaltyReason.AUTHENTICATION_FAILED, true);
	}

	@Test
	void theMachineItselfIsExemptByDefault() throws Exception {
		this.server = SshTestServer.start("ssh.auth.penalties.auth-fail=1m");
		assertThat(Loopback.canLogin(this.server, BAD, "wrong")).isFalse();
		assertThat(Loopback.canLogin(this.server, BAD, "admin-password")).isTrue();
		assertThat(penalties().list()).isEmpty();
	}

	@Test
	void switchedOffThereIsNoPenalty() throws Exception {
		start("ssh.auth.penalties.enabled=false");
		assertThat(this.server.getContext().getBeanNamesForType(SshPenalties.class)).isEmpty();
		for (int i = 0; i < 5; i++) {
			assertThat(Loopback.canLogin(this.server, BAD, "wrong")).isFalse();
		}
		assertThat(Loopback.canLogin(this.server, BAD, "admin-password")).isTrue();
	}

	@Test
	void connectionWithoutALoginIsPenalised() throws Exception {
		start("ssh.auth.penalties.no-auth=1m");
		assertThat(Loopback.greeting(this.server, BAD)).startsWith("SSH-");
		awaitPenalty(SshPenaltyReason.NO_AUTHENTICATION, true);
	}

	@Test
	void connectionThatIsNotSshIsPenalised() throws Exception {
		start("ssh.auth.penalties.no-auth=1m");
		try (Socket socket = Loopback.connect(this.server, BAD)) {
			socket.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes());
			socket.getInputStream().readAllBytes();
		}
		awaitPenalty(SshPenaltyReason.NO_AUTHENTICATION, true);
	}

	@Test
	void slowConnectionIsPenalised() throws Exception {
		start("ssh.auth.penalties.grace-exceeded=1m", "ssh.server.timeouts.login-grace=300ms");
		try (Socket socket = Loopback.connect(this.server, BAD)) {
			socket.getInputStream().readAllBytes();
		}
		awaitPenalty(SshPenaltyReason.GRACE_EXCEEDED, true);
	}

	@Test
	void unknownUserIsPenalisedForThatIfItDiffers() throws Exception {
		start("ssh.auth.penalties.invalid-user=1m");
		try (ClientSession session = this.server.connect("nobody")) {
			session.addPasswordIdentity("wrong");
			session.auth().await(SshTestServer.SOON);
		}
		awaitPenalty(SshPenaltyReason.INVALID_USER, true);
	}

	@Test
	void knownUserWithAWrongPasswordIsNoUnknownUser() throws Exception {
		start("ssh.auth.penalties.invalid-user=1m");
		assertThat(Loopback.canLogin(this.server, BAD, "wrong")).isFalse();
		awaitPenalty(SshPenaltyReason.AUTHENTICATION_FAILED, false);
	}

	@Test
	void loginAfterAFailureIsNotPenalised() throws Exception {
		start("ssh.auth.penalties.auth-fail=1m", "ssh.auth.penalties.no-auth=1m");
		try (ClientSession session = Loopback.session(this.server, BAD, "wrong")) {
			session.addPasswordIdentity("admin-password");
			session.auth().verify(SshTestServer.SOON);
		}
		assertThat(Loopback.canLogin(this.server, BAD, "admin-password")).isTrue();
		assertThat(penalties().list()).isEmpty();
	}

	@Test
	void loginRefusedForALimitIsNotPenalised() throws Exception {
		start("ssh.auth.penalties.auth-fail=1m", "ssh.auth.penalties.no-auth=1m",
				"ssh.server.limits.max-connections-per-user=1");
		try (ClientSession session = Loopback.session(this.server, GOOD, "admin-password")) {
			session.auth().verify(SshTestServer.SOON);
			assertThat(Loopback.canLogin(this.server, BAD, "admin-password")).isFalse();
		}
		await().atMost(SshTestServer.SOON).until(() -> Loopback.canLogin(this.server, BAD, "admin-password"));
		assertThat(penalties().list()).isEmpty();
	}

	@Test
	void refusedConnectionsDoNotProlongThePenalty() throws Exception {
		start("ssh.auth.penalties.auth-fail=1m", "ssh.auth.penalties.no-auth=1m");
		assertThat(Loopback.canLogin(this.server, BAD, "wrong")).isFalse();
		awaitPenalty(SshPenaltyReason.AUTHENTICATION_FAILED, true);
		List<SshPenalty> before = penalties().list();
		for (int i = 0; i < 5; i++) {
			assertThat(Loopback.greeting(this.server, BAD)).isEqualTo(REFUSED);
		}
		assertThat(penalties().list()).isEqualTo(before);
	}

	@Test
	void applicationPenalisesForReasonsOfItsOwn() throws Exception {
		start("ssh.auth.penalties.refuse-connection=1m");
		penalties().add(InetAddress.getByName(BAD), SshPenaltyReason.REFUSED);
		assertThat(Loopback.greeting(this.server, BAD)).isEqualTo(REFUSED);
	}

	@Test
	void penaltyIsForTheWholeBlock() throws Exception {
		start("ssh.auth.penalties.refuse-connection=1m", "ssh.server.limits.source-block-size=31:128");
		penalties().add(InetAddress.getByName(BAD), SshPenaltyReason.REFUSED);
		assertThat(penalties().list()).extracting(SshPenalty::source).containsExactly(AddressBlock.of("127.0.0.2/31"));
		assertThat(Loopback.greeting(this.server, GOOD)).isEqualTo(REFUSED);
		assertThat(Loopback.greeting(this.server, "127.0.0.4")).startsWith("SSH-");
	}

	private void start(String... properties) {
		String[] all = new String[properties.length + 1];
		all[0] = "ssh.auth.penalties.exempt=";
		System.arraycopy(properties, 0, all, 1, properties.length);
		this.server = SshTestServer.start(all);
	}

	private SshPenalties penalties() {
		return this.server.getBean(SshPenalties.class);
	}

	private void awaitPenalty(SshPenaltyReason reason, boolean enforced) {
		await().atMost(SshTestServer.SOON)
			.until(() -> penalties().list()
				.stream()
				.anyMatch((penalty) -> penalty.reason() == reason && penalty.enforced() == enforced));
	}

}
