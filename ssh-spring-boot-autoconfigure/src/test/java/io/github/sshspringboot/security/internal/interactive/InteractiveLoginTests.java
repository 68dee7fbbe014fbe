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

package io.github.sshspringboot.security.internal.interactive;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import io.github.sshspringboot.SshTest;
import io.github.sshspringboot.SshTest.Injected;
import io.github.sshspringboot.SshTestServer;
import io.github.sshspringboot.TestSession;
import io.github.sshspringboot.TestSession.Message;
import io.github.sshspringboot.security.internal.Conversations;
import io.github.sshspringboot.security.internal.RecordedEvents;
import io.github.sshspringboot.server.SshConnections;
import io.github.sshspringboot.server.SshConversation;
import io.github.sshspringboot.server.SshConversationStep;
import io.github.sshspringboot.server.SshConversationStep.Ask;
import io.github.sshspringboot.server.SshConversationStep.Question;
import io.github.sshspringboot.server.SshInteractiveAuthenticator;
import io.github.sshspringboot.server.SshLogin;
import io.github.sshspringboot.server.internal.execution.BoundedExecutor;
import io.github.sshspringboot.server.internal.execution.SshExecutors;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.util.buffer.Buffer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.authentication.ott.InvalidOneTimeTokenException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for logins by conversation.
 */
@SshTest(value = "ssh.server.limits.max-startups=100",
		classes = { InteractiveLoginTests.Oracle.class, RecordedEvents.class })
class InteractiveLoginTests {

	@Injected
	private static SshTestServer server;

	@BeforeEach
	void forgetEvents() {
		server.awaitNoConnection();
		server.getBean(RecordedEvents.class).take();
		server.getBean(Oracle.class).threads.clear();
	}

	@Test
	void severalRoundsLogInWithOneEvent() throws Exception {
		try (TestSession session = begin("admin")) {
			Buffer first = Conversations.question(session);
			assertThat(first.getString()).isEqualTo("Riddle");
			assertThat(first.getString()).isEqualTo("Answer both.");
			assertThat(first.getString()).isEmpty();
			assertThat(first.getUInt()).isEqualTo(2);
			assertThat(first.getString()).isEqualTo("Colour: ");
			assertThat(first.getBoolean()).isTrue();
			assertThat(first.getString()).isEqualTo("Secret: ");
			assertThat(first.getBoolean()).isFalse();
			Conversations.answer(session, "blue", "sesame");
			Buffer information = Conversations.question(session);
			assertThat(information.getString()).isEqualTo("Almost");
			information.getString();
			information.getString();
			assertThat(information.getUInt()).isZero();
			assertThat(server.getBean(SshConnections.class).list()).isEmpty();
			Conversations.answer(session);
			Conversations.question(session);
			Conversations.answer(session, "42");
			assertThat(session).receivesSuccess();
			assertThat(server.getBean(SshConnections.class).list()).hasSize(1);
		}
		assertThat(events()).containsExactly("AuthenticationSuccessEvent admin");
	}

	@Test
	void conversationsRunOnLoginThreads() throws Exception {
		try (TestSession session = begin("admin")) {
			Conversations.question(session);
			Conversations.answer(session, "red", "sesame");
			assertThat(session).receivesFailure();
		}
		assertThat(server.getBean(Oracle.class).threads).hasSize(3)
			.allSatisfy((name) -> assertThat(name).startsWith("ssh-login-"));
	}

	@Test
	void refusalIsOneFailureEvent() throws Exception {
		try (TestSession session = begin("admin")) {
			Conversations.question(session);
			Conversations.answer(session, "red", "sesame");
			assertThat(session).receivesFailure();
		}
		assertThat(events()).containsExactly("AuthenticationFailureBadCredentialsEvent admin");
	}

