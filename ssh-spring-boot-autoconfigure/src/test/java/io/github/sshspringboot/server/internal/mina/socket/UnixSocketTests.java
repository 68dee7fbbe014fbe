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

package io.github.sshspringboot.server.internal.mina.socket;

import java.io.IOException;
import java.io.InputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import io.github.sshspringboot.SshTestServer;
import io.github.sshspringboot.TestClient;
import io.github.sshspringboot.TestSession;
import io.github.sshspringboot.UnixRelay;
import io.github.sshspringboot.security.AuthorizedKey;
import io.github.sshspringboot.security.AuthorizedKeyOptions;
import io.github.sshspringboot.security.AuthorizedKeysSource;
import io.github.sshspringboot.security.SshAuthenticationDetails;
import io.github.sshspringboot.security.internal.SigningKey;
import io.github.sshspringboot.server.SshConnection;
import io.github.sshspringboot.server.SshConnections;
import io.github.sshspringboot.server.SshLoginRestrictions;
import io.github.sshspringboot.server.SshPenalties;
import io.github.sshspringboot.server.UnixPeerAddress;
import io.github.sshspringboot.server.internal.AddressInUseException;
import io.github.sshspringboot.server.internal.SshServerException;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.context.ApplicationContextException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

/**
 * Tests for listeners on Unix-domain sockets.
 */
class UnixSocketTests {

	private static final SigningKey KEY = new SigningKey();

	private static final SigningKey KEY_FROM_ANYWHERE = new SigningKey();

	@TempDir
	private Path directory;

	private Path path;

	private SshTestServer server;

	private UnixRelay relay;

	private TestClient client;

	@BeforeEach
	void start() throws IOException {
		this.path = this.directory.resolve("ssh.sock");
		this.server = start(this.path, "ssh.server.limits.max-startups-per-source=2", "ssh.auth.penalties.auth-fail=1m",
				"ssh.auth.penalties.min=1s");
		this.relay = new UnixRelay(this.path);
		this.client = new TestClient(this.relay::getPort);
	}

	private static SshTestServer start(Path path, String... properties) {
		List<String> all = new ArrayList<>(
				List.of("ssh.server.listeners[0].name=local", "ssh.server.listeners[0].addresses=unix:" + path));
		all.addAll(Arrays.asList(properties));
		return SshTestServer.start(all.toArray(String[]::new));
	}

	@AfterEach
	void stop() throws IOException {
		this.client.close();
		this.relay.close();
		this.server.close();
		assertThat(this.directory).isEmptyDirectory();
	}

	@Test
	void commandRunsAndTheNameOfThePeerIsKnown() throws Exception {
		try (TestSession session = this.client.login()) {
			assertThat(SshTestServer.exec(session, "echo hello").outputText()).isEqualTo("hello\n");
			SshConnection connection = this.server.getBean(SshConnections.class).list().get(0);
			UnixPeerAddress peer = (UnixPeerAddress) connection.getRemoteAddress();
			assertThat(peer.getUser()).isEqualTo(System.getProperty("user.name"));
			assertThat(peer.getGroup()).isNotNull();
			assertThat(peer).hasToString("unix:" + System.getProperty("user.name"));
			assertThat(connection.getLocalAddress()).isEqualTo(UnixDomainSocketAddress.of(this.path));
			assertThat(connection.getListener()).isEqualTo("local");
			assertThat(connection.getAuthentication().getDetails()).isInstanceOfSatisfying(
					SshAuthenticationDetails.class,
					(details) -> assertThat(details.remoteAddress()).isEqualTo(peer.toString()));
		}
		this.server.awaitNoConnection();
	}

	@Test
	void muchDataPassesInBothDirections() throws Exception {
		byte[] data = new byte[3_000_000];
		new Random(1).nextBytes(data);
		try (TestSession session = this.client.login()) {
			assertThat(SshTestServer.exec(session, "cat", data).output()).isEqualTo(data);
		}
	}

	@Test
	void manyClientsAreServedAtOnce() throws Exception {
		List<TestSession> sessions = new ArrayList<>();
		for (int i = 0; i < 10; i++) {
			sessions.add(this.client.login());
		}
		for (TestSession session : sessions) {
			assertThat(SshTestServer.exec(session, "echo hello").status()).isZero();
		}
		for (TestSession session : sessions) {
			session.close(true);
		}
		this.server.awaitNoConnection();
	}

