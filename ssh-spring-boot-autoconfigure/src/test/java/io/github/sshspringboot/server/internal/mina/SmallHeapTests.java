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
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.github.sshspringboot.ForkedJvm;
import io.github.sshspringboot.SshTestServer;
import io.github.sshspringboot.SshTestServer.Result;
import io.github.sshspringboot.TestClient;
import io.github.sshspringboot.TestSession;
import io.github.sshspringboot.server.internal.mina.channel.InputWindow;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.io.nio2.Nio2Session;
import org.apache.sshd.common.util.buffer.Buffer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests that a server with a heap of 256 MB goes on for others whatever one user, or
 * clients that did not log in, send to it, and that it ends after all that.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SmallHeapTests {

	private static final int CONNECTIONS = 7;

	private static final int SESSIONS = 10;

	private static final int STARTUPS = 9;

	private static final int SHARE = 32;

	private static final int FLOOD = 20_000;

	private static final long MEGABYTE = 1024 * 1024;

	private static final int TUNNELS = 500;

	private static ForkedJvm jvm;

	private static Path sockets;

	private static TestClient client;

	private final List<TestSession> sessions = new ArrayList<>();

	@BeforeAll
	static void startServer(@TempDir Path directory) throws IOException {
		jvm = ForkedJvm.start(directory.resolve("output"), List.of("-Xmx256m"), SmallHeapServer.class,
				directory.toString());
		sockets = directory;
		int port = Integer.parseInt(jvm.awaitOutput("port (\\d+)\\.").group(1));
		client = new TestClient(() -> port);
	}

	@AfterAll
	static void stopServer() {
		if (client != null) {
			client.close();
		}
		jvm.close();
	}

	@AfterEach
	void disconnect() {
		this.sessions.forEach((session) -> session.close(true));
	}

	@Test
	@Order(1)
	void inputThatIsNotReadLeavesTheHeapToOthers() throws Exception {
		sendUnreadInput("wait");
		awaitActive(SHARE);
		assertOthersGoOn();
		disconnect();
		awaitActive(0);
	}

	@Test
	@Order(2)
	void clientsThatDoNotReadAnswersBeforeTheLoginAreDisconnected() throws Exception {
		connectWithoutReading("127.0.0.2");
		CompletableFuture<?>[] floods = this.sessions.stream()
			.map((session) -> CompletableFuture.runAsync(() -> requestService(session)))
			.toArray(CompletableFuture<?>[]::new);
		assertOthersGoOn();
		CompletableFuture.allOf(floods).get(SshTestServer.SOON.toSeconds(), TimeUnit.SECONDS);
		awaitClosed();
		await().atMost(SshTestServer.SOON).until(() -> !Loopback.greeting(client, "127.0.0.2").startsWith("SSH-"));
		assertOthersGoOn();
	}

	@Test
	@Order(3)
	void clientThatExchangesKeysWithoutEndIsDisconnected() throws Exception {
		TestSession session = client.connectRaw("127.0.0.3");
		this.sessions.add(session);
		CompletableFuture<Void> flood = CompletableFuture.runAsync(() -> exchangeKeys(session));
		assertOthersGoOn();
		flood.get(SshTestServer.SOON.toSeconds(), TimeUnit.SECONDS);
		awaitClosed();
	}

	@Test
	@Order(4)
	void commandsOfOneUserThatSleepHoldUpNobodyElse() throws Exception {
		for (int connection = 0; connection < CONNECTIONS; connection++) {
			TestSession session = client.login();
			this.sessions.add(session);
			for (int channel = 0; channel < SESSIONS; channel++) {
				session.createExecChannel("wait").open().verify(SshTestServer.SOON);
			}
		}
		awaitActive(SHARE);
		assertOthersGoOn();
		try (TestSession greedy = client.login()) {
			assertThat(SshTestServer.exec(greedy, "help").outputText()).contains("echo");
		}
		try (TestSession other = loginOther()) {
			assertThat(SshTestServer.exec(other, "help").outputText()).contains("echo");
			assertThat(SshTestServer.exec(other, "ssh").outputText()).contains("admin", "other");
			assertThat(SshTestServer.exec(other, "ssh close --user admin").status()).isZero();
		}
		awaitClosed();
		awaitActive(0);
	}

	/**
	 * The stacks of virtual threads are in the heap, too.
	 */
	@Test
	@Order(5)
	void tunnelsWhoseEndsDoNotReadLeaveTheHeapToOthers() throws Exception {
		List<SocketChannel> targets = new ArrayList<>();
		try (ServerSocketChannel target = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
			target.bind(UnixDomainSocketAddress.of(sockets.resolve("target")));
			TestSession session = client.loginRaw();
			this.sessions.add(session);
			List<RawChannel> tunnels = new ArrayList<>();
			for (int tunnel = 0; tunnel < TUNNELS; tunnel++) {
				tunnels.add(new RawChannel(session, tunnel, "direct-streamlocal@openssh.com",
						sockets.resolve("target").toString(), "", 0));
				targets.add(target.accept());
			}
			fill(session, tunnels);
			((Nio2Session) session.getIoSession()).suspendRead();
			for (SocketChannel socket : targets) {
				socket.configureBlocking(false);
				ByteBuffer data = ByteBuffer.allocate((int) MEGABYTE);
				while (socket.write(data) > 0) {
					assertThat(data.hasRemaining()).isTrue();
				}
			}
			assertOthersGoOn(160 * MEGABYTE);
		}
		finally {
			for (SocketChannel socket : targets) {
				socket.close();
			}
		}
	}

	/**
	 * Send to all tunnels as much as the server takes.
	 */
	private static void fill(TestSession session, List<RawChannel> tunnels) throws Exception {
		for (RawChannel tunnel : tunnels) {
			tunnel.fill();
		}
		TestSession.Message message = session.next(Duration.ofSeconds(1));
		while (message != null) {
			assertThat(message).hasToString("SSH_MSG_CHANNEL_WINDOW_ADJUST");
			Buffer body = message.body();
			RawChannel tunnel = tunnels.get((int) body.getUInt());
			tunnel.adjust(body.getUInt());
			tunnel.fill();
			message = session.next(Duration.ofSeconds(1));
		}
	}

	@Test
	@Order(6)
	void serverEndsWithinItsTimeOutsAmongAllThat() throws Exception {
		sendUnreadInput("stubborn");
		awaitActive(SHARE);
		connectWithoutReading("127.0.0.4");
		jvm.terminate();
		assertThat(jvm.awaitEnd(60)).as(jvm.output()).isTrue();
		assertThat(jvm.output()).contains("and is abandoned").doesNotContain("OutOfMemoryError");
	}

	/**
	 * Send as much as may be to as many sessions as a user is likely to have.
	 */
	private void sendUnreadInput(String command) throws Exception {
		long accepted = 0;
		for (int connection = 0; connection < CONNECTIONS; connection++) {
			TestSession session = client.loginRaw();
			this.sessions.add(session);
			List<RawChannel> channels = new ArrayList<>();
			for (int channel = 0; channel < SESSIONS; channel++) {
				channels.add(new RawChannel(session, channel));
			}
			for (RawChannel channel : channels) {
				channel.exec(command);
				accepted += channel.fill();
			}
		}
		assertThat(accepted).isEqualTo((long) CONNECTIONS * SESSIONS * InputWindow.INITIAL);
	}

	/**
	 * Make as many connections as one source may have before it logs in.
	 */
	private void connectWithoutReading(String from) throws IOException {
		for (int connection = 0; connection < STARTUPS; connection++) {
			TestSession session = client.connectRaw(from);
			((Nio2Session) session.getIoSession()).suspendRead();
			this.sessions.add(session);
		}
	}

	private static void requestService(TestSession session) {
		try {
			for (int request = 0; request < FLOOD && session.isOpen(); request++) {
				session.send(SshConstants.SSH_MSG_SERVICE_REQUEST, "ssh-userauth");
			}
		}
		catch (IOException ex) {
			// The server closed the connection.
		}
		((Nio2Session) session.getIoSession()).resumeRead();
	}

	private static void exchangeKeys(TestSession session) {
		try {
			for (int exchange = 0; exchange < FLOOD && session.isOpen(); exchange++) {
				LoginFloodTests.exchangeKeys(session);
			}
		}
		catch (IOException ex) {
			// The server closed the connection.
		}
	}

	private static void assertOthersGoOn() throws IOException {
		assertOthersGoOn(96 * MEGABYTE);
	}

	private static void assertOthersGoOn(long heapSize) throws IOException {
		try (TestSession other = loginOther()) {
			Result heap = SshTestServer.exec(other, "heap");
			assertThat(heap.errorText()).isEmpty();
			assertThat(Long.parseLong(heap.outputText().strip())).isLessThan(heapSize);
		}
	}

	private static void awaitActive(int count) throws IOException {
		try (TestSession other = loginOther()) {
			await().atMost(SshTestServer.SOON)
				.until(() -> SshTestServer.exec(other, "active").outputText().equals(count + "\n"));
		}
	}

	private static TestSession loginOther() throws IOException {
		return client.login("other", "other-password");
	}

	private void awaitClosed() {
		await().atMost(SshTestServer.SOON).until(() -> this.sessions.stream().allMatch(TestSession::isClosed));
	}

}
