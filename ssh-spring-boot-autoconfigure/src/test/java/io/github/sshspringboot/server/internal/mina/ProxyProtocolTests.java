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
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Random;

import io.github.sshspringboot.SshTest;
import io.github.sshspringboot.SshTest.Injected;
import io.github.sshspringboot.SshTestServer;
import io.github.sshspringboot.server.AddressBlock;
import io.github.sshspringboot.server.SshConnection;
import io.github.sshspringboot.server.SshConnections;
import io.github.sshspringboot.server.SshPenalties;
import io.github.sshspringboot.server.SshPenalty;
import org.apache.sshd.client.session.ClientSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for connections through balancers that speak the PROXY protocol.
 */
@SshTest({ "ssh.server.proxy-protocol.trusted-proxies=127.0.0.9", "ssh.auth.penalties.auth-fail=1m",
		"ssh.auth.penalties.no-auth=1m", "ssh.server.limits.max-startups-per-source=2" })
class ProxyProtocolTests {

	private static final String BALANCER = "127.0.0.9";

	private static final String LINE = "PROXY TCP4 198.51.100.7 192.0.2.1 4711 22\r\n";

	private static final byte[] LOCAL = HexFormat.of().parseHex("0d0a0d0a000d0a515549540a20000000");

	@Injected
	private SshTestServer server;

