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

package io.github.sshspringboot.session.internal.tap;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicReference;

import io.github.sshspringboot.command.internal.run.StubSession;
import io.github.sshspringboot.server.ExitStatus;
import io.github.sshspringboot.server.internal.SshPty;
import io.github.sshspringboot.server.internal.SshService;
import io.github.sshspringboot.server.internal.SshSession;
import io.github.sshspringboot.server.internal.SshSessionListener;
import io.github.sshspringboot.server.internal.execution.BoundedExecutor;
import io.github.sshspringboot.server.internal.execution.Cancellation;
import io.github.sshspringboot.server.internal.execution.SshExecutors;
import io.github.sshspringboot.server.internal.execution.TunnelExecutors;
import io.github.sshspringboot.session.SshPseudoTerminal;
import io.github.sshspringboot.session.SshSessionException;
import io.github.sshspringboot.session.SshSessionRequest;
import io.github.sshspringboot.session.SshSessionType;
import io.github.sshspringboot.session.internal.DelegatingSession;
import io.github.sshspringboot.session.internal.RunningSession;
import io.github.sshspringboot.session.internal.SessionObserver.Body;
import io.github.sshspringboot.session.internal.SessionTap;
import io.github.sshspringboot.session.internal.SessionTapSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link TappedSessions}.
 */
@ExtendWith(OutputCaptureExtension.class)
class TappedSessionsTests {

	private final SshExecutors executors = new SshExecutors(new BoundedExecutor(Thread::new, 1, 1),
			new BoundedExecutor(Thread::new, 1, 1), new BoundedExecutor(Thread::new, 1, 1),
			new BoundedExecutor(Thread::new, 1, 1),
			new TunnelExecutors(new BoundedExecutor(Thread::new, 1, 1), new BoundedExecutor(Thread::new, 1, 1)),
			Executors.newCachedThreadPool(), Executors.newCachedThreadPool(),
			Executors.newSingleThreadScheduledExecutor());

	private final List<SessionTapSource> sources = new ArrayList<>();

	private final TappedSessions sessions = new TappedSessions(this.executors, () -> this.sources);

	private final Terminal terminal = new Terminal();

	private final AtomicReference<SshSessionListener> listener = new AtomicReference<>();

	@AfterEach
	void stopThreads() {
		this.executors.close();
	}

	@Test
	void outputOfBothStreamsIsSeenInTheOrderOfTheWrites() throws Exception {
		Seen seen = seenFromTheStart();
		StubSession session = new StubSession("date");
		run(session, (tapped, running) -> {
			write(tapped, "one ");
			tapped.getError().write("two ".getBytes(StandardCharsets.UTF_8));
			tapped.getOutput().write('3');
			tapped.getOutput().flush();
			return ExitStatus.of(4);
		});
		assertThat(seen.events()).containsExactly("o:one ", "o:two ", "o:3", "ended:4");
		assertThat(session.text()).isEqualTo("one 3");
		assertThat(session.errors()).isEqualTo("two ");
	}

	@Test
	void sessionIsListedWhileItRuns() throws Exception {
		run(new StubSession("date"), (tapped, running) -> {
			assertThat(this.sessions.getSessions()).containsExactly((TappedSession) running);
			assertThat(this.sessions.find(running.getId())).isSameAs(running);
			assertThat(running.getId()).isEqualTo("connection-1-1");
			assertThat(running.getBackend()).isEqualTo("stub");
			try (SshSession.Activity command = tapped.beginCommand("cache clear")) {
				assertThat(((TappedSession) running).getCommandNames()).containsExactly("cache clear");
			}
			assertThat(((TappedSession) running).getCommandNames()).isEmpty();
			return ExitStatus.OK;
		});
		assertThat(this.sessions.getSessions()).isEmpty();
		assertThat(this.sessions.find("connection-1-1")).isNull();
	}

	@Test
	void tapSeesOnlyWhatIsWrittenWhileItIsAttached() throws Exception {
		Seen seen = new Seen();
		run(new StubSession("date"), (tapped, running) -> {
			write(tapped, "before");
			running.attach(seen);
			write(tapped, "seen");
			running.detach(seen);
			write(tapped, "after");
			return ExitStatus.OK;
		});
		assertThat(seen.events()).containsExactly("o:seen");
	}

