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
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

import io.github.sshspringboot.SshTestServer;
import io.github.sshspringboot.TestSession;
import io.github.sshspringboot.autoconfigure.SshServerProperties;
import io.github.sshspringboot.server.internal.lifecycle.SshServerManager;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.util.buffer.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.awaitility.Awaitility.await;

/**
 * Tests for the limits of connections, with real ones.
 */
class ConnectionLimitTests {

	private final List<Socket> sockets = new ArrayList<>();

	@SuppressWarnings("NullAway.Init")
	private SshTestServer server;

	@AfterEach
	void close() throws IOException {
		for (Socket socket : this.sockets) {
			socket.close();
		}
		this.server.close();
	}

	@Test
	void connectionOverTheLimitOfStartupsIsToldAndClosed() throws Exception {
		start("ssh.server.limits.max-startups=3");
		open(3, "127.0.0.1");
		try (Socket socket = Loopback.connect(this.server, "127.0.0.1")) {
			assertThat(socket.getInputStream().readAllBytes()).asString().isEqualTo("Exceeded MaxStartups\r\n");
		}
	}

	@Test
	void endOfAnIdleConnectionMakesRoom() throws Exception {
		start("ssh.server.limits.max-startups=3");
		open(3, "127.0.0.1");
		assertThat(Loopback.greeting(this.server, "127.0.0.1")).isEqualTo("Exceeded MaxStartups");
		this.sockets.get(0).close();
		await().atMost(SshTestServer.SOON).until(() -> Loopback.greeting(this.server, "127.0.0.1").startsWith("SSH-"));
	}

	@Test
	void loggedInConnectionIsNoStartup() throws Exception {
		start("ssh.server.limits.max-startups=1");
		for (int i = 0; i < 3; i++) {
			this.server.login();
		}
		assertThat(this.server.canLogin("admin", "admin-password")).isTrue();
	}

	@Test
	void loginGraceMakesRoom() throws Exception {
		start("ssh.server.limits.max-startups=2", "ssh.server.timeouts.login-grace=500ms");
		open(2, "127.0.0.1");
		await().atMost(SshTestServer.SOON).until(() -> Loopback.greeting(this.server, "127.0.0.1").startsWith("SSH-"));
	}

	@Test
	void eightHundredIdleConnectionsOfOneSourceDoNotKeepOthersOut() throws Exception {
		SshServerProperties.Limits shipped = new SshServerProperties().getLimits();
		start("ssh.server.limits.max-startups=" + shipped.getMaxStartups(),
				"ssh.server.limits.max-startups-per-source=" + shipped.getMaxStartupsPerSource());
		open(800, "127.0.0.2");
		assertThat(Loopback.greeting(this.server, "127.0.0.2")).isEqualTo("Exceeded MaxStartups");
		for (int i = 0; i < 10; i++) {
			assertThat(Loopback.canLogin(this.server, "127.0.0.1", "admin-password")).isTrue();
			assertThat(Loopback.canLogin(this.server, "127.0.0.3", "admin-password")).isTrue();
		}
	}

	@Test
	void sourceIsTheBlockOfItsAddresses() throws Exception {
		start("ssh.server.limits.max-startups-per-source=2", "ssh.server.limits.source-block-size=24:64");
		open(1, "127.0.0.2");
		open(1, "127.0.0.3");
		assertThat(Loopback.greeting(this.server, "127.0.0.4")).isEqualTo("Exceeded MaxStartups");
		assertThat(Loopback.greeting(this.server, "127.0.1.4")).startsWith("SSH-");
	}

	@Test
	void connectionOverTheLimitOfAllConnectionsIsToldAndClosed() throws Exception {
		start("ssh.server.limits.max-connections=2");
		this.server.login();
		ClientSession second = this.server.login();
		assertThat(Loopback.greeting(this.server, "127.0.0.1")).isEqualTo("Too many connections");
		second.close(true).await(SshTestServer.SOON);
		await().atMost(SshTestServer.SOON).until(() -> Loopback.greeting(this.server, "127.0.0.1").startsWith("SSH-"));
	}