	@AfterEach
	void forget() {
		this.server.awaitNoConnection();
		this.server.getBean(SshPenalties.class).clear();
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 7, 4096 })
	void clientOfTheBalancerIsTheOneThatItNames(int chunk) throws Exception {
		try (Relay relay = new Relay(LINE.getBytes(StandardCharsets.US_ASCII), chunk);
				ClientSession session = relay.connect("admin-password")) {
			session.auth().verify(SshTestServer.SOON);
			assertThat(this.server.getBean(SshConnections.class).list()).extracting(SshConnection::getRemoteAddress)
				.containsExactly(new InetSocketAddress(AddressBlock.parseAddress("198.51.100.7"), 4711));
			assertThat(SshTestServer.exec(session, "echo hello").status()).isZero();
		}
	}

	@Test
	void penaltyAndLimitAreThoseOfTheClient() throws Exception {
		try (Relay relay = new Relay(LINE.getBytes(StandardCharsets.US_ASCII), 100);
				ClientSession session = relay.connect("wrong")) {
			assertThat(session.auth().await(SshTestServer.SOON)).isTrue();
		}
		SshPenalties penalties = this.server.getBean(SshPenalties.class);
		await().atMost(SshTestServer.SOON).until(() -> !penalties.list().isEmpty());
		assertThat(penalties.list()).extracting(SshPenalty::source).containsExactly(AddressBlock.of("198.51.100.7"));
		assertThat(greeting(LINE)).isEqualTo("Not allowed at this time");
		assertThat(greeting("PROXY TCP4 198.51.100.8 192.0.2.1 4711 22\r\n")).startsWith("SSH-");
	}

	@Test
	void limitOfASourceIsThatOfTheClient() throws Exception {
		try (Socket first = open(LINE); Socket second = open(LINE)) {
			assertThat(Loopback.firstLine(first)).startsWith("SSH-");
			assertThat(Loopback.firstLine(second)).startsWith("SSH-");
			assertThat(greeting(LINE)).isEqualTo("Exceeded MaxStartups");
			assertThat(greeting("PROXY TCP4 198.51.100.8 192.0.2.1 4711 22\r\n")).startsWith("SSH-");
		}
	}

	@Test
	void nothingIsSentBeforeTheHeader() throws Exception {
		try (Socket socket = Loopback.connect(this.server, BALANCER)) {
			socket.getOutputStream().write(LINE.getBytes(StandardCharsets.US_ASCII), 0, LINE.length() - 1);
			Thread.sleep(300);
			assertThat(socket.getInputStream().available()).isZero();
			socket.getOutputStream().write('\n');
			assertThat(Loopback.firstLine(socket)).startsWith("SSH-");
		}
	}

	@Test
	void balancerThatSendsNoHeaderIsClosedAfterTheLoginGrace() throws Exception {
		try (SshTestServer impatient = SshTestServer.start("ssh.server.proxy-protocol.trusted-proxies=127.0.0.9",
				"ssh.server.timeouts.login-grace=500ms"); Socket socket = Loopback.connect(impatient, BALANCER)) {
			assertThat(socket.getInputStream().readAllBytes()).isEmpty();
		}
	}

	@Test
	void checksOfTheBalancerAreNeitherPenalisedNorLimited() throws Exception {
		for (int i = 0; i < 5; i++) {
			try (Socket socket = Loopback.connect(this.server, BALANCER)) {
				socket.getOutputStream().write(LOCAL);
				assertThat(Loopback.firstLine(socket)).startsWith("SSH-");
			}
		}
		assertThat(this.server.getBean(SshPenalties.class).list()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "SSH-2.0-OpenSSH_9.2\r\n", "PROXY TCP4 198.51.100.7 192.0.2.1 4711\r\n", "GET / HTTP/1.1\r\n" })
	void balancerWithoutTheHeaderIsClosed(String start) throws Exception {
		try (Socket socket = open(start)) {
			assertClosedWithout("SSH-", socket);
		}
		assertThat(this.server.getBean(SshPenalties.class).list()).isEmpty();
	}

	@Test
	@ExtendWith(OutputCaptureExtension.class)
	void connectionsWithoutTheHeaderDoNotFillTheLog(CapturedOutput output) throws Exception {
		try (SshTestServer fresh = SshTestServer.start("ssh.server.proxy-protocol.trusted-proxies=127.0.0.9")) {
			for (int i = 0; i < 12; i++) {
				try (Socket socket = open(fresh, "GET / HTTP/1.1\r\n")) {
					assertClosedWithout("SSH-", socket);
				}
			}
		}
		assertThat(output.getOut().split("did not begin with a header", -1).length - 1).isBetween(1, 8);
	}

	@ParameterizedTest
	@ValueSource(strings = { "50524f58592054435034203139382e35312e3130302e37203139322e302e322e3120343731312032320d0a",
			"0d0a0d0a000d0a515549540a20000000", "0d0a0d0a000d0a515549540a2111000cc6336407c00002010102ffff" })
	void headerOfAnybodyElseIsABadIdentification(String hex) throws Exception {
		try (Socket socket = Loopback.connect(this.server, "127.0.0.1")) {
			assertThat(Loopback.firstLine(socket)).startsWith("SSH-");
			socket.getOutputStream().write(HexFormat.of().parseHex(hex));
			socket.getOutputStream().write("SSH-2.0-test\r\n".getBytes(StandardCharsets.US_ASCII));
			assertClosedWithout("diffie", socket);
		}
		assertThat(this.server.getBean(SshConnections.class).list()).isEmpty();
	}

	@Test
	void emptyLineBeforeTheIdentificationClosesTheConnectionAtOnce() throws Exception {
		try (Socket socket = Loopback.connect(this.server, "127.0.0.1")) {
			socket.getOutputStream().write("\r\n".getBytes(StandardCharsets.US_ASCII));
			assertThat(socket.getInputStream().readAllBytes()).asString()
				.endsWith("Invalid SSH identification string.\r\n");
		}
	}

	@Test
	void secondHeaderIsABadIdentification() throws Exception {
		try (Socket socket = open(LINE + LINE + "SSH-2.0-test\r\n")) {
			assertClosedWithout("diffie", socket);
		}
	}

	@Test
	void serverOutlivesRandomBytes() throws Exception {
		Random random = new Random(1);
		for (int i = 0; i < 50; i++) {
			byte[] bytes = new byte[random.nextInt(3000) + 1];
			random.nextBytes(bytes);
			System.arraycopy(LOCAL, 0, bytes, 0, Math.min(i % 17, bytes.length));
			try (Socket socket = Loopback.connect(this.server, BALANCER)) {
				socket.getOutputStream().write(bytes);
			}
		}
		await().atMost(SshTestServer.SOON).until(() -> greeting(LINE).startsWith("SSH-"));
	}

	private static void assertClosedWithout(String text, Socket socket) {
		String received = "";
		try {
			received = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
		}
		catch (SocketTimeoutException ex) {
			throw new AssertionError("still open", ex);
		}
		catch (IOException ex) {
			received = "";
		}
		assertThat(received).doesNotContain(text);
	}

	private String greeting(String header) throws IOException {
		try (Socket socket = open(header)) {
			return Loopback.firstLine(socket);
		}
	}

	private Socket open(String start) throws IOException {
		return open(this.server, start);
	}

	private static Socket open(SshTestServer server, String start) throws IOException {
		Socket socket = Loopback.connect(server, BALANCER);
		socket.getOutputStream().write(start.getBytes(StandardCharsets.US_ASCII));
		return socket;
	}

	/**
	 * A balancer for one connection, which passes on a few bytes at a time.
	 */
	private final class Relay implements AutoCloseable {

		private final ServerSocket listener = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));

		private final int chunk;

		private final byte[] header;

		Relay(byte[] header, int chunk) throws IOException {
			this.header = header;
			this.chunk = chunk;
			new Thread(this::run, "relay").start();
		}

		private void run() {
			try (Socket client = this.listener.accept();
					Socket upstream = Loopback.connect(ProxyProtocolTests.this.server, BALANCER)) {
				upstream.setSoTimeout(0);
				upstream.setTcpNoDelay(true);
				for (byte part : this.header) {
					upstream.getOutputStream().write(part);
				}
				Thread back = new Thread(() -> copy(upstream, client), "relay-back");
				back.start();
				copy(client, upstream);
				back.join();
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}

		private void copy(Socket from, Socket to) {
			byte[] buffer = new byte[this.chunk];
			try (InputStream input = from.getInputStream(); OutputStream output = to.getOutputStream()) {
				for (int length = input.read(buffer); length >= 0; length = input.read(buffer)) {
					output.write(buffer, 0, length);
				}
			}
			catch (IOException ex) {
				assertThat(ex).hasMessageNotContaining("relay");
			}
		}

		ClientSession connect(String password) throws IOException {
			ClientSession session = ProxyProtocolTests.this.server.getClient()
				.connect("admin", "127.0.0.1", this.listener.getLocalPort())
				.verify(SshTestServer.SOON)
				.getSession();
			session.addPasswordIdentity(password);
			return session;
		}

		@Override
		public void close() throws IOException {
			this.listener.close();
		}

	}

}
