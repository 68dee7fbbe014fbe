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

import java.net.InetSocketAddress;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;

import io.github.sshspringboot.SshTest;
import io.github.sshspringboot.SshTest.Injected;
import io.github.sshspringboot.SshTestServer;
import io.github.sshspringboot.TestSession;
import io.github.sshspringboot.security.AuthorizedKey;
import io.github.sshspringboot.security.AuthorizedKeysSource;
import io.github.sshspringboot.security.internal.SigningKey;
import io.github.sshspringboot.server.SshConnection;
import io.github.sshspringboot.server.SshConnections;
import io.github.sshspringboot.server.SshKeyExchange;
import io.github.sshspringboot.server.SshMinaServerCustomizer;
import io.github.sshspringboot.server.SshPeer;
import io.github.sshspringboot.server.SshServerListener;
import io.github.sshspringboot.server.internal.SshListenerSettings;
import io.github.sshspringboot.server.internal.SshServerStatus;
import io.github.sshspringboot.server.internal.lifecycle.SshServerManager;
import org.apache.sshd.client.channel.ChannelDirectTcpip;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.client.channel.ClientChannelEvent;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.io.IoSession;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.SessionListener;
import org.apache.sshd.common.util.net.SshdSocketAddress;
import org.apache.sshd.server.forward.AcceptAllForwardingFilter;
import org.apache.sshd.server.forward.DirectTcpipFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.Answers;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.awaitility.Awaitility.await;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;

/**
 * Tests for what a server tells of its connections.
 */
@SshTest(value = "ssh.auth.methods=publickey+password,password", classes = ServerEventsTests.Listeners.class)
class ServerEventsTests {

	private static final KeyPair KEY = new SigningKey().getPair();

	@Injected
	private static SshTestServer server;

	private final RecordedServerEvents events = server.getBean(RecordedServerEvents.class);

	@BeforeEach
	void awaitEndOfEarlierConnections() {
		server.awaitNoConnection();
		this.events.forget();
	}

	@Test
	void lifeOfAConnectionIsToldInOrder() throws Exception {
		try (TestSession session = server.login()) {
			SshTestServer.exec(session, "echo on");
		}
		awaitEvents("accepted", "keys", "admin password SUCCESS", "opened session", "closed session", "closed");
		SshKeyExchange keyExchange = this.events.keyExchanges().get(0);
		assertThat(keyExchange.hostKey()).isEqualTo("ssh-ed25519");
		assertThat(keyExchange.method()).isIn(server.getStatus().identity().algorithms().keyExchange());
		assertThat(keyExchange.cipher()).isIn(server.getStatus().identity().algorithms().ciphers());
		assertThat(keyExchange.duration()).isPositive().isLessThan(SshTestServer.SOON);
	}

	@Test
	void renewedKeysAreTold() throws Exception {
		try (TestSession session = server.login()) {
			session.reExchangeKeys().verify(SshTestServer.SOON);
			await().atMost(SshTestServer.SOON).until(() -> this.events.keyExchanges().size() == 2);
		}
	}

	@Test
	void refusedPasswordIsAFailure() throws Exception {
		try (TestSession session = server.connectRaw()) {
			session.sendPassword("admin", "wrong");
			assertThat(session).receivesFailure();
			assertThat(this.events.list()).containsExactly("accepted", "keys", "admin password FAILURE");
		}
	}

	@Test
	void askingForTheMethodsOrForAKeyIsNoAttempt() throws Exception {
		byte[] key = SshTestServer.publicKey(KEY.getPublic()).getEncoded();
		byte[] other = SshTestServer.publicKey(new SigningKey().getPair().getPublic()).getEncoded();
		try (TestSession session = server.connectRaw()) {
			session.send(SshConstants.SSH_MSG_USERAUTH_REQUEST, "admin", "ssh-connection", "none");
			assertThat(session).receivesFailure();
			session.send(SshConstants.SSH_MSG_USERAUTH_REQUEST, "admin", "ssh-connection", "publickey", false,
					"ssh-ed25519", key);
			assertThat(session).receives(SshConstants.SSH_MSG_USERAUTH_PK_OK);
			session.send(SshConstants.SSH_MSG_USERAUTH_REQUEST, "admin", "ssh-connection", "publickey", false,
					"ssh-ed25519", other);
			assertThat(session).receivesFailure();
			assertThat(this.events.list()).containsExactly("accepted", "keys");
		}
	}

