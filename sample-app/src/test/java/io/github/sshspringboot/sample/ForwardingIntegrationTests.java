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

package io.github.sshspringboot.sample;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import com.sun.net.httpserver.HttpServer;
import io.github.sshspringboot.sample.Clients.Result;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testcontainers.junit.jupiter.Testcontainers;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * OpenSSH tunnels through the application. One end of each tunnel is a script in the
 * container of the clients, the other one is here.
 */
@Testcontainers(disabledWithoutDocker = true)
class ForwardingIntegrationTests {

	private static final String SSH_OPTIONS = "-F /clients/ssh_config -o BatchMode=yes -o IdentitiesOnly=yes "
			+ "-o ExitOnForwardFailure=yes";

	/**
	 * Sends 1,000,000 bytes and expects those of the other end, which are the same in
	 * reverse order. Half-closes after its own, or waits for the end of the other's.
	 */
	private static final String END = """
			import os, socket, subprocess, sys, threading
			order, role, target = sys.argv[1:4]
			own = bytes((i ^ i >> 8) & 0xff for i in range(1000000))
			received = bytearray()

			if target == '-':
			    ssh = subprocess.Popen(sys.argv[4:], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
			    read, send, end = lambda: ssh.stdout.read1(65536), ssh.stdin.write, ssh.stdin.close
			else:
			    local = target.startswith('/')
			    end_point = socket.socket(socket.AF_UNIX if local else socket.AF_INET)
			    address = target if local else ('127.0.0.1', int(target))
			    if role == 'listen':
			        end_point.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
			        end_point.bind(address)
			        end_point.listen()
			        if os.fork():
			            os._exit(0)
			        end_point.settimeout(30)
			        end_point = end_point.accept()[0]
			    else:
			        end_point.connect(address)
			    end_point.settimeout(60)
			    read, send, end = lambda: end_point.recv(65536), end_point.sendall, lambda: end_point.shutdown(socket.SHUT_WR)

			def write():
			    send(own)
			    end()

			def receive():
			    while data := read():
			        received.extend(data)

			if order == 'THIS_FIRST':
			    write()
			    receive()
			elif order == 'OTHER_FIRST':
			    receive()
			    write()
			else:
			    writer = threading.Thread(target=write)
			    writer.start()
			    receive()
			    writer.join()
			status = ssh.wait(30) if target == '-' else 0
			print('exact' if received == own[::-1] and not status else f'{len(received)} bytes, status {status}', flush=True)
			""";

	private static final byte[] OWN = own();

	@TempDir
	static Path data;

	private static Sample sample;

	private static Sample inner;

	private static ServerSocketChannel target;

	private static ServerSocketChannel socketTarget;

	private static HttpServer web;

	private static int closedPort;

	private static int remotePort;

