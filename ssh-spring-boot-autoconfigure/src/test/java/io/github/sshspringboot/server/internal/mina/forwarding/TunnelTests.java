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

package io.github.sshspringboot.server.internal.mina.forwarding;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import io.github.sshspringboot.SshTest;
import io.github.sshspringboot.SshTest.Injected;
import io.github.sshspringboot.SshTestServer;
import io.github.sshspringboot.TestSession;
import io.github.sshspringboot.TestSession.Message;
import io.github.sshspringboot.server.SshChannel;
import io.github.sshspringboot.server.SshConnection;
import io.github.sshspringboot.server.SshConnections;
import io.github.sshspringboot.server.internal.execution.SshExecutors;
import io.github.sshspringboot.server.internal.forwarding.Tunnel;
import io.github.sshspringboot.server.internal.forwarding.TunnelEndpoint.HostAndPort;
import io.github.sshspringboot.server.internal.mina.forwarding.TunnelClient.Direct;
import io.github.sshspringboot.server.internal.mina.forwarding.TunnelClient.Forwarded;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.util.buffer.Buffer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link ServerTunnels}: tunnels of a client, in both directions.
 */
@SshTest(classes = TunnelTests.Tunnels.class)
@Timeout(40)
class TunnelTests {

	private static final byte[] DATA = new byte[1_000_000];

	static {
		new Random(1).nextBytes(DATA);
	}

	@Injected
	private static SshTestServer server;

	@Injected
	private static RecordingForwarding forwarding;

	@Injected
	private TestSession session;

	private TunnelClient client;

	private ServerSocket target;

	@TempDir
	private Path directory;

	@BeforeEach
	void listen() throws IOException {
		this.client = new TunnelClient(server);
		this.target = new ServerSocket(0, 1000, InetAddress.getByName("127.0.0.1"));
	}

	@AfterEach
	void everythingIsReleased() throws IOException {
		this.target.close();
		this.session.close();
		server.awaitNoConnection();
		try {
			await().atMost(SshTestServer.SOON).until(() -> forwarding.isUnused() && forwarding.listeners.get() == 0);
			assertThat(forwarding.opened).doesNotHaveDuplicates();
			assertThat(forwarding.closed).containsExactlyInAnyOrderElementsOf(forwarding.opened);
		}
		finally {
			forwarding.reset();
		}
	}

	@Test
	void proofOfHostKeysComesAfterTheAnswerToAnEarlierRequest() throws Exception {
		forwarding.resolving = new CountDownLatch(1);
		try (TestSession raw = server.loginRaw()) {
			byte[] key = SshTestServer.publicKey(raw.getServerKey()).getEncoded();
			raw.send(SshConstants.SSH_MSG_GLOBAL_REQUEST, "tcpip-forward", true, "slow", 0);
			raw.send(SshConstants.SSH_MSG_GLOBAL_REQUEST, "hostkeys-prove-00@openssh.com", true, key);
			assertThat(raw.next(Duration.ofMillis(500))).isNull();
			forwarding.resolving.countDown();
			assertThat(raw.receive(SshConstants.SSH_MSG_REQUEST_SUCCESS).body().available()).isEqualTo(Integer.BYTES);
			assertThat(raw.receive(SshConstants.SSH_MSG_REQUEST_SUCCESS).body().available())
				.isGreaterThan(Integer.BYTES);
		}
	}

	@ParameterizedTest
	@EnumSource
	void eachDirectionOfALocalTunnelEndsOnItsOwn(Order order) throws Exception {
		try (Direct channel = TunnelClient.open(this.session, "127.0.0.1", port());
				Socket socket = this.target.accept()) {
			exchange(order, channel.getInput(), channel.getOutput(), socket.getInputStream(), ending(socket));
		}
		await().atMost(SshTestServer.SOON).until(() -> forwarding.closed.size() == 1);
		Tunnel tunnel = forwarding.closed.iterator().next();
		assertThat(tunnel.getBytesReceived()).isEqualTo(DATA.length);
		assertThat(tunnel.getBytesSent()).isEqualTo(DATA.length);
		assertThat(tunnel.getPeerAddress()).isEqualTo(this.target.getLocalSocketAddress());
		assertThat(tunnel.getEndpoint()).isEqualTo(new HostAndPort("127.0.0.1", port()));
		assertThat(tunnel.getConnection().getAuthentication().getName()).isEqualTo("admin");
	}

