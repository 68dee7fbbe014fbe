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

package io.github.sshspringboot.session.internal.recording;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.sshspringboot.server.ExitStatus;
import io.github.sshspringboot.server.internal.execution.BoundedExecutor;
import io.github.sshspringboot.session.SshPseudoTerminal;
import io.github.sshspringboot.session.SshRecording;
import io.github.sshspringboot.session.SshRecordingEndedEvent;
import io.github.sshspringboot.session.SshRecordingEvent;
import io.github.sshspringboot.session.SshRecordingFailedEvent;
import io.github.sshspringboot.session.SshRecordingStartedEvent;
import io.github.sshspringboot.session.SshSessionException;
import io.github.sshspringboot.session.internal.SessionTap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link SessionRecorder}.
 */
@ExtendWith(OutputCaptureExtension.class)
class SessionRecorderTests {

	private static final String NOTICE = "This session is recorded.";

	private final TestStore store = new TestStore();

	private final List<SshRecordingEvent> events = new CopyOnWriteArrayList<>();

	private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(1);

	private SessionRecorder recorder = recorder(true, true, Long.MAX_VALUE);

	@AfterEach
	void close() {
		this.store.gate.countDown();
		this.recorder.close();
		this.timer.shutdownNow();
	}

	@Test
	void sessionIsRecordedFromItsStartToItsExit() throws Exception {
		TestRunningSession session = TestRunningSession.shell();
		SessionTap tap = open(session);
		assertThat(this.store.text()).isEqualTo(RecordingHeader.format(recording(), CastFormat.ASCIICAST_V3) + "\n");
		write(tap, "hello ");
		write(tap, "world\r\n");
		tap.input("ls\r".getBytes(StandardCharsets.UTF_8), 0, 3);
		tap.resized(new SshPseudoTerminal("xterm", 90, 30, 0, 0, Map.of()));
		tap.resized(new SshPseudoTerminal("xterm", 120, 50, 0, 0, Map.of()));
		tap.ended(ExitStatus.of(7));
		String cast = this.store.text();
		assertThat(Casts.events(cast)).extracting(Casts.Event::code).containsSubsequence("o", "i", "r", "x");
		assertThat(Casts.output(cast)).isEqualTo("hello world\r\n");
		assertThat(Casts.data(cast, "i")).isEqualTo("ls\r");
		assertThat(Casts.data(cast, "r")).endsWith("120x50");
		assertThat(Casts.data(cast, "x")).isEqualTo("7");
		assertThat(session.told()).containsExactly(NOTICE);
		SshRecording result = recording();
		assertThat(result.bytes()).isEqualTo(this.store.bytes.size());
		assertThat(result.status()).isEqualTo(7);
		assertThat(result.ended()).isAfter(result.started());
		assertThat(this.events).extracting(Object::getClass)
			.<Class<?>>containsExactly(SshRecordingStartedEvent.class, SshRecordingEndedEvent.class);
		assertThat(this.events.get(1).getRecording()).isEqualTo(result);
		assertThat(this.store.calls).endsWith("complete");
	}

	@Test
	void whatIsWrittenWithinAMomentIsOneEvent() throws Exception {
		SessionTap tap = open(TestRunningSession.exec());
		for (int time = 0; time < 1000; time++) {
			write(tap, "x");
		}
		tap.ended(ExitStatus.OK);
		assertThat(Casts.output(this.store.text())).isEqualTo("x".repeat(1000));
		assertThat(Casts.events(this.store.text())).hasSizeLessThan(100);
	}

	@Test
	void typeOfATerminalDoesNotHideARecording(@TempDir Path location) throws Exception {
		this.recorder.close();
		RecordingDirectory directory = new RecordingDirectory(location);
		this.recorder = new SessionRecorder(settings(true, false, Long.MAX_VALUE), directory, this.events::add,
				Executors.newCachedThreadPool(), this.timer);
		SessionTap tap = open(TestRunningSession.shell("xterm" + "\u0001".repeat(30_000)));
		tap.ended(ExitStatus.OK);
		assertThat(directory.list()).singleElement()
			.satisfies((recording) -> assertThat(recording.terminal()).startsWith("xterm").hasSize(64));
	}