	@Test
	void idleConnectionsDoNotUseUpTheLimitOfLoggedInOnes() throws Exception {
		start("ssh.server.limits.max-connections=2");
		open(5, "127.0.0.1");
		assertThat(this.server.canLogin("admin", "admin-password")).isTrue();
	}

	@Test
	void loginOverTheLimitOfTheUserIsRefusedWithTheReasonAndNothingElse() throws Exception {
		start("ssh.server.limits.max-connections-per-user=2");
		this.server.login();
		ClientSession second = this.server.login();
		try (TestSession third = this.server.connectRaw()) {
			third.sendPassword("admin", "admin-password");
			TestSession.Message message = third.receive(SshConstants.SSH_MSG_DISCONNECT);
			Buffer body = message.body();
			assertThat(body.getInt()).isEqualTo(SshConstants.SSH2_DISCONNECT_TOO_MANY_CONNECTIONS);
			assertThat(body.getString()).isEqualTo("Too many connections");
		}
		assertThat(this.server.canLogin("other", "other-password")).isTrue();
		assertThat(SshTestServer.exec(second, "echo hello").status()).isZero();
		second.close(true).await(SshTestServer.SOON);
		await().atMost(SshTestServer.SOON).until(() -> this.server.canLogin("admin", "admin-password"));
	}

	@Test
	void refusedLoginIsToldToListeners() throws Exception {
		this.server = SshTestServer.start(List.of(SshTestServer.Users.class, Listener.class),
				"ssh.server.limits.max-connections-per-user=1", "ssh.server.limits.max-connections=2");
		RecordedServerEvents events = this.server.getBean(RecordedServerEvents.class);
		this.server.login();
		events.forget();
		try (TestSession second = this.server.connectRaw()) {
			assertLoginIsRefused(second);
		}
		await().atMost(SshTestServer.SOON)
			.untilAsserted(() -> assertThat(events.list()).containsExactly("accepted", "keys",
					"refused CONNECTIONS_OF_USER", "closed"));
		try (TestSession early = this.server.connectRaw()) {
			this.server.login("other", "other-password");
			events.forget();
			assertLoginIsRefused(early);
			await().atMost(SshTestServer.SOON)
				.untilAsserted(() -> assertThat(events.list()).containsExactly("refused CONNECTIONS", "closed"));
		}
	}

	private static void assertLoginIsRefused(TestSession session) throws Exception {
		session.sendPassword("admin", "admin-password");
		assertThat(session).receivesDisconnect();
	}

	@Test
	void statusTellsTheLimitsByTheNamesOfTheirProperties() {
		start("ssh.server.limits.max-startups=5:30:50", "ssh.server.limits.max-startups-per-source=4",
				"ssh.server.limits.max-connections=30", "ssh.server.limits.max-connections-per-user=2",
				"ssh.server.limits.max-sessions-per-connection=7");
		assertThat(this.server.getBean(SshServerManager.class).getStatus().limits()).containsExactly(
				entry("max-startups", 50), entry("max-startups-per-source", 4), entry("max-connections", 30),
				entry("max-connections-per-user", 2), entry("max-sessions-per-connection", 7));
	}

	@Test
	void statusDoesNotTellLimitsThatAreNotSet() {
		start("ssh.server.limits.max-startups=10:30:100");
		assertThat(this.server.getBean(SshServerManager.class).getStatus().limits()).containsExactly(
				entry("max-startups", 100), entry("max-connections-per-user", 16),
				entry("max-sessions-per-connection", 10));
	}

	private void start(String... properties) {
		this.server = SshTestServer.start(properties);
	}

	private void open(int count, String from) throws IOException {
		for (int i = 0; i < count; i++) {
			Socket socket = Loopback.connect(this.server, from);
			this.sockets.add(socket);
			if (i < 10) {
				assertThat(Loopback.firstLine(socket)).isNotEmpty();
			}
		}
	}

	@Configuration(proxyBeanMethods = false)
	static class Listener {

		@Bean
		RecordedServerEvents events() {
			return new RecordedServerEvents();
		}

	}

}