	@Test
	void wrongSignatureIsAFailure() throws Exception {
		byte[] key = SshTestServer.publicKey(KEY.getPublic()).getEncoded();
		try (TestSession session = server.connectRaw()) {
			session.send(SshConstants.SSH_MSG_USERAUTH_REQUEST, "admin", "ssh-connection", "publickey", true,
					"ssh-ed25519", key, new byte[83]);
			assertThat(session).receivesFailure();
			assertThat(this.events.list()).containsExactly("accepted", "keys", "admin publickey FAILURE");
		}
	}

	@Test
	void nameOfAnUnknownMethodIsNotPassedOn() throws Exception {
		try (TestSession session = server.connectRaw()) {
			session.send(SshConstants.SSH_MSG_USERAUTH_REQUEST, "admin", "ssh-connection", "\u001b[31mPASSWORD");
			assertThat(session).receivesFailure();
			assertThat(this.events.list()).containsExactly("accepted", "keys", "admin unknown FAILURE");
		}
	}

	@Test
	void firstMethodOfTwoIsAPartialSuccess() throws Exception {
		try (SshTestServer strict = SshTestServer.start(List.of(SshTestServer.Users.class, Listeners.class),
				"ssh.auth.methods=publickey+password"); TestSession session = strict.connect("admin")) {
			session.addPublicKeyIdentity(KEY);
			session.addPasswordIdentity("admin-password");
			session.auth().verify(SshTestServer.SOON);
			RecordedServerEvents strictEvents = strict.getBean(RecordedServerEvents.class);
			await().atMost(SshTestServer.SOON)
				.untilAsserted(() -> assertThat(strictEvents.list()).containsExactly("accepted", "keys",
						"admin publickey PARTIAL", "admin password SUCCESS"));
			assertThat(strict.getBean(SshConnections.class).list()).singleElement()
				.satisfies((connection) -> assertThat(connection.getAuthenticationMethods())
					.containsExactly("publickey", "password"));
		}
	}

	@Test
	void channelOfAnotherTypeIsTold() throws Exception {
		try (TestSession session = server.login();
				ChannelDirectTcpip channel = session.createDirectTcpipChannel(new SshdSocketAddress("127.0.0.1", 50000),
						new SshdSocketAddress("127.0.0.1", server.getPort()))) {
			channel.open().verify(SshTestServer.SOON);
			await().atMost(SshTestServer.SOON).until(() -> this.events.list().contains("opened direct-tcpip"));
			assertThat(connection().getChannelCount()).isEqualTo(1);
		}
		await().atMost(SshTestServer.SOON).until(() -> this.events.list().contains("closed direct-tcpip"));
	}

	@Test
	void refusedChannelIsNotTold() throws Exception {
		try (SshTestServer strict = SshTestServer.start(List.of(SshTestServer.Users.class, Listeners.class),
				"ssh.server.limits.max-sessions-per-connection=1"); TestSession session = strict.login()) {
			ChannelExec first = session.createExecChannel("wait");
			first.open().verify(SshTestServer.SOON);
			ChannelExec second = session.createExecChannel("echo on");
			assertThatIOException().isThrownBy(() -> second.open().verify(SshTestServer.SOON));
			assertThat(strict.getBean(SshConnections.class).list().get(0).getChannelCount()).isEqualTo(1);
			assertThat(strict.getBean(RecordedServerEvents.class).list())
				.filteredOn((event) -> event.endsWith("session"))
				.containsExactly("opened session");
		}
	}

	@Test
	void connectionTellsWhatItsUserDoes() throws Exception {
		try (TestSession session = server.login()) {
			SshConnection connection = connection();
			assertThat(connection.getAuthenticationMethods()).containsExactly("password");
			assertThat(connection.getRunningCommands()).isEmpty();
			assertThat(connection.getChannelCount()).isZero();
			ChannelExec channel = session.createExecChannel("wait; echo secret");
			channel.open().verify(SshTestServer.SOON);
			server.getCommands().awaitStart();
			assertThat(connection.getRunningCommands()).containsExactly("wait");
			assertThat(connection.getChannelCount()).isEqualTo(1);
			server.getCommands().permit();
			assertThat(channel.waitFor(EnumSet.of(ClientChannelEvent.CLOSED), SshTestServer.SOON))
				.contains(ClientChannelEvent.CLOSED);
			await().atMost(SshTestServer.SOON).until(() -> connection.getChannelCount() == 0);
			assertThat(connection.getRunningCommands()).isEmpty();
			long sent = connection.getBytesSent();
			long totalSent = server.getStatus().load().bytesSent();
			SshTestServer.exec(session, "bytes 100000");
			assertThat(connection.getBytesSent() - sent).isBetween(100_000L, 110_000L);
			assertThat(server.getStatus().load().bytesSent() - totalSent).isEqualTo(connection.getBytesSent() - sent);
			long received = connection.getBytesReceived();
			SshTestServer.exec(session, "cat", new byte[100_000]);
			assertThat(connection.getBytesReceived() - received).isBetween(100_000L, 110_000L);
		}
	}