	@Test
	void tapThatIsAttachedTooLateIsToldTheEnd() throws Exception {
		List<RunningSession> ended = new ArrayList<>();
		run(new StubSession("date"), (tapped, running) -> {
			ended.add(running);
			return ExitStatus.of(3);
		});
		Seen seen = new Seen();
		ended.get(0).attach(seen);
		assertThat(seen.events()).containsExactly("ended:3");
	}

	@Test
	void tapThatFailsIsDetachedAndLoggedOnce(CapturedOutput log) throws Exception {
		List<String> failures = new ArrayList<>();
		this.sources.add((session) -> new SessionTap() {

			@Override
			public void output(byte[] bytes, int offset, int length) {
				throw new IllegalStateException("no more ink");
			}

			@Override
			public void failed(Throwable cause) {
				failures.add(String.valueOf(cause.getMessage()));
				throw new IllegalStateException("no paper either");
			}

			@Override
			public void ended(ExitStatus status) {
				throw new IllegalStateException("still no ink");
			}

		});
		Seen seen = seenFromTheStart();
		StubSession session = new StubSession("date");
		run(session, (tapped, running) -> {
			write(tapped, "one");
			write(tapped, "two");
			return ExitStatus.OK;
		});
		assertThat(failures).containsExactly("no more ink");
		assertThat(seen.events()).containsExactly("o:one", "o:two", "ended:0");
		assertThat(log.getOut()).containsOnlyOnce("A tap of the session connection-1-1 failed")
			.contains("no more ink")
			.doesNotContain("still no ink");
	}

	@Test
	void failureEndsTaps() {
		Seen seen = seenFromTheStart();
		assertThatIllegalStateException().isThrownBy(() -> run(new StubSession("date"), (tapped, running) -> {
			throw new IllegalStateException("broken");
		}));
		assertThatExceptionOfType(SshSessionException.class)
			.isThrownBy(() -> run(new StubSession("date"), (tapped, running) -> {
				throw new SshSessionException("no place", ExitStatus.BUSY, null);
			}));
		assertThat(seen.events()).containsExactly("ended:1", "ended:75");
	}

	@Test
	void cancellationDecidesTheStatusAsForTheClient() throws Exception {
		Seen seen = seenFromTheStart();
		run(new StubSession("date"), (tapped, running) -> {
			tapped.getCancellation().cancel(Cancellation.Reason.IDLE);
			return ExitStatus.FAILURE;
		});
		run(new StubSession("date"), (tapped, running) -> {
			tapped.getCancellation().cancel(Cancellation.Reason.INTERRUPTED);
			return ExitStatus.of(9);
		});
		assertThat(seen.events()).containsExactly("ended:124", "ended:9");
	}

	@Test
	void sourceRefusesSessionAndOtherTapsEnd() {
		Seen seen = seenFromTheStart();
		this.sources.add((session) -> {
			throw new SshSessionException("There is no room for a recording.", ExitStatus.BUSY, null);
		});
		assertThatExceptionOfType(SshSessionException.class)
			.isThrownBy(() -> run(new StubSession("date"), (tapped, running) -> {
				throw new AssertionError("ran");
			}))
			.withMessage("There is no room for a recording.");
		assertThat(seen.events()).containsExactly("ended:75");
	}

	@Test
	void sourceThatFailsRefusesSession() {
		this.sources.add((session) -> {
			throw new IllegalStateException("secret detail");
		});
		assertThatExceptionOfType(SshSessionException.class)
			.isThrownBy(() -> run(new StubSession("date"), (tapped, running) -> ExitStatus.OK))
			.withMessageNotContaining("secret")
			.withCauseInstanceOf(IllegalStateException.class);
	}

	@Test
	void inputIsSeenUnlessItMayBeSecret() throws Exception {
		Seen seen = seenFromTheStart();
		run(new StubSession("sort").input(new ByteArrayInputStream("abcdef".getBytes(StandardCharsets.UTF_8))),
				(tapped, running) -> {
					tapped.getInput().readNBytes(2);
					SshSession.Activity secret = tapped.beginSecretInput();
					try (SshSession.Activity inner = tapped.beginSecretInput()) {
						tapped.getInput().read();
					}
					tapped.getInput().read();
					secret.close();
					secret.close();
					assertThat(tapped.getInput().read()).isEqualTo('e');
					assertThat(tapped.getInput().readAllBytes()).hasSize(1);
					return ExitStatus.OK;
				});
		assertThat(seen.events()).containsExactly("i:ab", "i:e", "i:f", "ended:0");
	}

