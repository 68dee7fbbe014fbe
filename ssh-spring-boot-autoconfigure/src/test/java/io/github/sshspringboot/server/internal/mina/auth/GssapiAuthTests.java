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

package io.github.sshspringboot.server.internal.mina.auth;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.github.sshspringboot.SshTestServer;
import io.github.sshspringboot.TestSession;
import io.github.sshspringboot.autoconfigure.GivenLoginMethods;
import io.github.sshspringboot.server.SshLogin;
import io.github.sshspringboot.server.internal.login.GssapiExchange;
import io.github.sshspringboot.server.internal.login.GssapiMethod;
import io.github.sshspringboot.server.internal.login.LoginResult;
import io.github.sshspringboot.server.internal.mina.RecordedServerEvents;
import org.apache.sshd.common.SshConstants;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link GssapiAuth} with exchanges that are abandoned or fail.
 */
class GssapiAuthTests {

	private static final int TOKEN = 61;

	private static final byte[] MECHANISM = { 0x06, 0x09, 0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x12, 0x01,
			0x02, 0x02 };

	private SshTestServer server;

	private Exchange exchange;

	@BeforeEach
	void start() {
		this.server = SshTestServer.start(List.of(Exchange.class, GivenLoginMethods.class, RecordedServerEvents.class),
				"ssh.auth.methods=gssapi-with-mic", "ssh.auth.penalties.enabled=false");
		this.exchange = this.server.getBean(Exchange.class);
	}

	@AfterEach
	void stop() {
		this.server.close();
	}

	@Test
	void exchangeIsClosedWithTheConnection() throws Exception {
		try (TestSession session = begin()) {
			assertThat(session.isOpen()).isTrue();
		}
		assertThat(this.exchange.next()).isEqualTo("close on ssh-login");
	}

	@Test
	void exchangeWithATokenIsRejectedWhenTheConnectionEnds() throws Exception {
		try (TestSession session = begin()) {
			send(session, "answer");
			assertThat(session).receives(TOKEN);
			assertThat(this.exchange.next()).isEqualTo("accept");
		}
		assertThat(this.exchange.next()).isEqualTo("reject on ssh-login");
		assertThat(this.exchange.next()).isEqualTo("close on ssh-login");
	}

	@Test
	void exchangeIsClosedAfterTheCallThatRuns() throws Exception {
		try (TestSession session = begin()) {
			send(session, "wait");
			assertThat(this.exchange.next()).isEqualTo("accept");
			session.close(true).await(SshTestServer.SOON);
		}
		assertThat(this.exchange.events.poll(300, TimeUnit.MILLISECONDS)).isNull();
		this.exchange.answer.countDown();
		assertThat(this.exchange.next()).isEqualTo("reject on ssh-login");
		assertThat(this.exchange.next()).isEqualTo("close on ssh-login");
	}

	@Test
	void exchangeThatThrowsIsRejectedAndClosed() throws Exception {
		try (TestSession session = begin()) {
			send(session, "throw");
			assertThat(session).receivesFailure();
			assertThat(this.exchange.next()).isEqualTo("accept");
			assertThat(this.exchange.next()).isEqualTo("reject on ssh-login");
			assertThat(this.exchange.next()).isEqualTo("close on ssh-login");
		}
		assertThat(this.server.getBean(RecordedServerEvents.class).list())
			.containsOnlyOnce("admin gssapi-with-mic FAILURE");
		assertThat(this.exchange.events).isEmpty();
	}

	@Test
	void errorInAnExchangeClosesIt() throws Exception {
		try (TestSession session = begin()) {
			send(session, "error");
			assertThat(this.exchange.next()).isEqualTo("accept");
			assertThat(this.exchange.next()).isEqualTo("reject on ssh-login");
			assertThat(this.exchange.next()).isEqualTo("close on ssh-login");
		}
		assertThat(this.exchange.events).isEmpty();
	}

	@Test
	void faultOfTheServerDoesNotCount() throws Exception {
		try (TestSession session = this.server.connectRaw()) {
			for (int i = 0; i < 10; i++) {
				begin(session, "admin");
				assertThat(session).receives(60);
				send(session, "fault");
				assertThat(session).receivesFailure();
			}
		}
		assertThat(this.server.getBean(RecordedServerEvents.class).list()).contains("admin gssapi-with-mic FAILURE");
		assertThat(this.exchange.events).doesNotContain("reject on ssh-login");
	}

	@Test
	void exchangeThatCannotBeginDoesNotCount() throws Exception {
		try (TestSession session = this.server.connectRaw()) {
			for (int i = 0; i < 10; i++) {
				begin(session, "nobody");
				assertThat(session).receivesFailure();
			}
		}
		assertThat(this.exchange.events).isEmpty();
	}

	private TestSession begin() throws Exception {
		TestSession session = this.server.connectRaw();
		begin(session, "admin");
		assertThat(session).receives(60);
		return session;
	}

	private static void begin(TestSession session, String username) throws Exception {
		session.send(SshConstants.SSH_MSG_USERAUTH_REQUEST, username, "ssh-connection", GssapiMethod.NAME, 1,
				MECHANISM);
	}

	private static void send(TestSession session, String token) throws Exception {
		session.send(TOKEN, token);
	}

	/**
	 * Does what its tokens say.
	 */
	static class Exchange implements GssapiMethod, GssapiExchange {

		private final LinkedBlockingQueue<String> events = new LinkedBlockingQueue<>();

		private final CountDownLatch answer = new CountDownLatch(1);

		private boolean fault;

		@Nullable String next() throws InterruptedException {
			return this.events.poll(SshTestServer.SOON.toSeconds(), TimeUnit.SECONDS);
		}

		@Override
		public @Nullable GssapiExchange begin(SshLogin login) {
			return "nobody".equals(login.username()) ? null : this;
		}

		@Override
		public byte @Nullable [] accept(byte[] token) {
			this.events.add("accept");
			switch (new String(token)) {
				case "throw" -> throw new IllegalStateException("for a test");
				case "error" -> throw new AssertionError("for a test");
				case "wait" -> await();
				case "fault" -> {
					this.fault = true;
					return null;
				}
				default -> {
				}
			}
			return token;
		}

		private void await() {
			try {
				this.answer.await(SshTestServer.SOON.toSeconds(), TimeUnit.SECONDS);
			}
			catch (InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
		}

		@Override
		public boolean isServerFault() {
			return this.fault;
		}

		@Override
		public boolean isEstablished() {
			return false;
		}

		@Override
		public @Nullable LoginResult complete(byte[] message, byte[] mic) {
			return null;
		}

		@Override
		public void reject() {
			add("reject");
		}

		@Override
		public void close() {
			add("close");
		}

		private void add(String event) {
			this.events.add(event + " on " + Thread.currentThread().getName().replaceFirst("-\\d+$", ""));
		}

	}

}