	@Test
	void whatHappensIsWrittenWithinASecondAndNotOnTheThreadOfTheSession() throws Exception {
		SessionTap tap = open(TestRunningSession.shell());
		this.store.gate = new CountDownLatch(1);
		write(tap, "hello");
		this.store.gate.countDown();
		await().atMost(5, TimeUnit.SECONDS).until(() -> Casts.output(this.store.text()).equals("hello"));
		await().atMost(5, TimeUnit.SECONDS).until(() -> this.store.calls.lastIndexOf("flush") > 2);
	}

	@Test
	void signalIsTheStatusThatShellsHaveForIt() throws Exception {
		SessionTap tap = open(TestRunningSession.exec());
		tap.ended(ExitStatus.signal("TERM", ""));
		assertThat(Casts.data(this.store.text(), "x")).isEqualTo("143");
	}

	@Test
	void sessionWaitsForASlowStoreAndNothingIsLost() throws Exception {
		SessionTap tap = open(TestRunningSession.exec());
		this.store.gate = new CountDownLatch(1);
		String text = "0123456789abcdef".repeat(4096);
		Thread thread = new Thread(() -> {
			for (int time = 0; time < 32; time++) {
				write(tap, text);
			}
			tap.ended(ExitStatus.OK);
		});
		thread.start();
		await().until(() -> thread.getState() == Thread.State.WAITING);
		assertThat(Casts.events(this.store.text())).isEmpty();
		this.store.gate.countDown();
		thread.join();
		assertThat(Casts.output(this.store.text())).isEqualTo(text.repeat(32));
		assertThat(Casts.data(this.store.text(), "x")).isEqualTo("0");
	}

	@Test
	void inputIsRecordedOnlyWhenAskedAndWhereSecretsAreKnown() throws Exception {
		SessionTap container = open(TestRunningSession.shell().withBackend("container"));
		container.input("secret".getBytes(StandardCharsets.UTF_8), 0, 6);
		container.ended(ExitStatus.OK);
		this.recorder.close();
		this.recorder = recorder(true, false, Long.MAX_VALUE);
		SessionTap unasked = open(TestRunningSession.shell());
		unasked.input("secret".getBytes(StandardCharsets.UTF_8), 0, 6);
		unasked.ended(ExitStatus.OK);
		assertThat(this.store.text()).doesNotContain("secret");
	}

	@ParameterizedTest
	@ValueSource(strings = { "create", "flush" })
	void sessionThatCannotBeRecordedIsRefused(String call, CapturedOutput log) {
		this.store.failing = call;
		assertThatExceptionOfType(SshSessionException.class)
			.isThrownBy(() -> this.recorder.open(TestRunningSession.shell()))
			.withMessage("The session is refused: it cannot be recorded.");
		assertFailure(true);
		assertThat(log).contains("The recording of a session cannot be started, so the session ends")
			.contains("No space left on device");
	}

	@Test
	void sessionThatCannotBeRecordedGoesOnWithoutIfThatIsWanted(CapturedOutput log) throws Exception {
		this.recorder.close();
		this.recorder = recorder(false, false, Long.MAX_VALUE);
		this.store.failing = "create";
		assertThat(this.recorder.open(TestRunningSession.shell())).isNull();
		assertThat(this.recorder.open(TestRunningSession.shell())).isNull();
		assertFailure(false);
		assertThat(log.toString().split("so the session goes on without", -1)).hasSize(2);
	}

	@Test
	void fullDiskEndsTheSession(CapturedOutput log) throws Exception {
		TestRunningSession session = TestRunningSession.shell();
		SessionTap tap = open(session);
		this.store.failing = "write";
		write(tap, "hello");
		await().until(() -> !session.terminated().isEmpty());
		assertThat(session.terminated()).containsExactly("The session ends: it can no longer be recorded.");
		write(tap, "x".repeat(1_000_000));
		tap.ended(ExitStatus.OK);
		assertThat(session.terminated()).hasSize(1);
		assertThat(this.events).extracting(Object::getClass)
			.<Class<?>>containsExactly(SshRecordingStartedEvent.class, SshRecordingFailedEvent.class,
					SshRecordingEndedEvent.class);
		assertThat(this.events.get(2).getRecording().status()).isNull();
		assertThat(this.store.calls).endsWith("write", "abort");
		assertThat(log).contains("The recording of a session cannot be written, so the session ends");
	}