	@BeforeAll
	static void start() throws IOException {
		target = ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
		Path socket = data.resolve("target.sock");
		socketTarget = ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(socket));
		web = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		web.createContext("/", (exchange) -> {
			exchange.sendResponseHeaders(200, OWN.length);
			exchange.getResponseBody().write(OWN);
			exchange.close();
		});
		web.start();
		closedPort = Containers.freePort();
		remotePort = Containers.freePort();
		inner = Sample.start(data.resolve("inner"), "--ssh.forwarding.local.permit=127.0.0.1:" + port());
		sample = Sample.start(data.resolve("outer"),
				"--ssh.forwarding.local.permit=127.0.0.1:%d,127.0.0.1:%d,127.0.0.1:%d,127.0.0.1:%d".formatted(port(),
						web.getAddress().getPort(), closedPort, inner.port()),
				"--ssh.forwarding.remote.permit=localhost:*", "--ssh.forwarding.streamlocal.permit=" + socket,
				"--ssh.forwarding.streamlocal.permit-listen=" + data + "/");
		Clients.copy(END, "/clients/end.py");
	}

	@AfterAll
	static void stop() throws IOException {
		sample.close();
		inner.close();
		web.stop(0);
		target.close();
		socketTarget.close();
	}

	@ParameterizedTest
	@EnumSource
	void localPortIsExactWhoeverEndsFirst(Order order) throws Exception {
		int port = Containers.freePort();
		withForwarding("-L %d:127.0.0.1:%d".formatted(port, port()), () -> expectExact(order, "" + port, target));
	}

	@ParameterizedTest
	@EnumSource
	void localSocketIsExactWhoeverEndsFirst(Order order) throws Exception {
		withForwarding("-L /tmp/local.sock:%s/target.sock".formatted(data),
				() -> expectExact(order, "/tmp/local.sock", socketTarget));
	}

	/**
	 * The client ends when the server has, so it has to be first.
	 */
	@Test
	void standardStreamsAreExact() throws Exception {
		expectExact(Order.OTHER_FIRST, "- ssh %s -i /clients/admin -p %d -W 127.0.0.1:%d admin@127.0.0.1"
			.formatted(SSH_OPTIONS, sample.port(), port()), target);
	}

	@ParameterizedTest
	@EnumSource
	void tunnelBehindAJumpIsExactWhoeverEndsFirst(Order order) throws Exception {
		Clients.copy(
				Clients.succeed("cat /clients/ssh_config")
						+ "IdentityFile /clients/admin\nIdentitiesOnly yes\nBatchMode yes\nExitOnForwardFailure yes\n",
				"/clients/jump_config");
		int port = Containers.freePort();
		withForwarding(
				"ssh -F /clients/jump_config -J admin@127.0.0.1:%d -p %d -S /tmp/control ".formatted(sample.port(),
						inner.port()),
				"-L %d:127.0.0.1:%d".formatted(port, port()), () -> expectExact(order, "" + port, target));
	}

	@ParameterizedTest
	@EnumSource
	void remotePortIsExactWhoeverEndsFirst(Order order) throws Exception {
		int port = Containers.freePort();
		listen(order, "" + port);
		withForwarding("-R %d:127.0.0.1:%d".formatted(remotePort, port),
				() -> expectExact(order, new InetSocketAddress("127.0.0.1", remotePort)));
		Awaitility.await()
			.atMost(10, TimeUnit.SECONDS)
			.until(() -> Clients.run("curl -sS telnet://127.0.0.1:" + remotePort).error().contains("connect"));
	}

	@ParameterizedTest
	@EnumSource
	void remoteSocketIsExactWhoeverEndsFirst(Order order) throws Exception {
		Path socket = data.resolve("remote.sock");
		listen(order, "/tmp/remote.sock");
		withForwarding("-R %s:/tmp/remote.sock".formatted(socket),
				() -> expectExact(order, UnixDomainSocketAddress.of(socket)));
		Awaitility.await().atMost(10, TimeUnit.SECONDS).untilAsserted(() -> assertThat(socket).doesNotExist());
	}

	@Test
	void freePortIsTold() throws Exception {
		int port = Containers.freePort();
		listen(Order.THIS_FIRST, "" + port);
		withForwarding("", () -> {
			String told = Clients
				.succeed("ssh -S /tmp/control -O forward -R 0:127.0.0.1:%d admin@127.0.0.1".formatted(port));
			expectExact(Order.THIS_FIRST, new InetSocketAddress("127.0.0.1", Integer.parseInt(told.trim())));
		});
	}

	@Test
	void socksProxyReachesWhatIsPermitted() throws Exception {
		int port = Containers.freePort();
		withForwarding("-D " + port, () -> {
			String curl = "curl -sS --socks5-hostname 127.0.0.1:%d http://".formatted(port);
			for (String host : new String[] { "127.0.0.1", "localhost" }) {
				assertThat(Clients.succeed(curl + "%s:%d/ | wc -c".formatted(host, web.getAddress().getPort())).trim())
					.isEqualTo("1000000");
			}
			assertThat(Clients.run(curl + "127.0.0.1:%d/".formatted(forbiddenPort())).status()).isEqualTo(97);
		});
	}

	@Test
	void refusedDestinationIsToldApartFromSilentOne() throws IOException {
		String ssh = "ssh %s -o LogLevel=INFO -i /clients/admin -p %d admin@127.0.0.1 -W ".formatted(SSH_OPTIONS,
				sample.port());
		Result forbidden = Clients.run(ssh + "127.0.0.1:" + forbiddenPort());
		assertThat(forbidden.status()).isNotZero();
		assertThat(forbidden.error()).contains("administratively prohibited").doesNotContain("Exception");
		Result closed = Clients.run(ssh + "127.0.0.1:" + closedPort);
		assertThat(closed.status()).isNotZero();
		assertThat(closed.error()).contains("connect failed").doesNotContain("Exception");
	}

	@Test
	void portThatIsNotPermittedIsNotListenedOn() {
		Result result = Clients.run("ssh %s -i /clients/admin -p %d -N -R '*:%d:127.0.0.1:1' admin@127.0.0.1"
			.formatted(SSH_OPTIONS, sample.port(), remotePort));
		assertThat(result.status()).isEqualTo(255);
		assertThat(result.error()).contains("remote port forwarding failed for listen port " + remotePort);
	}

	@Test
	void keyPermitsOnlyWhatItNames() throws Exception {
		String key = Clients.key("tunnel").publicKeys().lines().findFirst().orElseThrow();
		sample.authorize("operator",
				"restrict,port-forwarding,permitopen=\"127.0.0.1:%d\",permitlisten=\"localhost:%d\" %s\n"
					.formatted(port(), remotePort, key));
		String ssh = "ssh %s -o LogLevel=INFO -i /clients/tunnel -p %d operator@127.0.0.1 ".formatted(SSH_OPTIONS,
				sample.port());
		expectExact(Order.OTHER_FIRST, "- " + ssh + "-W 127.0.0.1:" + port(), target);
		Result other = Clients.run(ssh + "-W 127.0.0.1:" + web.getAddress().getPort());
		assertThat(other.status()).isNotZero();
		assertThat(other.error()).contains("administratively prohibited");
		assertThat(Clients.run(ssh + "-N -R %d:127.0.0.1:1".formatted(Containers.freePort())).status()).isEqualTo(255);
		assertThat(Clients.run(ssh + "true").error()).doesNotContain("administratively prohibited");
	}

	private static int port() throws IOException {
		return ((InetSocketAddress) target.getLocalAddress()).getPort();
	}

	/**
	 * A port on which the application of the test listens, though not for tunnels.
	 */
	private static int forbiddenPort() {
		return sample.port();
	}

	private static void withForwarding(String options, Action action) throws Exception {
		withForwarding("ssh %s -i /clients/admin -p %d -S /tmp/control ".formatted(SSH_OPTIONS, sample.port()), options,
				action);
	}

	private static void withForwarding(String ssh, String options, Action action) throws Exception {
		Clients.succeed("rm -f /tmp/local.sock; " + ssh
				+ "-f -N -M %s admin@127.0.0.1 >/dev/null 2>/tmp/ssh.log || { cat /tmp/ssh.log; exit 1; }"
					.formatted(options));
		try {
			action.run();
		}
		finally {
			Clients.succeed(ssh + "-O exit admin@127.0.0.1 && while [ -e /tmp/control ]; do sleep 0.1; done");
		}
	}

	private static void listen(Order order, String address) {
		Clients.succeed("rm -f %1$s; python3 /clients/end.py %2$s listen %1$s >/tmp/end.log 2>&1".formatted(address,
				order.reverse()));
	}

	/**
	 * This end accepts.
	 */
	private static void expectExact(Order order, String address, ServerSocketChannel acceptor) throws Exception {
		CompletableFuture<byte[]> received = CompletableFuture.supplyAsync(() -> {
			try (SocketChannel channel = acceptor.accept()) {
				return exchange(channel, order);
			}
			catch (IOException ex) {
				throw new IllegalStateException(ex);
			}
		});
		assertThat(
				Clients.succeed("timeout 60 python3 /clients/end.py %s connect %s".formatted(order.reverse(), address)))
			.isEqualTo("exact\n");
		assertThat(received.get(30, TimeUnit.SECONDS)).isEqualTo(reverse(OWN));
	}

	/**
	 * This end connects.
	 */
	private static void expectExact(Order order, SocketAddress address) throws Exception {
		try (SocketChannel channel = SocketChannel.open(address)) {
			assertThat(CompletableFuture.supplyAsync(() -> exchange(channel, order)).get(60, TimeUnit.SECONDS))
				.isEqualTo(reverse(OWN));
		}
		assertThat(
				Clients.succeed("timeout 30 sh -c 'until [ -s /tmp/end.log ]; do sleep 0.1; done'; cat /tmp/end.log"))
			.isEqualTo("exact\n");
	}

	private static byte[] exchange(SocketChannel channel, Order order) {
		try {
			if (order == Order.THIS_FIRST) {
				send(channel);
				return receive(channel);
			}
			if (order == Order.OTHER_FIRST) {
				byte[] result = receive(channel);
				send(channel);
				return result;
			}
			CompletableFuture<Void> sent = CompletableFuture.runAsync(() -> send(channel));
			byte[] result = receive(channel);
			sent.join();
			return result;
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static void send(SocketChannel channel) {
		try {
			ByteBuffer own = ByteBuffer.wrap(OWN);
			while (own.hasRemaining()) {
				channel.write(own);
			}
			channel.shutdownOutput();
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static byte[] receive(SocketChannel channel) throws IOException {
		ByteArrayOutputStream result = new ByteArrayOutputStream();
		ByteBuffer buffer = ByteBuffer.allocate(65536);
		while (channel.read(buffer) >= 0) {
			result.write(buffer.array(), 0, buffer.position());
			buffer.clear();
		}
		return result.toByteArray();
	}

	private static byte[] own() {
		byte[] result = new byte[1_000_000];
		for (int i = 0; i < result.length; i++) {
			int reversed = result.length - 1 - i;
			result[i] = (byte) (reversed ^ reversed >> 8);
		}
		return result;
	}

	private static byte[] reverse(byte[] bytes) {
		byte[] result = new byte[bytes.length];
		for (int i = 0; i < bytes.length; i++) {
			result[i] = bytes[bytes.length - 1 - i];
		}
		return result;
	}

	/**
	 * Which end finishes sending while the other one has not begun.
	 */
	enum Order {

		THIS_FIRST, OTHER_FIRST, BOTH;

		Order reverse() {
			return switch (this) {
				case THIS_FIRST -> OTHER_FIRST;
				case OTHER_FIRST -> THIS_FIRST;
				case BOTH -> BOTH;
			};
		}

	}

	private interface Action {

		void run() throws Exception;

	}

}