	@ParameterizedTest
	@ValueSource(strings = { "impostor", "anonymous", "exception", "error", "nothing", "customer" })
	void whatIsNotTheUserIsRefused(String secret) throws Exception {
		try (TestSession session = begin("customer".equals(secret) ? "customer" : "admin")) {
			Conversations.question(session);
			Conversations.answer(session, "blue", secret);
			Message message = session.next("error".equals(secret) ? Duration.ofMillis(500) : SshTestServer.SOON);
			if (!"error".equals(secret)) {
				assertThat(message).isNotNull();
				assertThat(message.type()).isEqualTo(SshConstants.SSH_MSG_USERAUTH_FAILURE);
			}
			assertThat(server.getBean(SshConnections.class).list()).isEmpty();
		}
	}

	@Test
	void principalOfAnotherNameIsOneFailure() throws Exception {
		try (TestSession session = begin("admin")) {
			Conversations.question(session);
			Conversations.answer(session, "blue", "impostor");
			assertThat(session).receivesFailure();
		}
		assertThat(events()).containsExactly("AuthenticationFailureBadCredentialsEvent admin");
	}

	@Test
	void authenticationExceptionIsPublishedAsItself() throws Exception {
		try (TestSession session = begin("admin")) {
			Conversations.question(session);
			Conversations.answer(session, "blue", "locked");
			assertThat(session).receivesFailure();
		}
		assertThat(events()).containsExactly("AuthenticationFailureLockedEvent admin");
	}

	@Test
	void authenticationExceptionThatSpringSecurityDoesNotPublishIsAFailureAllTheSame() throws Exception {
		try (TestSession session = begin("admin")) {
			Conversations.question(session);
			Conversations.answer(session, "blue", "token");
			assertThat(session).receivesFailure();
		}
		assertThat(events()).containsExactly("AuthenticationFailureBadCredentialsEvent admin");
	}

	@Test
	void userWhomNobodyAsksIsRefused() throws Exception {
		try (TestSession session = begin("silent")) {
			assertThat(session).receivesFailure();
		}
	}

	@Test
	void numberOfAnswersMustBeThatOfTheQuestions() throws Exception {
		try (TestSession session = begin("admin")) {
			Conversations.question(session);
			Conversations.answer(session, "blue");
			assertThat(session).receivesFailure();
		}
		try (TestSession session = begin("admin")) {
			Conversations.question(session);
			Conversations.answer(session, "blue", "sesame", "more");
			assertThat(session).receivesFailure();
		}
		try (TestSession session = begin("admin")) {
			Conversations.question(session);
			session.send(SshConstants.SSH_MSG_USERAUTH_INFO_RESPONSE, Integer.MAX_VALUE);
			assertThat(session).receivesFailure();
		}
		try (TestSession session = begin("admin")) {
			Conversations.question(session);
			session.send(SshConstants.SSH_MSG_USERAUTH_INFO_RESPONSE, 2, "blue", "sesame", "trailing");
			assertThat(session).receivesFailure();
		}
		try (TestSession session = begin("admin")) {
			Conversations.question(session);
			session.send(SshConstants.SSH_MSG_USERAUTH_INFO_RESPONSE, 2, "blue", new byte[] { (byte) 0xff });
			assertThat(session).receivesFailure();
		}
		assertThat(server.getBean(Oracle.class).threads).as("only the beginnings").hasSize(10);
	}

	@Test
	void longAnswerIsRefused() throws Exception {
		try (TestSession session = begin("admin")) {
			Conversations.question(session);
			Conversations.answer(session, "blue", "x".repeat(1025));
			assertThat(session).receivesFailure();
		}
	}

	@Test
	void conversationWithoutEndIsEnded() throws Exception {
		try (TestSession session = begin("endless")) {
			int rounds = 0;
			Message message = session.next();
			while (message.type() == SshConstants.SSH_MSG_USERAUTH_INFO_REQUEST) {
				rounds++;
				Conversations.answer(session, "again");
				message = session.next();
			}
			assertThat(rounds).isEqualTo(16);
			assertThat(message.type()).isEqualTo(SshConstants.SSH_MSG_USERAUTH_FAILURE);
		}
	}