	@Test
	void fullDiskLeavesTheSessionAloneIfThatIsWanted() throws Exception {
		this.recorder.close();
		this.recorder = recorder(false, false, Long.MAX_VALUE);
		TestRunningSession session = TestRunningSession.shell();
		SessionTap tap = open(session);
		this.store.failing = "write";
		write(tap, "hello");
		await().until(() -> !session.detached().isEmpty());
		assertThat(session.detached()).containsExactly(tap);
		assertThat(session.terminated()).isEmpty();
		assertThat(((SshRecordingFailedEvent) this.events.get(1)).isSessionEnded()).isFalse();
	}

	@Test
	@Timeout(30)
	void sessionDoesNotWaitForAStoreThatIsBroken() throws Exception {
		TestRunningSession session = TestRunningSession.exec();
		SessionTap tap = open(session);
		this.store.broken = true;
		write(tap, "x".repeat(1_000_000));
		tap.ended(ExitStatus.OK);
		await().until(() -> !session.terminated().isEmpty());
		assertThat(session.terminated()).containsExactly("The session ends: it can no longer be recorded.");
		assertThat(this.store.calls).endsWith("write", "abort");
	}

	@Test
	void recordingThatIsFullEndsWithAMarkerAndTheSessionToo() throws Exception {
		this.recorder.close();
		this.recorder = recorder(true, false, 256 * 1024);
		TestRunningSession session = TestRunningSession.exec();
		SessionTap tap = open(session);
		for (int time = 0; time < 10; time++) {
			write(tap, "x".repeat(50_000));
		}
		await().until(() -> !session.terminated().isEmpty());
		assertThat(this.store.bytes.size()).isBetween(150_000, 256 * 1024);
		assertThat(Casts.data(this.store.text(), "m")).contains("maximum size");
		assertThat(this.store.calls).endsWith("complete");
		assertThat(((SshRecordingFailedEvent) this.events.get(1)).getReason()).contains("maximum size");
	}

	@Test
	void sessionThatHasToEndDoesNotWaitForeverForItsRecording() throws Exception {
		TestRunningSession session = TestRunningSession.exec();
		SessionTap tap = open(session);
		this.store.gate = new CountDownLatch(1);
		Thread thread = new Thread(() -> write(tap, "x".repeat(1_000_000)));
		thread.start();
		await().until(() -> thread.getState() == Thread.State.WAITING);
		thread.interrupt();
		thread.join(TimeUnit.SECONDS.toMillis(30));
		assertThat(thread.isAlive()).isFalse();
		assertThat(((SshRecordingFailedEvent) this.events.get(1)).getReason()).contains("stuck");
		this.store.gate.countDown();
		await().until(() -> this.store.calls.contains("abort"));
	}

	@Test
	void recordingGoesOnWhenThereIsAThreadForItAgain() throws Exception {
		AtomicInteger missing = new AtomicInteger(3);
		this.recorder.close();
		this.recorder = recorder(missing);
		SessionTap tap = open(TestRunningSession.exec());
		write(tap, "hello");
		await().atMost(10, TimeUnit.SECONDS).until(() -> Casts.output(this.store.text()).equals("hello"));
		assertThat(missing).hasValue(0);
		write(tap, " again");
		await().atMost(10, TimeUnit.SECONDS).until(() -> Casts.output(this.store.text()).equals("hello again"));
	}

