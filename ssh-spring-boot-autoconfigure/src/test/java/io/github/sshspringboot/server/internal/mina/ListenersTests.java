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
import java.nio.file.AccessDeniedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.github.sshspringboot.SshTest;
import io.github.sshspringboot.SshTest.Injected;
import io.github.sshspringboot.SshTestServer;
import io.github.sshspringboot.TestClient;
import io.github.sshspringboot.TestSession;
import io.github.sshspringboot.files.internal.FileTrees;
import io.github.sshspringboot.security.AuthorizedKey;
import io.github.sshspringboot.security.AuthorizedKeyOptions;
import io.github.sshspringboot.security.AuthorizedKeysSource;
import io.github.sshspringboot.security.internal.SigningKey;
import io.github.sshspringboot.server.ExitStatus;
import io.github.sshspringboot.server.SshConnection;
import io.github.sshspringboot.server.SshConnections;
import io.github.sshspringboot.server.internal.SshServerStatus.Listener;
import io.github.sshspringboot.server.internal.SshSession;
import io.github.sshspringboot.server.internal.SshSubsystemHandler;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.util.buffer.Buffer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for a server with more than one listener.
 */
@SshTest(users = ListenersTests.Users.class, classes = ListenersTests.Subsystems.class,
		value = { "ssh.server.banner=Staff only\n", "ssh.server.limits.max-connections-per-user=1",
				"ssh.auth.methods=password", "ssh.scp.enabled=true", "ssh.forwarding.remote.permit=127.0.0.1:*",
				"ssh.server.listeners[0].name=partners", "ssh.server.listeners[0].port=0",
				"ssh.server.listeners[0].banner=Partners\n", "ssh.server.listeners[0].carries=files",
				"ssh.server.listeners[0].required-authorities=ROLE_PARTNER", "ssh.server.listeners[3].name=keys",
				"ssh.server.listeners[3].port=0", "ssh.server.listeners[3].methods=publickey",
				"ssh.server.listeners[1].name=console", "ssh.server.listeners[1].port=0",
				"ssh.server.listeners[1].addresses=127.0.0.1,127.0.0.2",
				"ssh.server.listeners[1].carries=shell,subsystems", "ssh.server.listeners[1].banner=",
				"ssh.server.listeners[2].name=jobs", "ssh.server.listeners[2].port=0",
				"ssh.server.listeners[2].carries=commands" })
class ListenersTests {

	private static final SigningKey KEY = new SigningKey();

	@Injected
	private static SshTestServer server;

	private static Map<String, TestClient> clients;

	@BeforeAll
	static void createClients() {
		clients = Map.of("default", client("local.ssh.port"), "partners", client("local.ssh.partners.port"), "console",
				client("local.ssh.console.port"), "jobs", client("local.ssh.jobs.port"), "keys",
				client("local.ssh.keys.port"));
	}

	private static TestClient client(String property) {
		return new TestClient(() -> server.getContext().getEnvironment().getRequiredProperty(property, Integer.class));
	}

	@AfterAll
	static void closeClients() {
		clients.values().forEach(TestClient::close);
	}

	private static TestClient at(String listener) {
		return Objects.requireNonNull(clients.get(listener));
	}

	@Test
	void connectionKnowsItsListener() throws Exception {
		for (String listener : List.of("default", "console", "jobs")) {
			try (TestSession session = at(listener).login()) {
				assertThat(session.isOpen()).isTrue();
				assertThat(server.getBean(SshConnections.class).list()).extracting(SshConnection::getListener)
					.containsExactly(listener);
			}
			server.awaitNoConnection();
		}
	}

	@Test
	void statusCountsTheConnectionsOfEachListener() throws Exception {
		try (TestSession session = at("console").login(); TestSession stranger = at("partners").connectRaw()) {
			assertThat(session.isOpen() && stranger.isOpen()).isTrue();
			assertThat(server.getStatus().listeners()).extracting(Listener::name)
				.containsExactly("default", "partners", "console", "jobs", "keys");
			assertThat(server.getStatus().listeners()).extracting(Listener::connections).containsExactly(0, 1, 1, 0, 0);
			assertThat(server.getStatus().listeners()).extracting(Listener::authenticatedConnections)
				.containsExactly(0, 0, 1, 0, 0);
			assertThat(server.getStatus().listeners().get(2).addresses()).hasSize(2);
		}
		server.awaitNoConnection();
	}

