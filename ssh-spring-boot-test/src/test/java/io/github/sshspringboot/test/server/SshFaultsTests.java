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

package io.github.sshspringboot.test.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.concurrent.CountDownLatch;

import io.github.sshspringboot.test.server.SshEvent.ConnectionDropped;
import io.github.sshspringboot.test.server.SshEvent.Exited;
import io.github.sshspringboot.test.server.SshEvent.LoginAttempted;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.client.channel.ClientChannelEvent;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.SshException;
import org.apache.sshd.common.util.net.SshdSocketAddress;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link SshFaults}.
 */
@Timeout(60)
class SshFaultsTests {

	private final SshTestServer server = SshTestServer.start();

	private final MinaClient client = new MinaClient(this.server);

	@AfterEach
	void close() {
		this.client.close();
		this.server.close();
	}

	@Test
	void nobodyListensUntilTheFaultEnds() throws Exception {
		try (ClientSession session = this.client.login(); SshFault refused = this.server.faults().refuseConnections()) {
			assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> connect().close());
			assertThat(run(session, "open ones stay")).isZero();
		}
		try (ClientSession session = this.client.login()) {
			assertThat(run(session, "again")).isZero();
		}
	}

	@Test
	void closeWhileNobodyListensFreesThePort() throws Exception {
		SshTestServer other = SshTestServer.start();
		other.faults().refuseConnections();
		other.close();
		SshTestServer.builder().port(other.port()).start().close();
	}

	@Test
	void connectionIsDroppedAfterBytesToTheByte() throws Exception {
		this.server.faults().dropAfterSending(10);
		try (Socket socket = connect()) {
			assertThat(socket.getInputStream().readAllBytes()).asString().isEqualTo("SSH-2.0-Ss");
		}
		assertThat(this.server.timeline()).contains(new ConnectionDropped("dropped after sending 10 bytes"));
		this.server.faults().reset();
		this.client.login().close();
	}

	@Test
	void openConnectionIsDroppedAfterFurtherBytes() throws Exception {
		ClientSession session = this.client.login();
		this.server.faults().dropAfterSending(300);
		assertThatIOException().isThrownBy(() -> {
			for (int i = 0; i < 20; i++) {
				run(session, "echo");
			}
		});
		this.server.timeline().await(new ConnectionDropped("dropped after sending 300 bytes"));
		assertThat(this.server.timeline().events(Exited.class)).hasSizeBetween(1, 19);
	}

	@Test
	void connectionIsDroppedAfterReceivedBytes() throws Exception {
		this.server.faults().dropAfterReceiving(100);
		assertThatIOException().isThrownBy(() -> this.client.login());
		assertThat(this.server.timeline().await(ConnectionDropped.class).reason())
			.isEqualTo("dropped after receiving 100 bytes");
	}

	@Test
	void silenceHoldsWhatIsSentUntilItEnds() throws Exception {
		try (ClientSession session = this.client.login(); ChannelExec channel = session.createExecChannel("hello")) {
			channel.open().verify(MinaClient.TIMEOUT);
			assertThat(channel.waitFor(EnumSet.of(ClientChannelEvent.CLOSED), MinaClient.TIMEOUT))
				.contains(ClientChannelEvent.CLOSED);
			SshFault silence = this.server.faults().silence();
			ChannelExec held = session.createExecChannel("held");
			assertThatIOException().isThrownBy(() -> held.open().verify(Duration.ofMillis(300)));
			silence.close();
			assertThat(run(session, "after")).isZero();
		}
	}

	@Test
	void silentServerSaysNothingToNewConnections() throws Exception {
		this.server.faults().silence();
		try (Socket socket = connect()) {
			socket.setSoTimeout(200);
			assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(() -> socket.getInputStream().read());
			this.server.faults().reset();
			socket.setSoTimeout(20_000);
			assertThat(socket.getInputStream().readNBytes(8)).asString().isEqualTo("SSH-2.0-");
		}
	}

	@Test
	void clientIsNotReadUntilTheFaultEnds() throws Exception {
		this.server.faults().stopReading();
		try (Socket socket = connect()) {
			assertThat(socket.getInputStream().readNBytes(8)).asString().isEqualTo("SSH-2.0-");
			socket.getOutputStream().write("SSH-2.0-late\r\n".getBytes(StandardCharsets.US_ASCII));
			assertThatExceptionOfType(AssertionError.class)
				.isThrownBy(() -> this.server.timeline()
					.await(new SshEvent.ClientIdentified("SSH-2.0-late"), Duration.ofMillis(200)))
				.withMessageContaining("SSH-2.0-late")
				.withMessageContaining("ConnectionOpened");
			this.server.faults().reset();
			this.server.timeline().await(new SshEvent.ClientIdentified("SSH-2.0-late"));
		}
	}

	@Test
	void everythingIsSentLaterInOrder() throws Exception {
		this.server.faults().delay(Duration.ofMillis(20));
		this.server.onExec("lines").handle((exchange) -> {
			for (int i = 0; i < 100; i++) {
				exchange.print(i + "\n");
			}
			return 0;
		});
		long started = System.nanoTime();
		try (ClientSession session = this.client.login(); ChannelExec channel = session.createExecChannel("lines")) {
			channel.open().verify(MinaClient.TIMEOUT);
			assertThat(new String(channel.getInvertedOut().readAllBytes(), StandardCharsets.UTF_8).lines()).hasSize(100)
				.startsWith("0", "1")
				.endsWith("98", "99");
		}
		assertThat(Duration.ofNanos(System.nanoTime() - started)).isGreaterThan(Duration.ofMillis(100));
	}

	@Test
	void hostKeysAreOtherOnes() throws Exception {
		try (SshFault changed = this.server.faults().changeHostKeys()) {
			assertThatExceptionOfType(SshException.class).isThrownBy(() -> this.client.login())
				.withMessageContaining("key");
		}
		this.client.login().close();
	}

	@Test
	void loginsAreRefused() throws Exception {
		this.server.faults().refuseLogins();
		assertThatExceptionOfType(SshException.class).isThrownBy(() -> this.client.login());
		assertThat(this.server.timeline()).contains(LoginAttempted.refused("user", "password"))
			.doesNotContain(LoginAttempted.accepted("user", "password"));
		this.server.faults().reset();
		this.client.login().close();
	}

	@Test
	void loginsAreDelayed() throws Exception {
		this.server.faults().delayLogins(Duration.ofMillis(150));
		long started = System.nanoTime();
		this.client.login().close();
		assertThat(Duration.ofNanos(System.nanoTime() - started)).isGreaterThan(Duration.ofMillis(150));
	}

	@Test
	void forwardingIsRefused() throws Exception {
		this.server.faults().refuseForwarding();
		try (ClientSession session = this.client.login()) {
			assertThatIOException()
				.isThrownBy(() -> session.startRemotePortForwarding(new SshdSocketAddress("localhost", 0),
						new SshdSocketAddress("localhost", 9)));
		}
	}

	@Test
	void channelsAreClosedWithoutStatus() throws Exception {
		try (ClientSession session = this.client.login()) {
			this.server.faults().omitExitStatus();
			assertThat(run(session, "a")).isNull();
			this.server.faults().reset();
			assertThat(run(session, "a")).isZero();
			assertThat(this.server.timeline().events(Exited.class)).hasSize(1);
		}
	}

	@Test
	void laterFaultOfTheSameKindIsNotEndedByTheEarlier() throws Exception {
		SshFault first = this.server.faults().dropAfterSending(5);
		SshFault second = this.server.faults().dropAfterSending(3);
		first.close();
		try (Socket socket = connect()) {
			assertThat(socket.getInputStream().readAllBytes()).hasSize(3);
		}
		second.close();
		this.client.login().close();
		assertThatIllegalArgumentException().isThrownBy(() -> this.server.faults().dropAfterSending(-1));
	}

	@Test
	void whatIsHeldIsBounded() throws Exception {
		CountDownLatch silent = new CountDownLatch(1);
		this.server.onExec("flood").handle((exchange) -> {
			silent.await();
			byte[] data = new byte[32 * 1024];
			while (true) {
				exchange.stdout().write(data);
			}
		});
		try (ClientSession session = this.client.login()) {
			for (int i = 0; i < 8; i++) {
				session.createExecChannel("flood").open().verify(MinaClient.TIMEOUT);
			}
			this.server.faults().silence();
			silent.countDown();
			assertThat(this.server.timeline().await(ConnectionDropped.class).reason()).contains("bytes to be sent");
			this.server.timeline().await(SshEvent.ConnectionClosed.class);
		}
	}

	private Socket connect() throws IOException {
		return new Socket(this.server.host(), this.server.port());
	}

	private static @Nullable Integer run(ClientSession session, String line) throws IOException {
		try (ChannelExec channel = session.createExecChannel(line)) {
			try (InputStream output = channel.getInvertedOut(); OutputStream input = channel.getInvertedIn()) {
				channel.open().verify(MinaClient.TIMEOUT);
			}
			assertThat(channel.waitFor(EnumSet.of(ClientChannelEvent.CLOSED), MinaClient.TIMEOUT))
				.contains(ClientChannelEvent.CLOSED);
			Integer status = channel.getExitStatus();
			if (status == null && !session.isOpen()) {
				throw new IOException("dropped");
			}
			return status;
		}
	}

}
