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

package io.github.sshspringboot.test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

/**
 * Tests for logins and connections of {@link SshTestClient}.
 */
class SshTestLoginTests extends AbstractClientTests {

	@Test
	void userLogsInWithPassword() {
		assertThat(this.client.as("alice").password("alice-password").read("whoami")).isEqualTo("alice\n");
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> this.client.as("alice").password("wrong").run("whoami"))
			.withMessage("'alice' could not log in at 127.0.0.1:" + this.port
					+ ": the server does not let this user in with a password");
	}

	@Test
	void serverHasAPort() {
		assertThatIllegalArgumentException().isThrownBy(() -> SshTestClient.connectTo(0))
			.withMessage("A server has no port 0");
	}

	@Test
	void whatIsMissingIsNamed() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.client.as(""))
			.withMessage("'user' must not be empty");
		assertThatIllegalArgumentException().isThrownBy(() -> this.client.as("alice").run(""))
			.withMessage("'command' must not be empty");
		assertThatIllegalArgumentException().isThrownBy(() -> this.client.timeout(Duration.ZERO))
			.withMessage("'timeout' must be at least a millisecond");
		assertThatIllegalArgumentException().isThrownBy(() -> SshTestClient.builder().timeout(Duration.ZERO))
			.withMessage("'timeout' must be at least a millisecond");
	}

	@Test
	void userLogsInWithKey() {
		assertThat(this.client.as("alice").key(TestApplication.USER_KEY).read("whoami")).isEqualTo("alice\n");
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> this.client.as("bob").key(TestApplication.USER_KEY).login());
	}

	@Test
	void userAnswersQuestions() {
		assertThat(this.client.as("bob").answers("bob-password").read("whoami")).isEqualTo("bob\n");
		assertThat(this.client.as("alice").answers(Map.of("Password: ", "alice-password")::get).read("whoami"))
			.isEqualTo("alice\n");
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> this.client.as("bob").answers(Map.of("Token: ", "1")::get).login())
			.withMessageContaining("there is no answer to 'Password: '");
	}

	@Test
	void userHasCredentialsByName() {
		AtomicInteger asked = new AtomicInteger();
		try (SshTestClient other = SshTestClient.builder().port(this.port).logins((user) -> {
			asked.incrementAndGet();
			return SshTestCredentials.none().password(user + "-password");
		}).build()) {
			assertThat(other.as("alice").read("whoami")).isEqualTo("alice\n");
			assertThat(other.as("alice").env("SHOP_DESK", "1").read("whoami")).isEqualTo("alice\n");
			assertThat(other.as("bob").read("whoami")).isEqualTo("bob\n");
			assertThat(asked).hasValue(2);
		}
	}

	@Test
	void bannerIsShown() {
		assertThat(this.client.as("alice").password("alice-password").banner()).contains("Tests only");
	}

	@Test
	void connectionIsOpenedAnewWhenItHasEnded() {
		SshTestClient alice = this.client.as("alice").password("alice-password");
		String first = alice.read("connection");
		assertThat(alice.env("SHOP_DESK", "paris").read("connection")).isEqualTo(first);
		assertThat(this.client.as("alice").password("alice-password").read("connection")).isEqualTo(first);
		alice.disconnect();
		String second = alice.read("connection");
		assertThat(second).isNotEqualTo(first);
		alice.run("drop");
		await().untilAsserted(() -> assertThat(alice.read("connection")).isNotEqualTo(second));
	}

	@Test
	void serverIsKnownByItsKeys() {
		try (SshTestClient other = SshTestClient.builder()
			.port(this.port)
			.serverKeys(TestApplication.HOST_KEY.getPublic())
			.build()) {
			assertThat(other.as("alice").password("alice-password").read("whoami")).isEqualTo("alice\n");
		}
		try (SshTestClient other = SshTestClient.builder()
			.port(this.port)
			.serverKeys(TestApplication.key().getPublic())
			.build()) {
			assertThatExceptionOfType(AssertionError.class)
				.isThrownBy(() -> other.as("alice").password("alice-password").run("whoami"))
				.withMessageContaining("the server is not trusted: its key SHA256:");
		}
	}

	@Test
	void serverThatDoesNotAnswerIsNotWaitedFor() throws IOException {
		try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
				SshTestClient other = SshTestClient.builder()
					.port(silent.getLocalPort())
					.timeout(Duration.ofMillis(300))
					.build()) {
			assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> other.as("alice").login())
				.withMessageContaining("'alice' could not log in");
		}
	}

	@Test
	void filesOfTheUserWhoRunsTheTestsAreNotRead() {
		SshClient created = new Connections("localhost", () -> 1, null, (user) -> SshTestCredentials.none(), () -> null)
			.client();
		assertThat(created.getHostConfigEntryResolver()).isSameAs(HostConfigEntryResolver.EMPTY);
		assertThat(created.getKeyIdentityProvider()).isSameAs(KeyIdentityProvider.EMPTY_KEYS_PROVIDER);
		created.stop();
	}

	@Test
	void closingAClientThatWasMadeFromAnotherEndsItsOwnLoginOnly() {
		try (SshTestProcess running = this.alice.start("hang")) {
			running.awaitStdout("started");
			SshTestClient bob = this.client.as("bob").password("bob-password");
			String first;
			try (SshTestClient desk = bob.env("SHOP_DESK", "paris")) {
				first = desk.read("connection");
			}
			this.client.env("SHOP_DESK", "paris").close();
			assertThat(running.isRunning()).isTrue();
			assertThat(bob.read("connection")).isNotEqualTo(first);
		}
	}

	@Test
	void closingTheLastLoginLeavesNoThreads() {
		Connections connections = new Connections("127.0.0.1", () -> this.port, null,
				(user) -> SshTestCredentials.none().password(user + "-password"), () -> null);
		Login alice = new Login("alice", null);
		Login bob = new Login("bob", null);
		connections.get(alice, Deadline.after(Duration.ofSeconds(30)));
		connections.get(bob, Deadline.after(Duration.ofSeconds(30)));
		SshClient client = connections.client();
		connections.close(bob);
		assertThat(client.isStarted()).isTrue();
		connections.close(alice);
		assertThat(client.isStarted()).isFalse();
		assertThat(connections.get(bob, Deadline.after(Duration.ofSeconds(30))).isOpen()).isTrue();
		connections.close();
	}

	@Test
	void eachTestLogsInAnew() {
		SshTestProcess before = this.alice.start("hang").awaitStdout("started");
		this.client.beginTest();
		SshTestProcess first = this.alice.start("hang").awaitStdout("started");
		assertThat(this.alice.read("running")).containsOnlyOnce("hang");
		this.client.beginTest();
		assertThat(this.alice.read("running")).doesNotContain("hang");
		this.client.endTest();
		assertThat(first.isRunning()).as("A test of another thread runs on").isTrue();
		this.client.endTest();
		assertThat(first.isRunning()).isFalse();
		assertThat(before.isRunning()).as("It is not of a test").isTrue();
		this.alice.disconnect();
		assertThat(before.isRunning()).isFalse();
	}

	@Test
	void clientNeedsAUserAndIsClosedOnce() {
		assertThatIllegalStateException().isThrownBy(() -> this.client.run("whoami"))
			.withMessageContaining("Name the user");
		this.client.close();
		this.client.close();
		assertThatIllegalStateException().isThrownBy(() -> this.client.as("alice").run("whoami"))
			.withMessageContaining("closed");
	}

}
