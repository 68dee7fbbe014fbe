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

import java.io.IOException;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import io.github.sshspringboot.server.internal.FailureLog;
import io.github.sshspringboot.server.internal.text.ClientAddress;
import io.github.sshspringboot.session.SshPseudoTerminal;
import io.github.sshspringboot.session.SshRecording;
import io.github.sshspringboot.session.SshRecordingEndedEvent;
import io.github.sshspringboot.session.SshRecordingEvent;
import io.github.sshspringboot.session.SshRecordingFailedEvent;
import io.github.sshspringboot.session.SshRecordingOutput;
import io.github.sshspringboot.session.SshRecordingStartedEvent;
import io.github.sshspringboot.session.SshRecordingStore;
import io.github.sshspringboot.session.SshSessionBackend;
import io.github.sshspringboot.session.SshSessionException;
import io.github.sshspringboot.session.SshSessionType;
import io.github.sshspringboot.session.internal.RunningSession;
import io.github.sshspringboot.session.internal.SessionTap;
import io.github.sshspringboot.session.internal.SessionTapSource;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Records sessions. Recordings are written by threads of their own, a few times a second
 * or when there is much to write; a session waits for its recording, but never for
 * another one.
 */
public final class SessionRecorder implements SessionTapSource, AutoCloseable {

	private static final Log logger = LogFactory.getLog(SessionRecorder.class);

	private static final long TICK_MILLIS = 250;

	private static final long CLOSE_SECONDS = 10;

	private static final int ID_BITS = 60;

	private static final int ID_LENGTH = 12;

	private static final int DEFAULT_COLUMNS = 80;

	private static final int DEFAULT_ROWS = 24;

	private static final int MAX_TYPE = 64;

	private static final int MAX_SIZE = 0xffff;

	private final RecordingSettings settings;

	private final SshRecordingStore store;

	private final Consumer<SshRecordingEvent> publisher;

	private final ExecutorService writers;

	private final ScheduledExecutorService timer;

	private final FailureLog failures = new FailureLog(logger, Clock.systemUTC());

	private final Random random = new SecureRandom();

	private final Set<Recording> active = ConcurrentHashMap.newKeySet();

	private @Nullable ScheduledFuture<?> tick;

	/**
	 * Create a recorder. The writers are threads that may block, as many as are needed;
	 * they end with this recorder.
	 */
	public SessionRecorder(RecordingSettings settings, SshRecordingStore store, Consumer<SshRecordingEvent> publisher,
			ExecutorService writers, ScheduledExecutorService timer) {
		this.settings = settings;
		this.store = store;
		this.publisher = publisher;
		this.writers = writers;
		this.timer = timer;
	}

	@Override
	public @Nullable SessionTap open(RunningSession session) throws SshSessionException {
		if (!this.settings.filter().test(session)) {
			return null;
		}
		SshRecording recording = describe(session);
		Recording opened = null;
		try {
			opened = open(session, recording);
		}
		catch (IOException | RuntimeException ex) {
			failed(recording, "The recording of a session cannot be started", ex);
			if (this.settings.required()) {
				throw new SshSessionException("The session is refused: it cannot be recorded.", null);
			}
			return null;
		}
		publish(new SshRecordingStartedEvent(recording));
		if (recording.terminal() != null && recording.type() == SshSessionType.SHELL
				&& !this.settings.notice().isEmpty()) {
			session.tell(this.settings.notice());
		}
		return opened;
	}

	private Recording open(RunningSession session, SshRecording recording) throws IOException {
		SshRecordingOutput output = this.store.create(recording);
		try {
			CastEncoder encoder = new CastEncoder(this.settings.format(), output, this.settings.maxBytes());
			encoder.header(RecordingHeader.format(recording, this.settings.format()));
			output.flush();
			boolean input = this.settings.input() && SshSessionBackend.COMMANDS.equals(recording.backend());
			Recording opened = new Recording(this, session, recording, encoder, output, input);
			this.active.add(opened);
			startTicking();
			return opened;
		}
		catch (IOException | RuntimeException ex) {
			output.abort();
			throw ex;
		}
	}