	@Test
	void commandThatClosesItsOwnConnectionTellsTheClientFirst() throws Exception {
		try (TestSession session = server.login()) {
			SshTestServer.Result result = SshTestServer.exec(session, "close-me");
			assertThat(result.outputText()).isEqualTo("closed 1\n");
			assertThat(result.status()).isZero();
			await().atMost(SshTestServer.SOON).until(session::isClosed);
		}
	}

	@Test
	void connectionThatCannotBeSetUpIsRefused() throws Exception {
		try (SshTestServer failing = SshTestServer
			.start(List.of(SshTestServer.Users.class, Listeners.class, FailingSessions.class))) {
			assertThatIOException().isThrownBy(failing::login);
			assertThat(failing.getBean(RecordedServerEvents.class).list()).containsOnly("refused FAILED");
			SshServerStatus status = failing.getBean(SshServerManager.class).getStatus();
			SshServerStatus.Problem problem = Objects.requireNonNull(status.lastProblem());
			assertThat(problem.message()).isEqualTo("IllegalStateException");
			assertThat(Duration.between(problem.time(), Instant.now())).isLessThan(SshTestServer.SOON);
			assertThat(status.isAccepting()).isTrue();
		}
	}

	@Test
	void connectionOfAStoppingServerIsRefused() throws Exception {
		MinaSshServer stopping = mock(Answers.RETURNS_DEEP_STUBS);
		given(stopping.isStopping()).willReturn(true);
		IoSession ioSession = mock();
		given(ioSession.getRemoteAddress()).willReturn(new InetSocketAddress("127.0.0.1", 50000));
		RecordedServerEvents listener = new RecordedServerEvents();
		ConnectionFactory factory = new ConnectionFactory(new ServerEngine(), stopping, mock(),
				new ServerEvents(List.of(listener), new Traffic()), SshListenerSettings.DEFAULT,
				new HostKeyRotation(List.of()));
		factory.sessionCreated(ioSession);
		factory.sessionClosed(ioSession);
		assertThat(listener.list()).containsExactly("refused SHUTTING_DOWN");
		then(ioSession).should().close(true);
	}

	private void awaitEvents(String... expected) {
		await().atMost(SshTestServer.SOON)
			.untilAsserted(() -> assertThat(this.events.list()).containsExactly(expected));
	}

	private static SshConnection connection() {
		return server.getBean(SshConnections.class).list().get(0);
	}

	@Configuration(proxyBeanMethods = false)
	static class Listeners {

		@Bean
		@Order(1)
		SshServerListener failingListener() {
			return new SshServerListener() {

				@Override
				public void connectionAccepted(SshPeer peer) {
					throw new IllegalStateException("for a test");
				}

			};
		}

		@Bean
		@Order(2)
		RecordedServerEvents recordedServerEvents() {
			return new RecordedServerEvents();
		}

		@Bean
		AuthorizedKeysSource keys() {
			return (username) -> List.of(new AuthorizedKey(SshTestServer.publicKey(KEY.getPublic())));
		}

		@Bean
		ClosingCommand closingCommand(SshConnections connections) {
			return new ClosingCommand(connections);
		}

		@Bean
		SshMinaServerCustomizer forwarding() {
			return (engine) -> {
				engine.setChannelFactories(List.of(engine.getChannelFactories().get(0), DirectTcpipFactory.INSTANCE));
				engine.setForwardingFilter(AcceptAllForwardingFilter.INSTANCE);
			};
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class FailingSessions {

		@Bean
		SshMinaServerCustomizer failing() {
			return (engine) -> engine.addSessionListener(new SessionListener() {

				@Override
				public void sessionEstablished(Session session) {
					throw new IllegalStateException("a secret");
				}

			});
		}

	}

}