	@Test
	void answerAfterTheOutcomeDisconnects() throws Exception {
		try (TestSession session = begin("admin")) {
			Conversations.question(session);
			Conversations.answer(session, "red", "sesame");
			assertThat(session).receivesFailure();
			Conversations.answer(session, "blue", "sesame");
			assertThat(session).receivesDisconnect();
		}
	}

	@Test
	void answerWithoutAQuestionDisconnects() throws Exception {
		try (TestSession session = server.connectRaw()) {
			Conversations.answer(session, "blue", "sesame");
			assertThat(session).receivesDisconnect();
		}
	}

	@Test
	void otherRequestEndsTheConversation() throws Exception {
		try (TestSession session = begin("admin")) {
			Conversations.question(session);
			session.send(SshConstants.SSH_MSG_USERAUTH_REQUEST, "admin", "ssh-connection", "none");
			assertThat(session).receivesFailure();
			Conversations.answer(session, "blue", "sesame");
			assertThat(session).receivesDisconnect();
		}
		try (TestSession session = begin("admin")) {
			Conversations.question(session);
			session.sendPassword("admin", "wrong");
			assertThat(session).receivesFailure();
			Conversations.answer(session, "blue", "sesame");
			assertThat(session).receivesDisconnect();
		}
	}

	@Test
	void hangingConversationsDoNotDelayOtherLogins() throws Exception {
		Oracle oracle = server.getBean(Oracle.class);
		List<TestSession> hanging = new ArrayList<>();
		try {
			for (int i = 0; i < 60; i++) {
				TestSession session = begin("admin");
				hanging.add(session);
				Conversations.question(session);
			}
			for (TestSession session : hanging) {
				Conversations.answer(session, "blue", "hang");
			}
			assertThat(oracle.hanging.await(SshTestServer.SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
			assertThat(server.canLogin("admin", "admin-password")).isTrue();
			try (TestSession session = begin("admin")) {
				Conversations.question(session);
				Conversations.answer(session, "blue", "sesame");
				Conversations.question(session);
			}
		}
		finally {
			oracle.released.countDown();
			for (TestSession session : hanging) {
				assertThat(session).receivesFailure();
				session.close();
			}
		}
	}

	@Test
	void conversationThatHangsAfterTheLoginGraceGivesItsThreadBack() throws Exception {
		try (SshTestServer impatient = SshTestServer.start(List.of(SshTestServer.Users.class, Oracle.class),
				"ssh.server.timeouts.login-grace=3s"); TestSession session = Conversations.begin(impatient, "admin")) {
			Conversations.question(session);
			Conversations.answer(session, "blue", "hang");
			Oracle oracle = impatient.getBean(Oracle.class);
			assertThat(oracle.interrupted.await(SshTestServer.SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
			BoundedExecutor logins = impatient.getBean(SshExecutors.class).authentication();
			await().atMost(SshTestServer.SOON).untilAsserted(() -> assertThat(logins.getActiveCount()).isZero());
		}
	}

	@Test
	void connectionThatWasClosedDuringACheckIsForgottenAfterIt() throws Exception {
		try (SshTestServer other = SshTestServer.start(List.of(SshTestServer.Users.class, Oracle.class))) {
			SshExecutors executors = other.getBean(SshExecutors.class);
			BlockingQueue<Runnable> timers = ((ScheduledThreadPoolExecutor) executors.timer()).getQueue();
			int before = timers.size();
			try (TestSession session = Conversations.begin(other, "admin")) {
				Conversations.question(session);
				Conversations.answer(session, "blue", "hang");
				await().atMost(SshTestServer.SOON).until(() -> executors.authentication().getActiveCount() == 1);
			}
			await().atMost(SshTestServer.SOON).untilAsserted(() -> assertThat(timers).hasSizeGreaterThan(before));
			other.getBean(Oracle.class).released.countDown();
			await().atMost(SshTestServer.SOON).until(() -> timers.size() == before);
		}
	}

	@Test
	void passwordIsAskedForOnlyIfThatIsConfigured() throws Exception {
		try (SshTestServer other = SshTestServer.start(List.of(SshTestServer.Users.class, RecordedEvents.class),
				"ssh.auth.methods=keyboard-interactive", "ssh.auth.keyboard-interactive.password=true")) {
			try (TestSession session = Conversations.begin(other, "admin")) {
				Buffer question = Conversations.question(session);
				question.getString();
				question.getString();
				question.getString();
				assertThat(question.getUInt()).isEqualTo(1);
				assertThat(question.getString()).isEqualTo("Password: ");
				assertThat(question.getBoolean()).isFalse();
				Conversations.answer(session, "wrong");
				assertThat(session).receivesFailure();
			}
			assertThat(other.getBean(RecordedEvents.class).take())
				.containsExactly("AuthenticationFailureBadCredentialsEvent admin");
			try (TestSession session = Conversations.begin(other, "admin")) {
				Conversations.question(session);
				Conversations.answer(session, "admin-password");
				assertThat(session).receivesSuccess();
			}
			assertThat(other.getBean(RecordedEvents.class).take()).containsExactly("AuthenticationSuccessEvent admin");
		}
	}

	private static TestSession begin(String username) throws Exception {
		return Conversations.begin(server, username);
	}

	private static List<String> events() {
		return server.getBean(RecordedEvents.class).take();
	}

	/**
	 * Asks for a colour and a secret, tells something, and asks for a number.
	 */
	static class Oracle implements SshInteractiveAuthenticator {

		private final Queue<String> threads = new ConcurrentLinkedQueue<>();

		private final CountDownLatch hanging = new CountDownLatch(60);

		private final CountDownLatch released = new CountDownLatch(1);

		private final CountDownLatch interrupted = new CountDownLatch(1);

		@Override
		public @Nullable SshConversation begin(SshLogin login) {
			note();
			return switch (login.username()) {
				case "silent" -> null;
				case "endless" -> (answers) -> SshConversationStep.ask("Again: ");
				default -> new Riddle(login.username());
			};
		}

		private void note() {
			this.threads.add(Thread.currentThread().getName());
		}

		private final class Riddle implements SshConversation {

			private final String username;

			private int round;

			Riddle(String username) {
				this.username = username;
			}

			@Override
			public SshConversationStep next(List<String> answers) {
				note();
				return switch (this.round++) {
					case 0 -> new Ask("Riddle", "Answer both.",
							List.of(new Question("Colour: ", true), new Question("Secret: ", false)));
					case 1 -> "blue".equals(answers.get(0)) ? second(answers.get(1)) : SshConversationStep.refuse();
					case 2 -> SshConversationStep.ask("Number: ");
					default -> "42".equals(answers.get(0)) ? accept(this.username) : SshConversationStep.refuse();
				};
			}

			@SuppressWarnings("NullAway")
			private SshConversationStep second(String secret) {
				return switch (secret) {
					case "sesame" -> new Ask("Almost", "One more.", List.of());
					case "impostor" -> accept("other");
					case "anonymous" -> SshConversationStep.accept(new TestingAuthenticationToken("admin", null));
					case "exception" -> throw new IllegalStateException("for a test");
					case "error" -> throw new StackOverflowError("for a test");
					case "token" -> throw new InvalidOneTimeTokenException("for a test");
					case "locked" -> throw new LockedException("for a test");
					case "nothing" -> null;
					case "customer" ->
						SshConversationStep.accept(new TestingAuthenticationToken("customer", null, "ROLE_CUSTOMER"));
					case "hang" -> hang();
					default -> SshConversationStep.refuse();
				};
			}

			private SshConversationStep hang() {
				Oracle.this.hanging.countDown();
				try {
					Oracle.this.released.await(SshTestServer.SOON.toSeconds(), TimeUnit.SECONDS);
				}
				catch (InterruptedException ex) {
					Oracle.this.interrupted.countDown();
				}
				return SshConversationStep.refuse();
			}

			private SshConversationStep accept(String name) {
				return SshConversationStep.accept(new TestingAuthenticationToken(name, null, "ROLE_ADMIN"));
			}

		}

	}

}