	@Test
	void limitsAreSharedByAllListeners() throws Exception {
		try (TestSession session = at("default").login()) {
			assertThat(session.isOpen()).isTrue();
			assertThat(at("console").canLogin("admin", "admin-password")).isFalse();
		}
		server.awaitNoConnection();
		assertThat(at("console").canLogin("admin", "admin-password")).isTrue();
		server.awaitNoConnection();
	}

	@Test
	void listenerRequiresItsOwnAuthorities() throws Exception {
		assertThat(at("partners").canLogin("partner", "partner-password")).isTrue();
		assertThat(at("partners").canLogin("admin", "admin-password")).isFalse();
		assertThat(at("default").canLogin("partner", "partner-password")).isFalse();
		assertThat(at("console").canLogin("partner", "partner-password")).isFalse();
		server.awaitNoConnection();
	}

	@Test
	void listenerOffersItsOwnMethods() throws Exception {
		try (TestSession session = at("keys").connectRaw()) {
			session.sendPassword("admin", "admin-password");
			skipTo(session, (int) SshConstants.SSH_MSG_USERAUTH_BANNER);
			assertThat(session).receivesFailure("publickey");
		}
		assertThat(at("keys").canLogin("admin", KEY.getPair())).isTrue();
		assertThat(at("default").canLogin("admin", KEY.getPair())).isFalse();
		server.awaitNoConnection();
	}

	@Test
	void eachListenerShowsItsBanner() throws Exception {
		assertThat(banner("default")).isEqualTo("Staff only\n");
		assertThat(banner("partners")).isEqualTo("Partners\n");
		assertThat(banner("console")).isNull();
		assertThat(banner("jobs")).isEqualTo("Staff only\n");
		server.awaitNoConnection();
	}

	private static @Nullable String banner(String listener) throws Exception {
		try (TestSession session = at(listener).connectRaw()) {
			session.sendPassword("admin", "wrong");
			TestSession.Message message = session.next();
			return (message.type() == SshConstants.SSH_MSG_USERAUTH_BANNER) ? message.body().getString() : null;
		}
	}

	@Test
	void defaultListenerCarriesEverything() throws Exception {
		try (TestSession session = login("default", "admin")) {
			assertThat(accepts(session, "exec", "echo hello")).isTrue();
			assertThat(accepts(session, "shell")).isTrue();
			assertThat(accepts(session, "subsystem", "sftp")).isTrue();
			assertThat(accepts(session, "exec", "scp -t /")).isTrue();
			assertThat(accepts(session, "subsystem", "own")).isTrue();
			assertThat(listens(session)).isTrue();
		}
		server.awaitNoConnection();
	}

	@Test
	void listenerForFilesRefusesAllElse() throws Exception {
		try (TestSession session = login("partners", "partner")) {
			assertThat(accepts(session, "exec", "echo hello")).isFalse();
			assertThat(accepts(session, "exec", new byte[] { (byte) 0xff })).isFalse();
			assertThat(accepts(session, "shell")).isFalse();
			assertThat(accepts(session, "subsystem", "own")).isFalse();
			assertThat(accepts(session, "subsystem", "sftp")).isTrue();
			assertThat(accepts(session, "exec", "scp -t /")).isTrue();
			assertForwardingIsProhibited(session);
		}
		server.awaitNoConnection();
	}

	@Test
	void listenerForTheShellRefusesCommandsAndFiles() throws Exception {
		try (TestSession session = login("console", "admin")) {
			assertThat(accepts(session, "exec", "echo hello")).isFalse();
			assertThat(accepts(session, "subsystem", "sftp")).isFalse();
			assertThat(accepts(session, "subsystem", "own")).isTrue();
			assertThat(accepts(session, "shell")).isTrue();
			assertForwardingIsProhibited(session);
		}
		server.awaitNoConnection();
	}

	@Test
	void listenerForCommandsRefusesTheShell() throws Exception {
		try (TestSession session = login("jobs", "admin")) {
			assertThat(accepts(session, "exec", "echo hello")).isTrue();
			assertThat(accepts(session, "exec", "scp -t /")).isFalse();
			assertThat(accepts(session, "shell")).isFalse();
			assertThat(accepts(session, "subsystem", "sftp")).isFalse();
		}
		server.awaitNoConnection();
	}