	@Test
	@Timeout(30)
	void sessionEndsWhenThereIsNoThreadForWhatItHasShown() throws Exception {
		AtomicInteger missing = new AtomicInteger(Integer.MAX_VALUE);
		this.recorder.close();
		this.recorder = recorder(missing);
		TestRunningSession full = TestRunningSession.exec();
		write(open(full), "x".repeat(1_000_000));
		assertThat(full.terminated()).containsExactly("The session ends: it can no longer be recorded.");
		assertThat(this.events).extracting(Object::getClass)
			.<Class<?>>containsExactly(SshRecordingStartedEvent.class, SshRecordingFailedEvent.class,
					SshRecordingEndedEvent.class);
		assertThat(this.store.calls).endsWith("abort");
		TestRunningSession ended = TestRunningSession.exec();
		open(ended).ended(ExitStatus.OK);
		assertThat(ended.terminated()).hasSize(1);
		assertThat(this.events.get(4)).isInstanceOf(SshRecordingFailedEvent.class);
	}

	@Test
	void oneRecordingThatThrowsLeavesTheOthersTheirTime() throws Exception {
		this.recorder.close();
		AtomicBoolean broken = new AtomicBoolean(true);
		this.recorder = recorder((thread) -> {
			if (broken.getAndSet(false)) {
				throw new IllegalStateException("for a test");
			}
			return new Thread(thread);
		});
		SessionTap tap = open(TestRunningSession.exec());
		write(tap, "hello");
		await().until(() -> !broken.get());
		SessionTap other = open(TestRunningSession.exec());
		write(other, "other");
		await().atMost(10, TimeUnit.SECONDS).until(() -> this.store.text().contains("\"other\""));
	}

	@Test
	void sessionEndsWithTheTapThatFails() throws Exception {
		TestRunningSession session = TestRunningSession.exec();
		SessionTap tap = open(session);
		tap.failed(new OutOfMemoryError("for a test"));
		assertThat(session.terminated()).containsExactly("The session ends: it can no longer be recorded.");
		assertThat(this.store.calls).endsWith("abort");
		tap.ended(ExitStatus.OK);
		assertThat(this.events).hasSize(3);
	}

	@Test
	void listenerThatFailsChangesNothing() throws Exception {
		this.recorder.close();
		this.recorder = new SessionRecorder(settings(true, false, Long.MAX_VALUE), this.store, (event) -> {
			throw new IllegalStateException("listener");
		}, Executors.newCachedThreadPool(), this.timer);
		SessionTap tap = open(TestRunningSession.exec());
		write(tap, "hello");
		tap.ended(ExitStatus.OK);
		assertThat(recording().status()).isZero();
	}

	private SessionTap open(TestRunningSession session) throws SshSessionException {
		return Objects.requireNonNull(this.recorder.open(session));
	}

	private void assertFailure(boolean sessionEnded) {
		assertThat(this.events.get(0)).isInstanceOfSatisfying(SshRecordingFailedEvent.class,
				(event) -> assertThat(event.isSessionEnded()).isEqualTo(sessionEnded));
	}

	private SshRecording recording() {
		assertThat(this.store.recordings).hasSize(1);
		return this.store.recordings.values().iterator().next();
	}

	private static void write(SessionTap tap, String text) {
		byte[] bytes = ("." + text + ".").getBytes(StandardCharsets.UTF_8);
		tap.output(bytes, 1, bytes.length - 2);
	}

	/**
	 * Return a recorder that has no thread for its first tasks.
	 */
	private SessionRecorder recorder(AtomicInteger missing) {
		return recorder((task) -> {
			if (missing.getAndUpdate((left) -> Math.max(0, left - 1)) > 0) {
				throw new OutOfMemoryError("unable to create native thread");
			}
			return new Thread(task);
		});
	}

	private SessionRecorder recorder(ThreadFactory threads) {
		return new SessionRecorder(settings(true, true, Long.MAX_VALUE), this.store, this.events::add,
				BoundedExecutor.newThreads(threads), this.timer);
	}

	private SessionRecorder recorder(boolean required, boolean input, long maxBytes) {
		return new SessionRecorder(settings(required, input, maxBytes), this.store, this.events::add,
				Executors.newCachedThreadPool(), this.timer);
	}

	private static RecordingSettings settings(boolean required, boolean input, long maxBytes) {
		return new RecordingSettings((session) -> true, CastFormat.ASCIICAST_V3, input, maxBytes, required, NOTICE);
	}

}
