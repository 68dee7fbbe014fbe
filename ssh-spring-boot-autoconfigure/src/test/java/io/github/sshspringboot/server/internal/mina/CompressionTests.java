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
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;

import io.github.sshspringboot.SshTestServer;
import io.github.sshspringboot.SshTestServer.Result;
import io.github.sshspringboot.TestSession;
import io.github.sshspringboot.TestSession.Message;
import io.github.sshspringboot.server.SshDisconnectReason;
import org.apache.sshd.common.NamedFactory;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.SshException;
import org.apache.sshd.common.compression.BuiltinCompressions;
import org.apache.sshd.common.compression.Compression;
import org.apache.sshd.common.compression.CompressionDelayedZlib;
import org.apache.sshd.common.compression.CompressionZlib;
import org.apache.sshd.common.kex.KexProposalOption;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * Tests for compression.
 */
class CompressionTests {

	private static final int SIZE = 5 * 1024 * 1024;

	@Test
	void clientsMayCompressAfterTheLogin() throws Exception {
		try (SshTestServer server = start("ssh.server.compression=true"); TestSession session = login(server)) {
			assertThat(session.getNegotiatedKexParameter(KexProposalOption.C2SCOMP)).isEqualTo("zlib@openssh.com");
			assertThat(session.getNegotiatedKexParameter(KexProposalOption.S2CCOMP)).isEqualTo("zlib@openssh.com");
			byte[] zeros = new byte[SIZE];
			assertThat(Arrays.equals(SshTestServer.exec(session, "cat", zeros).output(), zeros)).isTrue();
			byte[] random = RekeyTests.random(SIZE);
			assertThat(Arrays.equals(SshTestServer.exec(session, "cat", random).output(), random)).isTrue();
		}
	}

	@Test
	void compressionBeginsAnewWithNewKeys() throws Exception {
		List<Class<?>> configurations = List.of(SshTestServer.Users.class, RekeyTests.RandomCommands.class);
		try (SshTestServer server = SshTestServer.start(configurations, "ssh.server.compression=true",
				"ssh.server.rekey.bytes=1MB"); TestSession session = login(server)) {
			Result result = SshTestServer.exec(session, "random " + SIZE);
			assertThat(Arrays.equals(result.output(), RekeyTests.random(SIZE))).isTrue();
			session.reExchangeKeys().verify(SshTestServer.SOON);
			assertThat(SshTestServer.exec(session, "echo a").outputText()).isEqualTo("a\n");
			assertThat(session.getReceived()).filteredOn((message) -> message.type() == SshConstants.SSH_MSG_KEXINIT)
				.hasSizeGreaterThan(2);
		}
	}

	@Test
	void compressionIsNotOfferedByDefault() throws Exception {
		try (SshTestServer server = start(); TestSession session = server.login()) {
			assertThat(session.getServerKexProposals()).containsEntry(KexProposalOption.C2SCOMP, "none")
				.containsEntry(KexProposalOption.S2CCOMP, "none");
		}
	}

	@Test
	void compressionBeforeTheLoginIsNeverOffered() throws Exception {
		try (SshTestServer server = start("ssh.server.compression=true"); TestSession session = server.login()) {
			assertThat(session.getServerKexProposals())
				.containsEntry(KexProposalOption.C2SCOMP, "none,zlib@openssh.com")
				.containsEntry(KexProposalOption.S2CCOMP, "none,zlib@openssh.com");
			assertThat(session.getNegotiatedKexParameter(KexProposalOption.S2CCOMP)).isEqualTo("none");
		}
	}

	@Test
	void packetThatInflatesWithoutEndIsAProtocolError() throws Exception {
		assertEndsConnection((buffer) -> buffer.putRawBytes(new byte[SIZE]), (compressed) -> {
		});
	}

	@Test
	void packetThatCannotBeDecompressedIsAProtocolError() throws Exception {
		assertEndsConnection((buffer) -> {
		}, (compressed) -> Arrays.fill(compressed.array(), compressed.rpos(), compressed.wpos(), (byte) 0xff));
	}

	@Test
	void packetOfNothingIsAProtocolError() throws Exception {
		assertEndsConnection((buffer) -> buffer.wpos(buffer.rpos()), (compressed) -> {
		});
	}

	@Test
	void memoryOfAPacketThatInflatesIsBounded() throws Exception {
		Buffer packet = new ByteArrayBuffer(new byte[64 * SIZE]);
		CompressionZlib client = new CompressionDelayedZlib();
		client.init(Compression.Type.Deflater, 9);
		client.compress(packet);
		Buffer inflated = new ByteArrayBuffer();
		DelayedZlib zlib = new DelayedZlib();
		assertThatExceptionOfType(SshException.class).isThrownBy(() -> zlib.uncompress(packet, inflated))
			.satisfies(
					(ex) -> assertThat(ex.getDisconnectCode()).isEqualTo(SshDisconnectReason.PROTOCOL_ERROR.getCode()));
		assertThat(inflated.array()).hasSizeLessThanOrEqualTo(512 * 1024);
	}

	@Test
	void compressionThatEndedIsNotUsed() {
		DelayedZlib zlib = new DelayedZlib();
		DelayedZlib.end(zlib);
		assertThatExceptionOfType(IOException.class).isThrownBy(() -> zlib.compress(new ByteArrayBuffer(new byte[1])));
	}

	private static void assertEndsConnection(Consumer<Buffer> before, Consumer<Buffer> after) throws Exception {
		try (SshTestServer server = start("ssh.server.compression=true")) {
			AtomicBoolean damaging = new AtomicBoolean();
			try (TestSession session = login(server, () -> new DamagingZlib(before, after, damaging))) {
				assertThat(SshTestServer.exec(session, "echo a").outputText()).isEqualTo("a\n");
				damaging.set(true);
				session.send(SshConstants.SSH_MSG_IGNORE, "");
				await().atMost(SshTestServer.SOON).until(session::isClosed);
				List<Message> received = session.getReceived();
				Message last = received.get(received.size() - 1);
				assertThat(last.type()).isEqualTo(SshConstants.SSH_MSG_DISCONNECT);
				assertThat(last.body().getInt()).isEqualTo(SshDisconnectReason.PROTOCOL_ERROR.getCode());
			}
		}
	}

	private static SshTestServer start(String... properties) {
		return SshTestServer.start(properties);
	}

	private static TestSession login(SshTestServer server) throws IOException {
		server.getClient().setCompressionFactories(List.of(BuiltinCompressions.delayedZlib));
		return server.login();
	}

	private static TestSession login(SshTestServer server, Supplier<DamagingZlib> zlib) throws IOException {
		server.getClient().setCompressionFactories(List.of(new NamedFactory<Compression>() {

			@Override
			public String getName() {
				return "zlib@openssh.com";
			}

			@Override
			public Compression create() {
				return zlib.get();
			}

		}));
		return server.login();
	}

	/**
	 * Compression that changes a packet before and after it.
	 */
	private static final class DamagingZlib extends CompressionDelayedZlib {

		private final Consumer<Buffer> before;

		private final Consumer<Buffer> after;

		private final AtomicBoolean damaging;

		private DamagingZlib(Consumer<Buffer> before, Consumer<Buffer> after, AtomicBoolean damaging) {
			this.before = before;
			this.after = after;
			this.damaging = damaging;
		}

		@Override
		public void compress(Buffer buffer) throws IOException {
			if (!this.damaging.compareAndSet(true, false)) {
				super.compress(buffer);
				return;
			}
			this.before.accept(buffer);
			super.compress(buffer);
			this.after.accept(buffer);
		}

	}

}