	@ParameterizedTest
	@EnumSource
	void eachDirectionOfARemoteTunnelEndsOnItsOwn(Order order) throws Exception {
		int port = requestPort("127.0.0.1");
		try (Socket socket = new Socket("127.0.0.1", port)) {
			Forwarded channel = this.client.nextForwarded();
			assertThat(channel.address).isEqualTo("127.0.0.1");
			assertThat(channel.port).isEqualTo(port);
			assertThat(channel.originator).isEqualTo("127.0.0.1:" + socket.getLocalPort());
			exchange(order, channel.getInput(), channel.getOutput(), socket.getInputStream(), ending(socket));
			channel.close(false);
		}
	}

	@ParameterizedTest
	@EnumSource
	void eachDirectionOfALocalTunnelToASocketFileEndsOnItsOwn(Order order) throws Exception {
		Path file = this.directory.resolve("target");
		try (ServerSocketChannel listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
			listener.bind(UnixDomainSocketAddress.of(file));
			try (Direct channel = TunnelClient.openSocket(this.session, file.toString());
					SocketChannel socket = listener.accept()) {
				exchange(order, channel.getInput(), channel.getOutput(), Channels.newInputStream(socket),
						ending(socket));
			}
		}
	}

	@ParameterizedTest
	@EnumSource
	void eachDirectionOfARemoteTunnelFromASocketFileEndsOnItsOwn(Order order) throws Exception {
		Path file = this.directory.resolve("listener");
		assertThat(request("streamlocal-forward@openssh.com", file.toString())).isNotNull();
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
		try (SocketChannel socket = SocketChannel.open(UnixDomainSocketAddress.of(file))) {
			Forwarded channel = this.client.nextForwarded();
			assertThat(channel.address).isEqualTo(file.toString());
			exchange(order, channel.getInput(), channel.getOutput(), Channels.newInputStream(socket), ending(socket));
			channel.close(false);
		}
		assertThat(request("cancel-streamlocal-forward@openssh.com", file.toString())).isNotNull();
		assertThat(file).doesNotExist();
	}

	/**
	 * Send the data in both directions, and end them in an order: the second end has been
	 * seen before the other direction sends anything.
	 */
	private static void exchange(Order order, InputStream clientIn, OutputStream clientOut, InputStream targetIn,
			OutputStream targetOut) throws Exception {
		switch (order) {
			case CLIENT_ENDS_FIRST -> {
				send(clientOut, targetIn);
				send(targetOut, clientIn);
			}
			case TARGET_ENDS_FIRST -> {
				send(targetOut, clientIn);
				send(clientOut, targetIn);
			}
			case BOTH_AT_ONCE -> {
				CompletableFuture<@Nullable Void> other = async(() -> send(clientOut, targetIn));
				send(targetOut, clientIn);
				other.get(20, TimeUnit.SECONDS);
			}
		}
	}

	private static void send(OutputStream output, InputStream input) throws Exception {
		CompletableFuture<@Nullable Void> writer = async(() -> {
			output.write(DATA);
			output.close();
		});
		byte[] received = input.readAllBytes();
		assertThat(received.length).isEqualTo(DATA.length);
		assertThat(Arrays.equals(received, DATA)).isTrue();
		writer.get(20, TimeUnit.SECONDS);
	}

	private static CompletableFuture<@Nullable Void> async(Task task) {
		CompletableFuture<@Nullable Void> future = new CompletableFuture<>();
		new Thread(() -> {
			try {
				task.run();
				future.complete(null);
			}
			catch (Exception ex) {
				future.completeExceptionally(ex);
			}
		}).start();
		return future;
	}

