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
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
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
 * Deletes recordings that are too old, and the oldest ones of the users who have most
 * when all of them together are too large. Those that are still written stay.
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

	@Override
	public void run() {
		Instant oldestEnd = (this.maxAge != null) ? this.clock.instant().minus(this.maxAge) : Instant.MIN;
		try {
			Map<String, Long> sizes = deleteOld(oldestEnd);
			if (this.maxTotalBytes != null) {
				deleteBeyond(share(sizes.values(), this.maxTotalBytes), oldestEnd);
			}
		}
		catch (IOException | UncheckedIOException ex) {
			logger.error("Recordings that are too old or too large cannot be found", ex);
		}
	}

	/**
	 * Delete recordings that ended before.
	 * @return the size of what each user has left
	 */
	private Map<String, Long> deleteOld(Instant oldestEnd) throws IOException {
		Map<String, Long> sizes = new HashMap<>();
		try (Stream<SshRecording> recordings = this.store.list()) {
			recordings.forEach((recording) -> {
				if (!isOld(recording, oldestEnd) || !delete(recording)) {
					sizes.merge(recording.user(), recording.bytes(), Long::sum);
				}
			});
		}
		return sizes;
	}

	/**
	 * Return how much each user may have at most so that all together have no more than
	 * the total: who has less leaves the rest of an equal part to the others.
	 */
	private static long share(Collection<Long> sizes, long total) {
		long left = total;
		int users = sizes.size();
		for (long size : sizes.stream().sorted().toList()) {
			if (size > left / users) {
				return left / users;
			}
			left -= size;
			users--;
		}
		return Long.MAX_VALUE;
	}

	/**
	 * Look at the newest recording of each user first. Behind the one with which they are
	 * larger than a share, all are deleted, however small.
	 */
	private void deleteBeyond(long share, Instant oldestEnd) throws IOException {
		if (share == Long.MAX_VALUE) {
			return;
		}
		Map<String, Long> sizes = new HashMap<>();
		try (Stream<SshRecording> recordings = this.store.list()) {
			recordings.filter((recording) -> !isOld(recording, oldestEnd)).forEach((recording) -> {
				long size = sizes.merge(recording.user(), recording.bytes(), Long::sum);
				if (size > share && recording.ended() != null) {
					delete(recording);
				}
			});
		}
	}

	private static boolean isOld(SshRecording recording, Instant oldestEnd) {
		return recording.ended() != null && recording.ended().isBefore(oldestEnd);
	}

	/**
	 * Delete a recording, and return whether it is gone. Another instance may have been
	 * faster.
	 */
	private boolean delete(SshRecording recording) {
		try {
			if (!this.store.delete(recording.id())) {
				return true;
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