	private SshRecording describe(RunningSession session) {
		SshPseudoTerminal terminal = session.getTerminal();
		return new SshRecording(newId(), session.getRequest().connection().getAuthentication().getName(),
				ClientAddress.host(session.getRequest().connection().getRemoteAddress()),
				session.getRequest().connection().getId(), session.getId(), session.getRequest().type(),
				session.getBackend(), (terminal != null) ? type(terminal.type()) : null,
				size((terminal != null) ? terminal.columns() : 0, DEFAULT_COLUMNS),
				size((terminal != null) ? terminal.rows() : 0, DEFAULT_ROWS), session.getStartedAt(), null, null, 0);
	}

	/**
	 * Return a type of terminal that leaves the header readable: clients choose it.
	 */
	private static String type(String type) {
		return type.substring(0, Math.min(type.length(), MAX_TYPE));
	}

	/**
	 * Return a width or height that players accept.
	 */
	static int size(int size, int unknown) {
		return (size > 0) ? Math.min(size, MAX_SIZE) : unknown;
	}

	private String newId() {
		String id = new BigInteger(ID_BITS, this.random).toString(Character.MAX_RADIX);
		return "0".repeat(Math.max(0, ID_LENGTH - id.length())) + id;
	}

	private synchronized void startTicking() {
		if (this.tick == null) {
			this.tick = this.timer.scheduleWithFixedDelay(() -> this.active.forEach(this::tick), TICK_MILLIS,
					TICK_MILLIS, TimeUnit.MILLISECONDS);
		}
	}

	/**
	 * Let a recording write, whatever happens to it: the timer forgets what throws, and
	 * all other recordings with it.
	 */
	private void tick(Recording recording) {
		try {
			recording.tick();
		}
		catch (RuntimeException | Error ex) {
			postponed(ex);
		}
	}

	/**
	 * Log that a recording cannot be written now, and throw nothing.
	 */
	void postponed(Throwable cause) {
		try {
			this.failures.error("A recording cannot be written now", cause);
		}
		catch (RuntimeException | Error ex) {
			// With a full heap, logging can fail too.
		}
	}

	void execute(Runnable task) {
		this.writers.execute(task);
	}

	/**
	 * A recording has ended with its session.
	 */
	void ended(Recording recording, SshRecording result) {
		this.active.remove(recording);
		publish(new SshRecordingEndedEvent(result));
	}

	/**
	 * A recording has ended before its session, which ends or goes on without.
	 */
	void endedEarly(Recording recording, RunningSession session, SshRecording result, String reason,
			@Nullable Throwable cause) {
		this.active.remove(recording);
		failed(result, reason, cause);
		publish(new SshRecordingEndedEvent(result));
		if (this.settings.required()) {
			session.terminate("The session ends: it can no longer be recorded.");
		}
		else {
			session.detach(recording);
		}
	}

	private void failed(SshRecording recording, String reason, @Nullable Throwable cause) {
		boolean required = this.settings.required();
		this.failures.error(reason + (required ? ", so the session ends" : ", so the session goes on without"), cause);
		publish(new SshRecordingFailedEvent(recording, reason, required));
	}

	private void publish(SshRecordingEvent event) {
		try {
			this.publisher.accept(event);
		}
		catch (RuntimeException ex) {
			logger.warn("A listener of recordings failed", ex);
		}
	}

	/**
	 * Complete the recordings of sessions that have ended, and give up the others.
	 */
	@Override
	public void close() {
		synchronized (this) {
			if (this.tick != null) {
				this.tick.cancel(false);
			}
		}
		this.active.forEach(Recording::close);
		this.writers.shutdown();
		try {
			if (!this.writers.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
				this.writers.shutdownNow();
			}
		}
		catch (InterruptedException ex) {
			this.writers.shutdownNow();
			Thread.currentThread().interrupt();
		}
		this.active.forEach(Recording::abandon);
	}

}