	private static OutputStream ending(Socket socket) throws IOException {
		OutputStream output = socket.getOutputStream();
		return new OutputStream() {

			@Override
			public void write(int b) throws IOException {
				output.write(b);
			}

			@Override
			public void write(byte[] bytes, int offset, int length) throws IOException {
				output.write(bytes, offset, length);
			}

			@Override
			public void close() throws IOException {
				socket.shutdownOutput();
			}

		};
	}

	private static OutputStream ending(SocketChannel socket) {
		OutputStream output = Channels.newOutputStream(socket);
		return new OutputStream() {

			@Override
			public void write(int b) throws IOException {
				output.write(b);
			}

			@Override
			public void write(byte[] bytes, int offset, int length) throws IOException {
				output.write(bytes, offset, length);
			}

			@Override
			public void close() throws IOException {
				socket.shutdownOutput();
			}

		};
	}

	@Test
	void whatWasSentBeforeTheChannelWasClosedIsDelivered() throws Exception {
		Direct channel = TunnelClient.open(this.session, "127.0.0.1", port());
		try (Socket socket = this.target.accept()) {
			channel.getOutput().write(DATA, 0, 60_000);
			channel.getOutput().flush();
			channel.close(false).await(SshTestServer.SOON);
			assertThat(socket.getInputStream().readAllBytes()).hasSize(60_000);
		}
	}

	@Test
	void whatIsReceivedAfterTheTargetTakesNoMoreIsSentToTheClient() throws Exception {
		try (Direct channel = TunnelClient.open(this.session, "127.0.0.1", port())) {
			Socket socket = this.target.accept();
			socket.shutdownInput();
			channel.getOutput().write(DATA, 0, 1000);
			channel.getOutput().flush();
			await().until(() -> forwarding.opened.stream().anyMatch((tunnel) -> tunnel.getBytesReceived() == 1000));
			send(ending(socket), channel.getInput());
			socket.close();
		}
	}

	@Test
	void lossOfTheConnectionClosesTheSockets() throws Exception {
		int port = requestPort("127.0.0.1");
		TunnelClient.open(this.session, "127.0.0.1", port());
		try (Socket socket = this.target.accept(); Socket forwarded = new Socket("127.0.0.1", port)) {
			this.client.nextForwarded();
			await().until(() -> forwarding.opened.size() == 2);
			this.session.close(true);
			assertThat(socket.getInputStream().read()).isEqualTo(-1);
			assertThat(forwarded.getInputStream().read()).isEqualTo(-1);
		}
		await().atMost(SshTestServer.SOON)
			.untilAsserted(() -> assertThatIOException().isThrownBy(() -> new Socket("127.0.0.1", port).close()));
	}

	@Test
	void lossOfTheConnectionDeletesSocketFiles() throws Exception {
		Path file = this.directory.resolve("listener");
		assertThat(request("streamlocal-forward@openssh.com", file.toString())).isNotNull();
		assertThat(file).exists();
		this.session.close(true);
		await().atMost(SshTestServer.SOON).until(() -> Files.notExists(file));
	}

	@Test
	void lossWhileNobodyReadsClosesTheSockets() throws Exception {
		Direct channel = TunnelClient.open(this.session, "127.0.0.1", port());
		try (Socket socket = this.target.accept()) {
			CompletableFuture<@Nullable Void> upload = async(() -> channel.getOutput().write(new byte[50_000_000]));
			CompletableFuture<@Nullable Void> download = async(
					() -> socket.getOutputStream().write(new byte[50_000_000]));
			await().until(() -> forwarding.opened.iterator().next().getBytesSent() > 0);
			this.session.close(true);
			assertThat(upload).failsWithin(SshTestServer.SOON);
			assertThat(download).failsWithin(SshTestServer.SOON);
		}
	}

