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

package io.github.sshspringboot.forwarding;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import io.github.sshspringboot.SshTestServer;
import io.github.sshspringboot.SshTestServer.Users;
import io.github.sshspringboot.TestSession;
import io.github.sshspringboot.actuate.internal.audit.TunnelAuditor;
import io.github.sshspringboot.autoconfigure.actuate.SshAuditAutoConfiguration;
import io.github.sshspringboot.autoconfigure.actuate.SshEndpointAutoConfiguration;
import io.github.sshspringboot.autoconfigure.actuate.SshEndpointExtensionAutoConfiguration;
import io.github.sshspringboot.autoconfigure.actuate.SshMetricsAutoConfiguration;
import io.github.sshspringboot.autoconfigure.actuate.SshServerEndpointAutoConfiguration;
import io.github.sshspringboot.security.AuthorizedKey;
import io.github.sshspringboot.security.AuthorizedKeyParser;
import io.github.sshspringboot.security.AuthorizedKeysSource;
import io.github.sshspringboot.security.internal.SigningKey;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.apache.sshd.client.channel.ChannelDirectTcpip;
import org.apache.sshd.client.future.OpenFuture;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.SshException;
import org.apache.sshd.common.channel.exception.SshChannelOpenException;
import org.apache.sshd.common.util.net.SshdSocketAddress;
import org.apache.sshd.server.forward.AcceptAllForwardingFilter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.actuate.audit.AuditEvent;
import org.springframework.boot.actuate.audit.InMemoryAuditEventRepository;
import org.springframework.boot.actuate.autoconfigure.audit.AuditAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.endpoint.EndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.endpoint.jackson.JacksonEndpointAutoConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.simple.SimpleMetricsExportAutoConfiguration;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/**
 * Tests for tunnels, from the client to what is permitted, observed and refused.
 */
class TunnelsTests {

	private static final SigningKey KEY = new SigningKey();

	@TempDir
	private static Path directory;

	private static ServerSocket echo;

	private static SshTestServer server;

	@BeforeAll
	static void start() throws IOException {
		echo = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
		Thread thread = new Thread(TunnelsTests::serve);
		thread.setDaemon(true);
		thread.start();
		server = SshTestServer.start(List.of(Users.class, Observed.class),
				"ssh.forwarding.local.permit=127.0.0.1:" + echo.getLocalPort() + ",127.0.0.1:1",
				"ssh.forwarding.remote.permit=localhost:*", "ssh.forwarding.streamlocal.permit=" + directory + "/",
				"ssh.forwarding.limits.max-tunnels-per-connection=3");
		server.getClient().setForwardingFilter(AcceptAllForwardingFilter.INSTANCE);
	}

	private static void serve() {
		try {
			while (true) {
				Socket socket = echo.accept();
				Thread thread = new Thread(() -> answer(socket));
				thread.setDaemon(true);
				thread.start();
			}
		}
		catch (IOException ex) {
			// The socket is closed at the end.
		}
	}

	private static void answer(Socket socket) {
		try (socket) {
			socket.getInputStream().transferTo(socket.getOutputStream());
		}
		catch (IOException ex) {
			// The client has gone.
		}
	}

	@AfterAll
	static void stop() throws IOException {
		server.close();
		echo.close();
	}

	@BeforeEach
	void reset() {
		await().atMost(SshTestServer.SOON)
			.until(() -> server.getBean(SshTunnels.class).list().isEmpty() && isEachEndObserved());
		server.getBean(Observed.class).lines.clear();
	}

	private static boolean isEachEndObserved() {
		Observed observed = server.getBean(Observed.class);
		long closed = observed.closed.get();
		return observed.opened.get() == closed && closed == server.getBean(MeterRegistry.class)
			.find("ssh.server.tunnels")
			.timers()
			.stream()
			.mapToLong(Timer::count)
			.sum();
	}

