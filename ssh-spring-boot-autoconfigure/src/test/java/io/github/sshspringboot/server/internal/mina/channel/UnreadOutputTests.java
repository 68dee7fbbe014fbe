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

package io.github.sshspringboot.server.internal.mina.channel;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.security.KeyPair;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import io.github.sshspringboot.server.ExitStatus;
import io.github.sshspringboot.server.SshLogin;
import io.github.sshspringboot.server.SshServerStartedEvent;
import io.github.sshspringboot.server.internal.ManagedSshServer;
import io.github.sshspringboot.server.internal.SshServerSettings;
import io.github.sshspringboot.server.internal.SshServerSettings.Timeouts;
import io.github.sshspringboot.server.internal.SshSession;
import io.github.sshspringboot.server.internal.SshSessionHandlers;
import io.github.sshspringboot.server.internal.execution.BoundedExecutor;
import io.github.sshspringboot.server.internal.execution.SshExecutors;
import io.github.sshspringboot.server.internal.execution.TunnelExecutors;
import io.github.sshspringboot.server.internal.login.LoginGuard;
import io.github.sshspringboot.server.internal.login.LoginResult;
import io.github.sshspringboot.server.internal.login.PasswordMethod;
import io.github.sshspringboot.server.internal.mina.MinaSshServerFactory;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.client.channel.ClientChannelEvent;
import org.apache.sshd.client.keyverifier.AcceptAllServerKeyVerifier;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.io.nio2.Nio2Session;
import org.apache.sshd.core.CoreModuleProperties;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.security.authentication.TestingAuthenticationToken;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for output that the client does not read, although its window is open.
 */
class UnreadOutputTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(20);

	private static final int CHUNK = 64 * 1024;

	private static final long LENGTH = 128L * 1024 * 1024;

	private final SshExecutors executors = new SshExecutors(new BoundedExecutor(Thread::new, 10, 10),
			new BoundedExecutor(Thread::new, 10, 10), new BoundedExecutor(Thread::new, 10, 10),
			new BoundedExecutor(Thread::new, 10, 10),
			new TunnelExecutors(new BoundedExecutor(Thread::new, 1, 1), new BoundedExecutor(Thread::new, 1, 1)),
			Executors.newCachedThreadPool(), Executors.newCachedThreadPool(), Executors.newScheduledThreadPool(1));

	private final AtomicLong written = new AtomicLong();

	private final CountDownLatch ended = new CountDownLatch(1);

	private final CountDownLatch received = new CountDownLatch(1);

	private ManagedSshServer server;

	private SshClient client;

	private ClientSession session;

	@BeforeEach
	void connect() throws Exception {
		KeyPair hostKey = KeyUtils.generateKeyPair("ssh-ed25519", 256);
		SshServerSettings settings = SshServerSettings.builder().timeouts(new Timeouts(TIMEOUT, null, null, 0)).build();
		AcceptAll acceptAll = new AcceptAll();
		this.server = new MinaSshServerFactory(settings, () -> List.of(hostKey), List.of(acceptAll), acceptAll,
				new SshSessionHandlers(this::handle, null, List.of()), this.executors, List.of(), List::of, null, null)
			.create();
		this.server.start();
		this.client = SshClient.setUpDefaultClient();
		this.client.setServerKeyVerifier(AcceptAllServerKeyVerifier.INSTANCE);
		CoreModuleProperties.WINDOW_SIZE.set(this.client, 2 * LENGTH);
		CoreModuleProperties.MAX_PACKET_SIZE.set(this.client, LENGTH);
		this.client.start();
		this.session = this.client.connect("user", "127.0.0.1", port()).verify(TIMEOUT).getSession();
		this.session.addPasswordIdentity("password");
		this.session.auth().verify(TIMEOUT);
	}

	@AfterEach
	void disconnect() {
		this.client.stop();
		this.server.stop();
		this.executors.close();
	}

	@Test
	void writerWaitsForTheConnectionAndThenWritesTheRest() throws Exception {
		CountingStream output = new CountingStream();
		try (ChannelExec channel = this.session.createExecChannel("stream")) {
			stopReadingOnceItStreams(channel, output);
			assertWriterWaits();
			getConnection().resumeRead();
			assertThat(channel.waitFor(EnumSet.of(ClientChannelEvent.CLOSED), TIMEOUT))
				.contains(ClientChannelEvent.CLOSED);
			assertThat(channel.getExitStatus()).isZero();
			assertThat(output.count).hasValue(LENGTH);
		}
	}

	@Test
	void waitingWriterEndsWhenTheClientDisconnects() throws Exception {
		stopReadingOnceItStreams(this.session.createExecChannel("stream"), new CountingStream());
		assertWriterWaits();
		this.client.stop();
		assertThat(this.ended.await(20, TimeUnit.SECONDS)).isTrue();
	}

	@Test
	void waitingWriterThatIgnoresInterruptsDoesNotHoldUpTheStopOfTheServer() throws Exception {
		stopReadingOnceItStreams(this.session.createExecChannel("stubborn"), new CountingStream());
		assertWriterWaits();
		this.executors.shells().submit(this.server::stop).get(20, TimeUnit.SECONDS);
		assertThat(this.ended.await(20, TimeUnit.SECONDS)).isTrue();
		Awaitility.await().until(() -> this.server.getConnections().isEmpty());
	}

	@Test
	void packetsAreOfModestSizeEvenIfTheClientAllowsMore() throws Exception {
		try (ChannelExec channel = this.session.createExecChannel("part")) {
			CountingStream output = new CountingStream();
			channel.setOut(output);
			channel.setIn(new ByteArrayInputStream(new byte[0]));
			channel.open().verify(TIMEOUT);
			Awaitility.await().untilAtomic(output.count, (count) -> assertThat(count).isPositive());
			assertThat(this.ended.getCount()).isOne();
			this.received.countDown();
		}
	}

	private void stopReadingOnceItStreams(ChannelExec channel, CountingStream output) throws IOException {
		channel.setOut(output);
		channel.setIn(new ByteArrayInputStream(new byte[0]));
		channel.open().verify(TIMEOUT);
		Awaitility.await().pollInterval(Duration.ofMillis(5)).until(() -> this.written.get() > 0);
		getConnection().suspendRead();
	}

	private void assertWriterWaits() {
		AtomicLong before = new AtomicLong(-1);
		Awaitility.await()
			.pollInterval(Duration.ofSeconds(1))
			.until(() -> before.getAndSet(this.written.get()) == this.written.get());
		assertThat(this.written).hasValueLessThan(LENGTH);
		assertThat(this.ended.getCount()).isOne();
	}

	private Nio2Session getConnection() {
		return (Nio2Session) this.session.getIoSession();
	}

	private int port() {
		return new SshServerStartedEvent(this.server.getListeners()).getPort();
	}

	private ExitStatus handle(SshSession session) throws Exception {
		try {
			write(session.getOutput(), String.valueOf(session.getCommand()));
			return ExitStatus.OK;
		}
		finally {
			this.ended.countDown();
		}
	}

	private void write(OutputStream output, String command) throws Exception {
		long length = command.equals("part") ? CHUNK : LENGTH;
		while (this.written.get() < length) {
			try {
				output.write(new byte[CHUNK]);
			}
			catch (InterruptedIOException ex) {
				assertThat(command).isEqualTo("stubborn");
			}
			this.written.addAndGet(CHUNK);
		}
		if (command.equals("part")) {
			this.received.await();
		}
		output.flush();
	}

	private static final class CountingStream extends OutputStream {

		private final AtomicLong count = new AtomicLong();

		@Override
		public void write(int b) {
			this.count.incrementAndGet();
		}

		@Override
		public void write(byte[] bytes, int offset, int length) {
			this.count.addAndGet(length);
		}

	}

	private static final class AcceptAll implements PasswordMethod, LoginGuard {

		@Override
		public LoginResult authenticate(SshLogin login, String password) {
			return LoginResult.of(new TestingAuthenticationToken(login.username(), null));
		}

		@Override
		public LoginResult change(SshLogin login, String password, String newPassword) {
			return authenticate(login, newPassword);
		}

		@Override
		public List<List<String>> narrow(SshLogin login, List<List<String>> alternatives) {
			return alternatives;
		}

		@Override
		public void reject(SshLogin login, String method) {
		}

		@Override
		public boolean isUnknownUser(SshLogin login) {
			return false;
		}

	}

}