	@Test
	void clientThatDoesNotReadHoldsUpItsTunnelOnly() throws Exception {
		Direct unread = TunnelClient.open(this.session, "127.0.0.1", port());
		Socket filling = this.target.accept();
		CompletableFuture<@Nullable Void> writer = async(() -> filling.getOutputStream().write(new byte[50_000_000]));
		try (Direct channel = TunnelClient.open(this.session, "127.0.0.1", port());
				Socket socket = this.target.accept()) {
			exchange(Order.CLIENT_ENDS_FIRST, channel.getInput(), channel.getOutput(), socket.getInputStream(),
					ending(socket));
		}
		assertThat(writer).isNotDone();
		unread.close(false);
		assertThat(writer).failsWithin(SshTestServer.SOON);
		filling.close();
	}

	@Test
	void targetThatDoesNotReadHoldsUpItsTunnelOnly() throws Exception {
		Direct unread = TunnelClient.open(this.session, "127.0.0.1", port());
		Socket holding = this.target.accept();
		CompletableFuture<@Nullable Void> writer = async(() -> unread.getOutput().write(new byte[50_000_000]));
		try (Direct channel = TunnelClient.open(this.session, "127.0.0.1", port());
				Socket socket = this.target.accept()) {
			exchange(Order.CLIENT_ENDS_FIRST, channel.getInput(), channel.getOutput(), socket.getInputStream(),
					ending(socket));
		}
		assertThat(writer).isNotDone();
		await().atMost(SshTestServer.SOON).until(() -> unread.getRemoteWindow().getSize() == 0);
		Tunnel tunnel = forwarding.opened.iterator().next();
		tunnel.close();
		assertThat(writer).failsWithin(SshTestServer.SOON);
		holding.close();
	}

	@Test
	void fiveHundredTunnelsOfOneConnectionCarryData() throws Exception {
		CompletableFuture<@Nullable Void> echo = async(() -> {
			for (int i = 0; i < 500; i++) {
				Socket socket = this.target.accept();
				async(() -> {
					socket.getInputStream().transferTo(socket.getOutputStream());
					socket.close();
				});
			}
		});
		List<Direct> channels = new ArrayList<>();
		for (int i = 0; i < 500; i++) {
			Direct channel = TunnelClient.begin(this.session, "127.0.0.1", port());
			channels.add(channel);
		}
		echo.get(60, TimeUnit.SECONDS);
		for (Direct channel : channels) {
			channel.openFuture().verify(SshTestServer.SOON);
			channel.getOutput().write(DATA, 0, 20_000);
			channel.getOutput().flush();
		}
		for (Direct channel : channels) {
			channel.getOutput().close();
			assertThat(channel.getInput().readAllBytes()).hasSize(20_000);
		}
		assertThat(forwarding.opened).hasSize(500);
		assertThat(server.getBean(SshConnections.class).list().get(0).getChannelCount()).isLessThanOrEqualTo(500);
	}

	@ParameterizedTest
	@CsvSource({ "forbidden,80,1,it is forbidden,PROHIBITED", "broken,80,1,forwarding failed,PROHIBITED",
			"no-such-host.invalid,80,2,the name is unknown,CONNECT_FAILED",
			"127.0.0.1,1,2,Connection refused,CONNECT_FAILED", "127.0.0.1,70000,2,there is no port 70000,",
			"127.0.0.1,-1,2,there is no port 4294967295,", "'a\u0007b',80,2,malformed request," })
	void refusedTunnelSaysWhyAndTheConnectionStays(String host, int port, int reason, String message,
			@Nullable String reported) throws Exception {
		try (TestSession raw = server.loginRaw()) {
			openRaw(raw, 7, "direct-tcpip", host, port, "127.0.0.1", 1);
			assertRefused(raw, 7, reason, message);
			openRaw(raw, 8, "direct-tcpip", "127.0.0.1", port(), "127.0.0.1", 1);
			raw.receive(SshConstants.SSH_MSG_CHANNEL_OPEN_CONFIRMATION);
		}
		assertThat(forwarding.refused)
			.containsExactlyElementsOf((reported != null) ? List.of("DIRECT_TCPIP " + reported) : List.of());
	}

