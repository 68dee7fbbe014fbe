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

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import io.github.sshspringboot.server.ExitStatus;
import io.github.sshspringboot.server.internal.SshService;
import io.github.sshspringboot.server.internal.SshSession;
import io.github.sshspringboot.server.internal.SshSessionHandler;
import io.github.sshspringboot.server.internal.SshSessionStart.Type;
import io.github.sshspringboot.server.internal.execution.Cancellation;
import io.github.sshspringboot.server.internal.execution.SshExecutors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.startsWith;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.timeout;

/**
 * Tests for {@link SessionLaunch}.
 */
class SessionLaunchTests {

	private static final int SOON = 20_000;

	private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();

	private final ExecutorService threads = Executors.newCachedThreadPool();

	private final SshExecutors executors = mock();

	private final SessionCommand session = mock();

	private final Cancellation cancellation = new Cancellation();

	@BeforeEach
	void prepare() {
		given(this.executors.timer()).willReturn(this.timer);
		given(this.executors.shells()).willReturn(this.threads);
		given(this.executors.transfers()).willReturn(this.threads);
		given(this.session.getCancellation()).willReturn(this.cancellation);
		given(this.session.carries(SshService.COMMANDS)).willReturn(true);
	}

	@AfterEach
	void end() {
		this.timer.shutdownNow();
		this.threads.shutdownNow();
	}

	@Test
	void sessionForWhichNobodyDecidesEnds() throws Exception {
		CountDownLatch interrupted = new CountDownLatch(1);
		launch(Duration.ofMillis(20), (session) -> {
			try {
				new CountDownLatch(1).await();
			}
			catch (InterruptedException ex) {
				interrupted.countDown();
			}
			return (ignored) -> ExitStatus.OK;
		});
		then(this.session).should(timeout(SOON)).tell(startsWith("The server did not decide in time"));
		then(this.session).should(timeout(SOON)).exit(ExitStatus.FAILURE);
		assertThat(interrupted.await(SOON, TimeUnit.MILLISECONDS)).isTrue();
		then(this.session).should(never()).run(any());
	}

	@Test
	void sessionWhoseRouterFailsEnds() throws Exception {
		launch(Duration.ofSeconds(20), (session) -> {
			throw new IllegalStateException("for a test");
		});
		then(this.session).should(timeout(SOON)).exit(ExitStatus.FAILURE);
		then(this.session).should(never()).run(any());
	}

	@Test
	void cancelledSessionDoesNotRun() throws Exception {
		launch(Duration.ofSeconds(20), (session) -> {
			this.cancellation.cancel(Cancellation.Reason.DISCONNECTED);
			return (ignored) -> ExitStatus.OK;
		});
		then(this.session).should(timeout(SOON)).cancelled(ExitStatus.FAILURE);
		then(this.session).should(never()).run(any());
	}

	@Test
	void handlerThatTheListenerDoesNotCarryDoesNotRun() throws Exception {
		SshSessionHandler handler = mock();
		given(handler.getServices("any")).willReturn(Set.of(SshService.FILES));
		launch(Duration.ofSeconds(20), (session) -> handler);
		then(this.session).should(timeout(SOON)).exit(ExitStatus.DENIED);
		then(this.session).should().tell("You may not run this session here.");
		then(this.session).should(never()).run(any());
	}

	@Test
	void handlerWithAThreadOfItsOwnGoesOnOnThatOfItsRouter() throws Exception {
		SshSessionHandler handler = mock();
		given(handler.hasOwnThread()).willReturn(true);
		given(handler.getServices("any")).willReturn(Set.of(SshService.COMMANDS));
		launch(Duration.ofSeconds(20), (session) -> handler);
		then(this.session).should(timeout(SOON)).run(handler);
		then(this.session).should().countNoLonger();
	}

	private void launch(Duration decision, Router router) throws Exception {
		new SessionLaunch(this.session, new SessionRequest(Type.EXEC, "any", Map.of()), new Routed(router),
				this.executors, decision)
			.start();
	}

	private interface Router {

		SshSessionHandler route(SshSession session) throws Exception;

	}

	private record Routed(Router router) implements SshSessionHandler {

		@Override
		public boolean isRouted() {
			return true;
		}

		@Override
		public SshSessionHandler route(SshSession session) throws Exception {
			return this.router.route(session);
		}

		@Override
		public ExitStatus handle(SshSession session) {
			return ExitStatus.OK;
		}

	}

}