	@ParameterizedTest
	@ValueSource(strings = { "127.0.0.1", "localhost", "LOCALHOST.", "::ffff:127.0.0.1" })
	void addressThatIsNamedByNumberIsReachedUnderEachOfItsNames(String host) throws Exception {
		try (TestSession session = server.login(); ChannelDirectTcpip channel = open(session, host, port())) {
			assertEchoes(channel.getInvertedIn(), channel.getInvertedOut());
		}
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "127.0.0.2", "::1", "0.0.0.0", "", "127.1", "2130706433", "169.254.169.254", "example.org" })
	void otherAddressIsProhibited(String host) throws Exception {
		try (TestSession session = server.login()) {
			assertRefused(session, host, port(), SshConstants.SSH_OPEN_ADMINISTRATIVELY_PROHIBITED);
			assertThat(session.isOpen()).isTrue();
		}
	}

	@Test
	void applicationItselfIsProhibited() throws Exception {
		try (TestSession session = server.login()) {
			assertRefused(session, "127.0.0.1", server.getPort(), SshConstants.SSH_OPEN_ADMINISTRATIVELY_PROHIBITED);
		}
	}

	@Test
	void permittedAddressThatDoesNotAnswerCannotBeConnectedTo() throws Exception {
		try (TestSession session = server.login()) {
			assertRefused(session, "127.0.0.1", 1, SshConstants.SSH_OPEN_CONNECT_FAILED);
		}
	}

	@Test
	void tunnelOverTheLimitIsAShortage() throws Exception {
		try (TestSession session = server.login()) {
			List<ChannelDirectTcpip> channels = new ArrayList<>();
			for (int i = 0; i < 3; i++) {
				channels.add(open(session, "127.0.0.1", port()));
			}
			assertRefused(session, "127.0.0.1", port(), SshConstants.SSH_OPEN_RESOURCE_SHORTAGE);
			channels.get(0).close(false).await(SshTestServer.SOON);
			await().atMost(SshTestServer.SOON).until(() -> server.getBean(SshTunnels.class).list().size() == 2);
			await().atMost(SshTestServer.SOON).ignoreExceptionsInstanceOf(IOException.class).until(() -> {
				open(session, "127.0.0.1", port()).close();
				return true;
			});
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "permitopen=\"127.0.0.1:*\" | true", "permitopen=\"*:*\" | true",
					"permitopen=\"localhost:*\" | false", "permitopen=\"127.0.0.1:1\" | false",
					"no-port-forwarding | false", "restrict | false", "restrict,port-forwarding | true",
					"restrict,permitopen=\"*:*\" | false", "permitlisten=\"1\" | true" })
	void keyMustPermitTheTarget(String options, boolean expected) throws Exception {
		authorize(options);
		try (TestSession session = server.login("admin", KEY.getPair())) {
			if (expected) {
				open(session, "127.0.0.1", port()).close();
			}
			else {
				assertRefused(session, "127.0.0.1", port(), SshConstants.SSH_OPEN_ADMINISTRATIVELY_PROHIBITED);
			}
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "permitlisten=\"*\" | localhost | true", "permitlisten=\"local*:*\" | localhost | true",
					"permitlisten=\"127.0.0.1:*\" | localhost | false", "permitlisten=\"8080\" | localhost | false",
					"no-port-forwarding | localhost | false", "permitopen=\"a:1\" | localhost | true",
					"permitlisten=\"*\" | 127.0.0.1 | false" })
	void keyMustPermitListening(String options, String host, boolean expected) throws Exception {
		authorize(options);
		try (TestSession session = server.login("admin", KEY.getPair())) {
			SshdSocketAddress address = new SshdSocketAddress(host, 0);
			SshdSocketAddress target = new SshdSocketAddress("127.0.0.1", port());
			if (expected) {
				int port = session.startRemotePortForwarding(address, target).getPort();
				assertThat(port).isPositive();
			}
			else {
				assertThatThrownBy(() -> session.startRemotePortForwarding(address, target))
					.isInstanceOf(SshException.class);
			}
			assertThat(session.isOpen()).isTrue();
		}
	}

	@Test
	void clientIsReachedThroughAFreePort() throws Exception {
		try (TestSession session = server.login()) {
			int port = session
				.startRemotePortForwarding(new SshdSocketAddress("localhost", 0),
						new SshdSocketAddress("127.0.0.1", port()))
				.getPort();
			try (Socket socket = new Socket(InetAddress.getByName("127.0.0.1"), port)) {
				assertEchoes(socket.getOutputStream(), socket.getInputStream());
				assertThat(server.getBean(SshTunnels.class).list()).singleElement().satisfies((tunnel) -> {
					assertThat(tunnel.getType()).isEqualTo(SshTunnelType.FORWARDED_TCPIP);
					assertThat(tunnel.getTarget()).isEqualTo("localhost:" + port);
				});
			}
		}
	}

	@Test
	void socketOutsideOfThePermittedDirectoryIsProhibited(@TempDir Path outside) throws Exception {
		try (TestSession session = server.login();
				ServerSocketChannel secret = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
			secret.bind(UnixDomainSocketAddress.of(outside.resolve("secret")));
			Files.createSymbolicLink(directory.resolve("link"), outside.resolve("secret"));
			for (Path path : List.of(outside.resolve("secret"), directory.resolve("link"))) {
				StreamlocalChannel channel = new StreamlocalChannel(path.toString());
				assertCode(channel.openThrough(session), SshConstants.SSH_OPEN_ADMINISTRATIVELY_PROHIBITED);
			}
		}
	}

	@Test
	void tunnelIsToldShownAuditedAndCountedOnceAndClosedById() throws Exception {
		MeterRegistry meters = server.getBean(MeterRegistry.class);
		long before = meters.get("ssh.server.tunnels").tag("type", "direct-tcpip").timer().count();
		try (TestSession session = server.login(); ChannelDirectTcpip channel = open(session, "127.0.0.1", port())) {
			assertEchoes(channel.getInvertedIn(), channel.getInvertedOut());
			SshTunnel tunnel = server.getBean(SshTunnels.class).list().get(0);
			assertThat(next()).isEqualTo("opened " + tunnel.getId() + " 127.0.0.1:" + port());
			assertThat(SshTestServer.exec(session, "ssh tunnels -o csv").outputText())
				.startsWith("id,connection,user,type,target,peer,since,received,sent\n" + tunnel.getId() + ",")
				.contains(",admin,direct-tcpip,127.0.0.1:" + port() + ",127.0.0.1:" + port() + ",")
				.endsWith(",5,5\n");
			assertThat(SshTestServer.exec(session, "ssh -o json").outputText())
				.contains("\"target\":\"127.0.0.1:" + port());
			String id = tunnel.getConnection().getId();
			SshTestServer.Result absent = SshTestServer.exec(session, "ssh close " + id + " nothing");
			assertThat(absent.status()).isEqualTo(1);
			assertThat(SshTestServer.exec(session, "ssh close " + id + " " + tunnel.getId() + " -o json").outputText())
				.isEqualTo("{\"closed\":1}\n");
			assertThat(next()).isEqualTo("closed " + tunnel.getId() + " 5 5");
			assertThat(session.isOpen()).isTrue();
			await().atMost(SshTestServer.SOON)
				.untilAsserted(() -> assertThat(auditOf(tunnel.getId())).containsExactly(TunnelAuditor.OPENED,
						TunnelAuditor.CLOSED));
		}
		await().atMost(SshTestServer.SOON)
			.until(() -> meters.get("ssh.server.tunnels").tag("type", "direct-tcpip").timer().count() == before + 1);
		assertThat(server.getBean(Observed.class).lines).isEmpty();
	}

	private static List<String> auditOf(String tunnelId) {
		return server.getBean(InMemoryAuditEventRepository.class)
			.find("admin", null, null)
			.stream()
			.filter((event) -> tunnelId.equals(event.getData().get("id")))
			.map(AuditEvent::getType)
			.toList();
	}

	@Test
	void refusalIsCountedAndAuditedTogether() throws Exception {
		TunnelAuditor auditor = server.getBean(TunnelAuditor.class);
		auditor.publishRefused();
		try (TestSession session = server.login()) {
			for (int i = 0; i < 3; i++) {
				assertRefused(session, "secret.example", 7, SshConstants.SSH_OPEN_ADMINISTRATIVELY_PROHIBITED);
			}
		}
		auditor.publishRefused();
		assertThat(server.getBean(InMemoryAuditEventRepository.class).find("admin", null, TunnelAuditor.REFUSED))
			.filteredOn((event) -> "secret.example:7".equals(event.getData().get("target")))
			.singleElement()
			.satisfies((event) -> assertThat(event.getData()).containsEntry("count", 3L)
				.containsEntry("reason", "PROHIBITED"));
	}

	private static int port() {
		return echo.getLocalPort();
	}

	private static String next() throws InterruptedException {
		String line = server.getBean(Observed.class).lines.poll(SshTestServer.SOON.toSeconds(), TimeUnit.SECONDS);
		return Objects.requireNonNull(line);
	}

	private static void authorize(String options) {
		server.getBean(Observed.class).key = AuthorizedKeyParser.parse(options + " " + KEY.getKey().getType() + " "
				+ Base64.getEncoder().encodeToString(KEY.getKey().getEncoded()));
	}

	private static ChannelDirectTcpip open(TestSession session, String host, int port) throws IOException {
		ChannelDirectTcpip channel = channel(session, host, port);
		channel.open().verify(SshTestServer.SOON);
		return channel;
	}

	private static ChannelDirectTcpip channel(TestSession session, String host, int port) throws IOException {
		return session.createDirectTcpipChannel(new SshdSocketAddress("127.0.0.1", 1),
				new SshdSocketAddress(host, port));
	}

	private static void assertRefused(TestSession session, String host, int port, int code) throws Exception {
		ChannelDirectTcpip channel = channel(session, host, port);
		assertCode(channel.open(), code);
	}

	private static void assertCode(OpenFuture future, int code) throws IOException {
		assertThat(future.await(SshTestServer.SOON)).isTrue();
		assertThat(future.getException()).isInstanceOfSatisfying(SshChannelOpenException.class,
				(ex) -> assertThat(ex.getReasonCode()).isEqualTo(code));
	}

	private static void assertEchoes(OutputStream output, InputStream input) throws IOException {
		output.write("hello".getBytes(StandardCharsets.UTF_8));
		output.flush();
		assertThat(new String(input.readNBytes(5), StandardCharsets.UTF_8)).isEqualTo("hello");
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ AuditAutoConfiguration.class, EndpointAutoConfiguration.class,
			JacksonEndpointAutoConfiguration.class, SshAuditAutoConfiguration.class, SshEndpointAutoConfiguration.class,
			SshEndpointExtensionAutoConfiguration.class, SshServerEndpointAutoConfiguration.class,
			MetricsAutoConfiguration.class, CompositeMeterRegistryAutoConfiguration.class,
			SimpleMetricsExportAutoConfiguration.class, SshMetricsAutoConfiguration.class })
	static class Observed implements AuthorizedKeysSource {

		private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

		private final AtomicLong opened = new AtomicLong();

		private final AtomicLong closed = new AtomicLong();

		private volatile @Nullable AuthorizedKey key;

		@Override
		public Collection<AuthorizedKey> getAuthorizedKeys(String username) {
			AuthorizedKey authorized = this.key;
			return (authorized != null) ? List.of(authorized) : List.of();
		}

		@EventListener({ SshTunnelOpenedEvent.class, SshTunnelClosedEvent.class })
		void on(ApplicationEvent event) {
			if (event instanceof SshTunnelOpenedEvent opening) {
				this.lines.add("opened " + opening.getTunnel().getId() + " " + opening.getTunnel().getTarget());
				this.opened.incrementAndGet();
			}
			else if (event instanceof SshTunnelClosedEvent closing) {
				SshTunnel tunnel = closing.getTunnel();
				this.lines
					.add("closed " + tunnel.getId() + " " + tunnel.getBytesReceived() + " " + tunnel.getBytesSent());
				this.closed.incrementAndGet();
			}
		}

		@Bean
		InMemoryAuditEventRepository auditEvents() {
			return new InMemoryAuditEventRepository();
		}

	}

}