	@Test
	void malformedRequestsForTunnelsAreRefused() throws Exception {
		try (TestSession raw = server.loginRaw()) {
			openRaw(raw, 1, "direct-tcpip");
			assertRefused(raw, 1, 2, "malformed request");
			openRaw(raw, 2, "direct-tcpip", "host");
			assertRefused(raw, 2, 2, "malformed request");
			openRaw(raw, 3, "direct-streamlocal@openssh.com", 1_000_000);
			assertRefused(raw, 3, 2, "malformed request");
			openRaw(raw, 4, "direct-tcpip", new byte[] { (byte) 0xff }, 80, "", 0);
			assertRefused(raw, 4, 2, "malformed request");
			raw.send(SshConstants.SSH_MSG_CHANNEL_OPEN, "direct-tcpip", 5, 1000, 0, "127.0.0.1", port(), "", 0);
			raw.receive(SshConstants.SSH_MSG_CHANNEL_OPEN_FAILURE);
			for (String request : List.of("tcpip-forward", "cancel-tcpip-forward", "streamlocal-forward@openssh.com",
					"cancel-streamlocal-forward@openssh.com")) {
				raw.send(SshConstants.SSH_MSG_GLOBAL_REQUEST, request, true);
				raw.receive(SshConstants.SSH_MSG_REQUEST_FAILURE);
			}
			raw.send(SshConstants.SSH_MSG_GLOBAL_REQUEST, "tcpip-forward", true, "127.0.0.1", 70_000);
			raw.receive(SshConstants.SSH_MSG_REQUEST_FAILURE);
		}
	}

	@Test
	void tunnelThatIsNotOfferedIsRefusedAndReported() throws Exception {
		forwarding.offered = false;
		try (TestSession raw = server.loginRaw()) {
			openRaw(raw, 7, "direct-tcpip", "127.0.0.1", port(), "127.0.0.1", 1);
			assertRefused(raw, 7, 1, "forwarding is not allowed");
			raw.send(SshConstants.SSH_MSG_GLOBAL_REQUEST, "tcpip-forward", true, "127.0.0.1", 0);
			raw.receive(SshConstants.SSH_MSG_REQUEST_FAILURE);
		}
		assertThat(forwarding.refused).containsExactly("DIRECT_TCPIP PROHIBITED", "FORWARDED_TCPIP PROHIBITED");
	}

	@Test
	void tunnelsAboveTheLimitAreRefusedUntilOneIsClosed() throws Exception {
		forwarding.maxTunnels = 1;
		Direct first = TunnelClient.open(this.session, "127.0.0.1", port());
		assertThatIOException().isThrownBy(() -> TunnelClient.open(this.session, "127.0.0.1", port()));
		assertThat(forwarding.refused).containsExactly("DIRECT_TCPIP RESOURCE_SHORTAGE");
		first.close(false).await(SshTestServer.SOON);
		await().until(() -> forwarding.places.get() == 0);
		TunnelClient.open(this.session, "127.0.0.1", port()).close(false);
	}

	@Test
	void addressesAreTriedInTheirOrder() throws Exception {
		forwarding.names.put("several", List.<SocketAddress>of(new InetSocketAddress("127.0.0.1", 1),
				new InetSocketAddress("127.0.0.1", port()), new InetSocketAddress("127.0.0.1", 2)));
		TunnelClient.open(this.session, "several", 80).close(false);
		assertThat(forwarding.opened.iterator().next().getPeerAddress()).isEqualTo(this.target.getLocalSocketAddress());
	}