	@Test
	void eachListenerStopsAndStartsAgain() throws Exception {
		try (SshTestServer own = SshTestServer.start("ssh.server.listeners[0].name=second",
				"ssh.server.listeners[0].port=0");
				TestClient second = new TestClient(() -> own.getContext()
					.getEnvironment()
					.getRequiredProperty("local.ssh.second.port", Integer.class))) {
			int port = second.getPort();
			own.getContext().stop();
			assertThatExceptionOfType(IOException.class).isThrownBy(() -> new Socket("127.0.0.1", port));
			own.getContext().start();
			try (TestSession session = second.login()) {
				assertThat(SshTestServer.exec(session, "echo again").status()).isZero();
			}
		}
	}

	private static void assertForwardingIsProhibited(TestSession session) throws Exception {
		session.send(SshConstants.SSH_MSG_CHANNEL_OPEN, "direct-tcpip", 0, 1_000_000, 32_768, "127.0.0.1", 1,
				"127.0.0.1", 2);
		Buffer refusal = skipTo(session, (int) SshConstants.SSH_MSG_CHANNEL_OPEN_FAILURE).body();
		refusal.getUInt();
		assertThat(refusal.getInt()).isEqualTo(SshConstants.SSH_OPEN_ADMINISTRATIVELY_PROHIBITED);
		assertThat(listens(session)).isFalse();
	}

	/**
	 * Whether the server listens for the client.
	 */
	private static boolean listens(TestSession session) throws Exception {
		session.send(SshConstants.SSH_MSG_GLOBAL_REQUEST, "tcpip-forward", true, "127.0.0.1", 0);
		return skipTo(session, (int) SshConstants.SSH_MSG_REQUEST_SUCCESS, (int) SshConstants.SSH_MSG_REQUEST_FAILURE)
			.type() == SshConstants.SSH_MSG_REQUEST_SUCCESS;
	}

	/**
	 * Whether the server accepts a request that starts a session.
	 */
	private static boolean accepts(TestSession session, String request, Object... fields) throws Exception {
		session.send(SshConstants.SSH_MSG_CHANNEL_OPEN, "session", 0, 1_000_000, 32_768);
		Buffer confirmation = skipTo(session, (int) SshConstants.SSH_MSG_CHANNEL_OPEN_CONFIRMATION).body();
		confirmation.getUInt();
		int channel = confirmation.getInt();
		List<Object> message = new ArrayList<>(List.of(channel, request, true));
		message.addAll(List.of(fields));
		session.send(SshConstants.SSH_MSG_CHANNEL_REQUEST, message.toArray());
		int answer = skipTo(session, (int) SshConstants.SSH_MSG_CHANNEL_SUCCESS,
				(int) SshConstants.SSH_MSG_CHANNEL_FAILURE)
			.type();
		session.send(SshConstants.SSH_MSG_CHANNEL_CLOSE, channel);
		return answer == SshConstants.SSH_MSG_CHANNEL_SUCCESS;
	}

	private static TestSession.Message skipTo(TestSession session, Integer... types) throws InterruptedException {
		TestSession.Message message = session.next();
		while (!List.of(types).contains(message.type())) {
			message = session.next();
		}
		return message;
	}

	private static TestSession login(String listener, String user) throws Exception {
		TestSession session = at(listener).connectRaw();
		session.sendPassword(user, user + "-password");
		skipTo(session, (int) SshConstants.SSH_MSG_USERAUTH_SUCCESS);
		return session;
	}

	@Configuration(proxyBeanMethods = false)
	static class Users {

		@Bean
		UserDetailsService userDetailsService() {
			return new InMemoryUserDetailsManager(
					User.withUsername("admin").password("{noop}admin-password").roles("ADMIN").build(),
					User.withUsername("partner").password("{noop}partner-password").roles("PARTNER").build());
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Subsystems {

		@Bean
		AuthorizedKeysSource keys() {
			return (username) -> List.of(new AuthorizedKey(KEY.getKey(), AuthorizedKeyOptions.NONE));
		}

		@Bean
		FileTrees files() {
			return (connection) -> {
				throw new AccessDeniedException("/");
			};
		}

		@Bean
		SshSubsystemHandler sftp() {
			return new Subsystem("sftp");
		}

		@Bean
		SshSubsystemHandler own() {
			return new Subsystem("own");
		}

	}

	private record Subsystem(String name) implements SshSubsystemHandler {

		@Override
		public boolean supports(String subsystem) {
			return this.name.equals(subsystem);
		}

		@Override
		public ExitStatus handle(SshSession session) {
			return ExitStatus.OK;
		}

	}

}
