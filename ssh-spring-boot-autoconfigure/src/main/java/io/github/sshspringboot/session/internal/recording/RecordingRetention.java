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
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.github.sshspringboot.session.SshRecording;
import io.github.sshspringboot.session.SshRecordingDeletedEvent;
import io.github.sshspringboot.session.SshRecordingEvent;
import io.github.sshspringboot.session.SshRecordingStore;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Deletes recordings that are too old, and the oldest ones when all of them together are
 * too large. Those that are still written stay.
 */
public final class RecordingRetention implements Runnable {

	private static final Log logger = LogFactory.getLog(RecordingRetention.class);

	private final SshRecordingStore store;

	private final @Nullable Duration maxAge;

	private final @Nullable Long maxTotalBytes;

	private final Consumer<SshRecordingEvent> publisher;

	private final InstantSource clock;

	/**
	 * Create a task with limits, {@code null} for none.
	 */
	public RecordingRetention(SshRecordingStore store, @Nullable Duration maxAge, @Nullable Long maxTotalBytes,
			Consumer<SshRecordingEvent> publisher, InstantSource clock) {
		this.store = store;
		this.maxAge = maxAge;
		this.maxTotalBytes = maxTotalBytes;
		this.publisher = publisher;
		this.clock = clock;
	}

	/**
	 * Look at the newest recording first. Behind the one with which they are too large,
	 * all are deleted, however small.
	 */
	@Override
	public void run() {
		try (Stream<SshRecording> recordings = this.store.list()) {
			long total = 0;
			for (Iterator<SshRecording> iterator = recordings.iterator(); iterator.hasNext();) {
				SshRecording recording = iterator.next();
				boolean tooMuch = isTooMuch(total + recording.bytes());
				boolean due = recording.ended() != null && (tooMuch || isOld(recording.ended()));
				boolean deleted = due && delete(recording);
				if (tooMuch || !deleted) {
					total += recording.bytes();
				}
			}
		}
		catch (IOException | UncheckedIOException ex) {
			logger.error("Recordings that are too old or too large cannot be found", ex);
		}
	}

	private boolean isOld(Instant ended) {
		return this.maxAge != null && ended.isBefore(this.clock.instant().minus(this.maxAge));
	}

	private boolean isTooMuch(long total) {
		return this.maxTotalBytes != null && total > this.maxTotalBytes;
	}

	private boolean delete(SshRecording recording) {
		try {
			if (!this.store.delete(recording.id())) {
				return false;
			}
		}
		catch (IOException ex) {
			logger.error("The recording '" + recording.id() + "' cannot be deleted", ex);
			return false;
		}
		try {
			this.publisher.accept(new SshRecordingDeletedEvent(recording));
		}
		catch (RuntimeException ex) {
			logger.warn("A listener of recordings failed", ex);
		}
		return true;
	}

}