	@Test
	void targetThatDoesNotAnswerIsGivenUp() throws Exception {
		List<Socket> backlog = new ArrayList<>();
		try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
				TestSession raw = server.loginRaw()) {
			fill(full, backlog);
			openRaw(raw, 7, "direct-tcpip", "127.0.0.1", full.getLocalPort(), "127.0.0.1", 1);
			assertRefused(raw, 7, 2, "connection timed out");
		}
		for (Socket socket : backlog) {
			socket.close();
		}
	}

	/**
	 * Connect until the socket takes no more connections.
	 */
	private static void fill(ServerSocket full, List<Socket> backlog) throws IOException {
		try {
			for (int i = 0; i < 10; i++) {
				Socket socket = new Socket();
				backlog.add(socket);
				socket.connect(full.getLocalSocketAddress(), 1000);
			}
		}
		catch (SocketTimeoutException ex) {
			// It is full.
		}
	}

	@Test
	void slowNamesHoldUpNobodyAndRunOnNoInputThread() throws Exception {
		forwarding.resolving = new CountDownLatch(1);
		try (TestSession raw = server.loginRaw()) {
			for (int i = 0; i < 100; i++) {
				openRaw(raw, i, "direct-tcpip", "slow", port(), "127.0.0.1", 1);
			}
			TunnelClient.open(server.login("other", "other-password"), "127.0.0.1", port()).getSession().close(false);
			forwarding.resolving.countDown();
			for (int i = 0; i < 100; i++) {
				raw.receive(SshConstants.SSH_MSG_CHANNEL_OPEN_CONFIRMATION);
			}
		}
		assertThat(forwarding.threads).allMatch((name) -> name.startsWith("ssh-tunnel-") || name.isEmpty());
	}

	@Test
	void channelThatIsClosedWhileItIsOpenedLeavesNothing() throws Exception {
		forwarding.resolving = new CountDownLatch(1);
		try (TestSession raw = server.loginRaw()) {
			openRaw(raw, 5, "direct-tcpip", "slow", port(), "127.0.0.1", 1);
			await().until(() -> forwarding.places.get() == 1);
			raw.send(SshConstants.SSH_MSG_CHANNEL_CLOSE, 0);
			raw.receive(SshConstants.SSH_MSG_CHANNEL_CLOSE);
			forwarding.resolving.countDown();
			await().until(forwarding::isUnused);
			assertThat(server.getBean(SshConnections.class).list())
				.allMatch((connection) -> connection.getChannelCount() == 0);
		}
	}

	@Test
	void answersOfTheClientToItsOwnTunnelLeaveNothing() throws Exception {
		try (TestSession raw = server.loginRaw()) {
			openRaw(raw, 5, "direct-tcpip", "127.0.0.1", port(), "127.0.0.1", 1);
			raw.receive(SshConstants.SSH_MSG_CHANNEL_OPEN_CONFIRMATION);
			raw.send(SshConstants.SSH_MSG_CHANNEL_OPEN_FAILURE, 0, 1, "", "");
			await().until(forwarding::isUnused);
		}
	}

	@Test
	void portIsToldOnlyIfNoneWasRequested() throws Exception {
		int port = requestPort("127.0.0.1");
		assertThat(port).isPositive();
		assertThat(request("cancel-tcpip-forward", "127.0.0.1", port)).isNotNull();
		Buffer answer = request("tcpip-forward", "127.0.0.1", port);
		assertThat(answer).isNotNull();
		assertThat(answer.available()).isZero();
		assertThat(request("cancel-tcpip-forward", "127.0.0.1", port)).isNotNull();
		assertThat(request("cancel-tcpip-forward", "127.0.0.1", port)).isNull();
		assertThatIOException().isThrownBy(() -> new Socket("127.0.0.1", port).close());
	}

	@Test
	void secondListenerOnAnAddressIsRefusedAndTheFirstStays() throws Exception {
		int port = requestPort("127.0.0.1");
		assertThat(request("tcpip-forward", "127.0.0.1", port)).isNull();
		assertThat(request("tcpip-forward", "localhost", port)).isNull();
		try (Socket socket = new Socket("127.0.0.1", port)) {
			Forwarded channel = this.client.nextForwarded();
			channel.getOutput().write('x');
			channel.getOutput().flush();
			assertThat(socket.getInputStream().read()).isEqualTo('x');
		}
		assertThat(forwarding.listeners).hasValue(1);
	}

	@Test
	void tunnelsStayOpenWhenTheirListenerIsCancelled() throws Exception {
		int port = requestPort("127.0.0.1");
		try (Socket socket = new Socket("127.0.0.1", port)) {
			Forwarded channel = this.client.nextForwarded();
			assertThat(request("cancel-tcpip-forward", "127.0.0.1", port)).isNotNull();
			exchange(Order.CLIENT_ENDS_FIRST, channel.getInput(), channel.getOutput(), socket.getInputStream(),
					ending(socket));
			channel.close(false);
		}
	}

	@Test
	void answersKeepTheOrderOfTheRequests() throws Exception {
		forwarding.resolving = new CountDownLatch(1);
		try (TestSession raw = server.loginRaw()) {
			raw.send(SshConstants.SSH_MSG_GLOBAL_REQUEST, "tcpip-forward", true, "slow", 0);
			raw.send(SshConstants.SSH_MSG_GLOBAL_REQUEST, "keepalive@openssh.com", true);
			raw.send(SshConstants.SSH_MSG_GLOBAL_REQUEST, "cancel-tcpip-forward", true, "slow", 1);
			raw.send(SshConstants.SSH_MSG_GLOBAL_REQUEST, "tcpip-forward", true, "127.0.0.1", 0);
			raw.send(SshConstants.SSH_MSG_GLOBAL_REQUEST, "no-such-request@example.org", true);
			assertThat(raw.next(Duration.ofMillis(300))).isNull();
			forwarding.resolving.countDown();
			assertThat(raw.receive(SshConstants.SSH_MSG_REQUEST_SUCCESS).body().available()).isEqualTo(4);
			assertThat(raw.receive(SshConstants.SSH_MSG_REQUEST_SUCCESS).body().available()).isZero();
			raw.receive(SshConstants.SSH_MSG_REQUEST_FAILURE);
			assertThat(raw.receive(SshConstants.SSH_MSG_REQUEST_SUCCESS).body().available()).isEqualTo(4);
			raw.receive(SshConstants.SSH_MSG_REQUEST_FAILURE);
		}
		finally {
			forwarding.resolving.countDown();
		}
	}

	@Test
	void socketIsClosedWhenTheClientDoesNotTakeItsConnection() throws Exception {
		this.client.refuseForwarded();
		int port = requestPort("127.0.0.1");
		try (Socket socket = new Socket("127.0.0.1", port)) {
			assertThat(socket.getInputStream().read()).isEqualTo(-1);
		}
		await().until(() -> forwarding.places.get() == 0);
		assertThat(forwarding.opened).isEmpty();
	}

	@Test
	void noMoreSessionsRefusesSessionsOnly() throws Exception {
		try (TestSession raw = server.loginRaw()) {
			raw.send(SshConstants.SSH_MSG_GLOBAL_REQUEST, "no-more-sessions@openssh.com", false);
			openRaw(raw, 1, "session");
			assertRefused(raw, 1, 1, "the client asked for no more sessions on this connection");
			openRaw(raw, 2, "direct-tcpip", "127.0.0.1", port(), "127.0.0.1", 1);
			raw.receive(SshConstants.SSH_MSG_CHANNEL_OPEN_CONFIRMATION);
		}
	}

	@Test
	void idleTunnelIsClosed() throws Exception {
		forwarding.idleTimeout = Duration.ofMillis(300);
		Direct channel = TunnelClient.open(this.session, "127.0.0.1", port());
		try (Socket socket = this.target.accept()) {
			assertThat(socket.getInputStream().read()).isEqualTo(-1);
			assertThat(channel.getInput().read()).isEqualTo(-1);
		}
	}

	@Test
	void closedTunnelIsNotKeptUntilItWouldHaveBeenIdle() throws Exception {
		forwarding.idleTimeout = Duration.ofHours(1);
		BlockingQueue<Runnable> waiting = ((ScheduledThreadPoolExecutor) server.getBean(SshExecutors.class).timer())
			.getQueue();
		int before = waiting.size();
		for (int count = 0; count < 20; count++) {
			Direct channel = TunnelClient.open(this.session, "127.0.0.1", port());
			this.target.accept().close();
			channel.close(false).await(SshTestServer.SOON);
		}
		await().atMost(SshTestServer.SOON).until(() -> waiting.size() <= before + 5);
	}

	@Test
	void applicationOpensAChannelForAForwardedPort() throws Exception {
		int port = requestPort("127.0.0.1");
		SshConnection connection = server.getBean(SshConnections.class).list().get(0);
		try (SshChannel channel = connection.openChannel("127.0.0.1", port)) {
			Forwarded end = this.client.nextForwarded();
			assertThat(end.port).isEqualTo(port);
			exchange(Order.TARGET_ENDS_FIRST, end.getInput(), end.getOutput(), channel.getInputStream(),
					channel.getOutputStream());
		}
		assertThatIOException().isThrownBy(() -> connection.openChannel("127.0.0.1", port + 1))
			.withMessage("The client does not forward 127.0.0.1:" + (port + 1));
		this.client.refuseForwarded();
		assertThatIOException().isThrownBy(() -> connection.openChannel("127.0.0.1", port));
	}

	@Test
	void manySmallMessagesTakeLittleMemory() throws Exception {
		TunnelInput input = new TunnelInput();
		for (int i = 0; i < 64 * 1024; i++) {
			input.add(new byte[] { 1 }, 0, 1);
		}
		int chunks = 0;
		input.end();
		while (input.take() != null) {
			chunks++;
		}
		assertThat(chunks).isEqualTo(16);
	}

	@ParameterizedTest
	@ValueSource(strings = { "forwarded-tcpip", "forwarded-streamlocal@openssh.com", "x11", "tun@openssh.com" })
	void clientsOpenNoChannelsThatServersOpen(String type) throws Exception {
		try (TestSession raw = server.loginRaw()) {
			openRaw(raw, 1, type, "127.0.0.1", port(), "127.0.0.1", 1);
			assertRefused(raw, 1, 1, "forwarding is not allowed");
		}
	}

	private static void openRaw(TestSession raw, int id, String type, Object... fields) throws IOException {
		List<Object> all = new ArrayList<>(List.of(type, id, 1_000_000, 32 * 1024));
		all.addAll(List.of(fields));
		raw.send(SshConstants.SSH_MSG_CHANNEL_OPEN, all.toArray());
	}

	private static void assertRefused(TestSession raw, int id, int reason, String message) throws Exception {
		Message failure = raw.receive(SshConstants.SSH_MSG_CHANNEL_OPEN_FAILURE);
		Buffer body = failure.body();
		assertThat(body.getUInt()).isEqualTo(id);
		assertThat(body.getUInt()).isEqualTo(reason);
		assertThat(body.getString()).isEqualTo(message);
	}

	private int port() {
		return this.target.getLocalPort();
	}

	private int requestPort(String address) throws IOException {
		Buffer answer = request("tcpip-forward", address, 0);
		assertThat(answer).isNotNull();
		return (int) answer.getUInt();
	}

	private @Nullable Buffer request(String name, Object... fields) throws IOException {
		Buffer buffer = this.session.createBuffer(SshConstants.SSH_MSG_GLOBAL_REQUEST);
		buffer.putString(name);
		buffer.putBoolean(true);
		for (Object field : fields) {
			if (field instanceof Integer number) {
				buffer.putUInt(number);
			}
			else {
				buffer.putString((String) field);
			}
		}
		return this.session.request(name, buffer, SshTestServer.SOON);
	}

	@Configuration(proxyBeanMethods = false)
	static class Tunnels {

		@Bean
		RecordingForwarding forwarding() {
			return new RecordingForwarding();
		}

	}

	enum Order {

		CLIENT_ENDS_FIRST, TARGET_ENDS_FIRST, BOTH_AT_ONCE

	}

	private interface Task {

		void run() throws Exception;

	}

}