	@Test
	void inputFromTerminalIsSeenOnlyIfItIsNoted() throws Exception {
		Seen seen = seenFromTheStart();
		run(new StubSession(null).pty(this.terminal)
			.input(new ByteArrayInputStream("password".getBytes(StandardCharsets.UTF_8))), (tapped, running) -> {
				tapped.getInput().readAllBytes();
				tapped.noteInput("ls\r".getBytes(StandardCharsets.UTF_8));
				return ExitStatus.OK;
			});
		assertThat(seen.events()).containsExactly("i:ls\r", "ended:0");
	}

	@Test
	void changesOfSizeAreToldOnceInAWhile() throws Exception {
		Seen seen = seenFromTheStart();
		run(listened(new StubSession(null).pty(this.terminal)), (tapped, running) -> {
			tapped.setListener(new NoListener());
			for (int columns = 81; columns <= 120; columns++) {
				resize(columns);
			}
			await().until(() -> seen.events().contains("r:120x24"));
			resize(70);
			return ExitStatus.OK;
		});
		assertThat(seen.events()).endsWith("r:70x24", "ended:0").hasSizeLessThan(20);
	}

	@Test
	void changeOfSizeWhileAnotherOneIsToldIsToldToo() throws Exception {
		Seen seen = seenFromTheStart();
		run(listened(new StubSession(null).pty(this.terminal)), (tapped, running) -> {
			tapped.setListener(new NoListener());
			this.terminal.change = () -> resize(70);
			resize(90);
			await().until(() -> seen.events().contains("r:70x24"));
			return ExitStatus.OK;
		});
		assertThat(seen.events()).containsExactly("r:90x24", "r:70x24", "ended:0");
	}

	@Test
	void userIsToldLines() throws Exception {
		Seen seen = seenFromTheStart();
		StubSession session = new StubSession("date");
		run(session, (tapped, running) -> {
			running.tell("one\u001b[2J");
			running.tell("two");
			await().until(() -> session.errors().contains("two"));
			return ExitStatus.OK;
		});
		assertThat(session.errors()).isEqualTo("one [2J\ntwo\n");
		assertThat(seen.events()).containsExactly("ended:0");
	}

	@Test
	void listenerShowsUserALineInItsWay() throws Exception {
		StubSession session = new StubSession(null).pty(this.terminal);
		List<String> notices = new CopyOnWriteArrayList<>();
		run(session, (tapped, running) -> {
			running.tell("before the shell");
			await().until(() -> session.errors().equals("\r\nbefore the shell\r\n"));
			tapped.setListener(new NoListener() {

				@Override
				public boolean onNotice(String message) {
					return notices.add(message);
				}

			});
			running.tell("in the shell");
			await().until(() -> notices.equals(List.of("in the shell")));
			return ExitStatus.OK;
		});
		assertThat(session.errors()).doesNotContain("in the shell");
	}

	@Test
	void userIsToldThoughTheClientHasNotTakenAllOutputYet() throws Exception {
		StubSession stub = new StubSession("date");
		run(unread(stub), (tapped, running) -> {
			running.tell("watched");
			await().until(() -> stub.errors().equals("watched\n"));
			return ExitStatus.OK;
		});
	}

	@Test
	void listenerThatFailsHidesNoLaterLineAndNoEnd() throws Exception {
		Seen seen = seenFromTheStart();
		StubSession session = new StubSession(null).pty(this.terminal);
		List<String> notices = new CopyOnWriteArrayList<>();
		run(session, (tapped, running) -> {
			tapped.setListener(new NoListener() {

				@Override
				public boolean onNotice(String message) {
					notices.add(message);
					throw new IllegalStateException("no line");
				}

			});
			running.tell("one");
			running.tell("two");
			await().until(() -> notices.equals(List.of("one", "two")));
			running.terminate("Enough.");
			return ExitStatus.FAILURE;
		});
		assertThat(session.errors()).isEqualTo("\r\nEnough.\r\n");
		assertThat(seen.events()).containsExactly("ended:130");
	}

	@Test
	void terminatedSessionCannotGoOnAndEndsWithALine() throws Exception {
		Seen seen = seenFromTheStart();
		StubSession session = new StubSession("date");
		run(session, (tapped, running) -> {
			running.terminate("The disk is full.");
			running.terminate("Once more.");
			assertThatIOException().isThrownBy(() -> write(tapped, "unseen"));
			return ExitStatus.FAILURE;
		});
		assertThat(session.errors()).isEqualTo("The disk is full.\n");
		assertThat(session.text()).isEmpty();
		assertThat(seen.events()).containsExactly("o:unseen", "ended:130");
	}