	@Test
	void fileIsForTheUserOfTheServerOnlyByDefault() throws IOException {
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(this.path))).isEqualTo("rw-------");
	}

	@Test
	void modeAndGroupAreThoseConfigured() throws IOException {
		Path other = this.directory.resolve("other.sock");
		String group = Files.getAttribute(this.path, "posix:group").toString();
		try (SshTestServer own = start(other, "ssh.server.listeners[0].unix-socket.mode=0660",
				"ssh.server.listeners[0].unix-socket.group=" + group)) {
			assertThat(own.getStatus().addresses()).contains(UnixDomainSocketAddress.of(other));
			assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(other))).isEqualTo("rw-rw----");
			assertThat(Files.getAttribute(other, "posix:group")).hasToString(group);
		}
		assertThat(other).doesNotExist();
	}

	@Test
	void unknownGroupStopsTheStart() {
		assertThatStartFails(this.directory.resolve("other.sock"),
				"ssh.server.listeners[0].unix-socket.group=nogroup-x")
			.hasMessageContaining("there is no group 'nogroup-x'");
	}

	@Test
	void missingDirectoryStopsTheStart() {
		assertThatStartFails(this.directory.resolve("missing/ssh.sock")).hasMessageContaining("does not exist");
	}

	@Test
	void fileThatIsNoSocketStopsTheStartAndStays() throws IOException {
		Path file = Files.writeString(this.directory.resolve("file"), "precious");
		assertThatStartFails(file).hasMessageContaining("no socket");
		assertThat(file).hasContent("precious");
		Files.delete(file);
	}

	@Test
	void socketOfARunningServerIsInUse() throws Exception {
		assertThatStartFails(this.path).isInstanceOf(AddressInUseException.class);
		assertThat(this.client.canLogin("admin", "admin-password")).isTrue();
	}

	@Test
	void socketOfAServerThatIsGoneIsReplaced() throws Exception {
		Path stale = this.directory.resolve("stale.sock");
		try (ServerSocketChannel gone = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
			gone.bind(UnixDomainSocketAddress.of(stale));
		}
		assertThat(stale).exists();
		try (SshTestServer own = start(stale);
				UnixRelay other = new UnixRelay(stale);
				TestClient second = new TestClient(other::getPort)) {
			assertThat(second.canLogin("admin", "admin-password")).isTrue();
			own.awaitNoConnection();
		}
		assertThat(stale).doesNotExist();
	}

	@Test
	void serverStopsAndStartsAgain() throws Exception {
		this.server.getContext().stop();
		assertThat(this.path).doesNotExist();
		this.server.getContext().start();
		assertThat(this.client.canLogin("admin", "admin-password")).isTrue();
	}

	@Test
	void socketThatAnotherHasReplacedIsNotRemoved() throws IOException {
		Files.delete(this.path);
		Files.writeString(this.path, "of another");
		this.server.getContext().stop();
		assertThat(this.path).exists();
		Files.delete(this.path);
	}

	@Test
	void startupsAreCountedForEachUserOfTheSystem() throws Exception {
		try (SocketChannel first = SocketChannel.open(UnixDomainSocketAddress.of(this.path));
				SocketChannel second = SocketChannel.open(UnixDomainSocketAddress.of(this.path));
				SocketChannel third = SocketChannel.open(UnixDomainSocketAddress.of(this.path))) {
			assertThat(firstLine(first)).startsWith("SSH-2.0-");
			assertThat(firstLine(second)).startsWith("SSH-2.0-");
			assertThat(firstLine(third)).isEqualTo("Exceeded MaxStartups");
		}
		this.server.awaitNoConnection();
	}

	@Test
	void failedLoginHasNoPenalty() throws Exception {
		assertThat(this.client.canLogin("admin", "wrong")).isFalse();
		this.server.awaitNoConnection();
		assertThat(this.server.getBean(SshPenalties.class).list()).isEmpty();
		assertThat(this.client.canLogin("admin", "admin-password")).isTrue();
	}

	@Test
	void noPatternOfAddressesMatchesThePeer() throws Exception {
		Path other = this.directory.resolve("other.sock");
		try (SshTestServer own = SshTestServer.start(List.of(SshTestServer.Users.class, Keys.class),
				"ssh.server.address=unix:" + other);
				UnixRelay toOther = new UnixRelay(other);
				TestClient second = new TestClient(toOther::getPort)) {
			assertThat(second.canLogin("admin", KEY.getPair())).isTrue();
			assertThat(second.canLogin("admin", KEY_FROM_ANYWHERE.getPair())).isFalse();
			own.awaitNoConnection();
		}
	}

	@Test
	void clientThatLeavesIsForgotten() throws Exception {
		SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(this.path));
		assertThat(firstLine(channel)).startsWith("SSH-2.0-");
		await().atMost(SshTestServer.SOON).until(() -> this.server.getStatus().load().connections() == 1);
		channel.close();
		this.server.awaitNoConnection();
	}

	@Test
	void garbageIsRefused() throws Exception {
		try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(this.path))) {
			assertThat(firstLine(channel)).startsWith("SSH-2.0-");
			channel.write(ByteBuffer.wrap("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII)));
			InputStream rest = Channels.newInputStream(channel);
			await().atMost(SshTestServer.SOON).until(() -> rest.read() < 0);
		}
		this.server.awaitNoConnection();
	}

	private static String firstLine(SocketChannel channel) throws IOException {
		StringBuilder line = new StringBuilder();
		InputStream input = Channels.newInputStream(channel);
		for (int next = input.read(); next >= 0 && next != '\n'; next = input.read()) {
			line.append((char) next);
		}
		return line.toString().strip();
	}

	private static AbstractThrowableAssert<?, ?> assertThatStartFails(Path path, String... properties) {
		Throwable failure = catchThrowable(() -> start(path, properties).close());
		assertThat(failure).isInstanceOf(ApplicationContextException.class);
		return assertThat(failure.getCause()).isInstanceOf(SshServerException.class);
	}

	@Configuration(proxyBeanMethods = false)
	static class Keys {

		@Bean
		AuthorizedKeysSource keys() {
			return (username) -> List.of(new AuthorizedKey(KEY.getKey(), AuthorizedKeyOptions.NONE),
					new AuthorizedKey(KEY_FROM_ANYWHERE.getKey(), new AuthorizedKeyOptions(false, null,
							"*,0.0.0.0/0,!192.0.2.1", null, true, false, SshLoginRestrictions.NONE)));
		}

	}

}