	@Test
	void terminatedSessionIsInterrupted() throws Exception {
		StubSession session = new StubSession("date");
		run(session, (tapped, running) -> {
			tapped.getCancellation().begin();
			running.terminate("Enough.");
			assertThatExceptionOfType(InterruptedException.class).isThrownBy(() -> Thread.sleep(10_000));
			tapped.getCancellation().end();
			return ExitStatus.FAILURE;
		});
		assertThat(session.getCancellation().getReason()).isEqualTo(Cancellation.Reason.INTERRUPTED);
	}

	@Test
	void terminatedSessionEndsThoughItsClientDoesNotRead() throws Exception {
		StubSession stub = new StubSession("date");
		run(unread(stub), (tapped, running) -> {
			running.terminate("Enough.");
			await().until(() -> tapped.getCancellation().isCancelled());
			return ExitStatus.FAILURE;
		});
		assertThat(stub.errors()).isEmpty();
	}

	@Test
	void decoratorsPassEverythingOn() {
		assertThat(methodsOf(DelegatingSession.class)).containsAll(methodsOf(SshSession.class));
		assertThat(methodsOf(TappedListener.class)).containsAll(methodsOf(SshSessionListener.class));
	}

	private static List<String> methodsOf(Class<?> type) {
		return Arrays.stream(type.getDeclaredMethods())
			.filter((method) -> !Modifier.isStatic(method.getModifiers()) && !method.isSynthetic())
			.map((method) -> method.getName() + Arrays.toString(method.getParameterTypes()))
			.toList();
	}

	private void resize(int columns) {
		this.terminal.columns = columns;
		Objects.requireNonNull(this.listener.get()).onResize();
	}

	private SshSession listened(SshSession target) {
		return (SshSession) Proxy.newProxyInstance(SshSession.class.getClassLoader(),
				new Class<?>[] { SshSession.class }, (proxy, method, arguments) -> {
					if ("setListener".equals(method.getName())) {
						this.listener.set((SshSessionListener) arguments[0]);
					}
					return method.invoke(target, arguments);
				});
	}

	private static SshSession unread(SshSession target) {
		return (SshSession) Proxy.newProxyInstance(SshSession.class.getClassLoader(),
				new Class<?>[] { SshSession.class }, (proxy, method, arguments) -> "isWritable".equals(method.getName())
						? Boolean.FALSE : method.invoke(target, arguments));
	}

	private void run(SshSession session, Body body) throws Exception {
		this.sessions.observe(session, new SshSessionRequest(session.getConnection(), SshSessionType.EXEC, "date",
				"date", session.getPty() != null), SshService.COMMANDS, "stub", body);
	}

	private static void write(SshSession session, String text) throws IOException {
		session.getOutput().write(text.getBytes(StandardCharsets.UTF_8));
	}

	private Seen seenFromTheStart() {
		Seen seen = new Seen();
		this.sources.add((session) -> seen);
		return seen;
	}

	private static final class Seen implements SessionTap {

		private final BlockingQueue<String> events = new LinkedBlockingQueue<>();

		List<String> events() {
			return List.copyOf(this.events);
		}

		@Override
		public void output(byte[] bytes, int offset, int length) {
			this.events.add("o:" + new String(bytes, offset, length, StandardCharsets.UTF_8));
		}

		@Override
		public void input(byte[] bytes, int offset, int length) {
			this.events.add("i:" + new String(bytes, offset, length, StandardCharsets.UTF_8));
		}

		@Override
		public void resized(SshPseudoTerminal terminal) {
			this.events.add("r:" + terminal.columns() + "x" + terminal.rows());
		}

		@Override
		public void ended(ExitStatus status) {
			this.events.add("ended:" + status.code());
		}

	}

	private static final class Terminal implements SshPty {

		private volatile int columns = 80;

		private volatile @Nullable Runnable change;

		@Override
		public String getTerm() {
			return "xterm";
		}

		@Override
		public int getColumns() {
			return this.columns;
		}

		@Override
		public int getRows() {
			Runnable change = this.change;
			this.change = null;
			if (change != null) {
				change.run();
			}
			return 24;
		}

	}

	private static class NoListener implements SshSessionListener {

		@Override
		public void onSignal(String name) {
		}

		@Override
		public void onResize() {
		}

		@Override
		public void onDrain() {
		}

	}

}
