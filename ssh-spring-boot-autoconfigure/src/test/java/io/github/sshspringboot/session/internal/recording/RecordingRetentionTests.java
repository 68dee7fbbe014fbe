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

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

import io.github.sshspringboot.session.SshRecording;
import io.github.sshspringboot.session.SshRecordingDeletedEvent;
import io.github.sshspringboot.session.SshRecordingEvent;
import io.github.sshspringboot.session.SshSessionType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RecordingRetention}.
 */
class RecordingRetentionTests {

	private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");

	private final TestStore store = new TestStore();

	private final List<SshRecordingEvent> events = new ArrayList<>();

	/**
	 * Four recordings, the newest first.
	 */
	@BeforeEach
	void createRecordings() {
		add("a", NOW.minusSeconds(60), null);
		add("b", NOW.minus(Duration.ofHours(2)), NOW.minus(Duration.ofHours(1)));
		add("c", NOW.minus(Duration.ofDays(3)), null);
		add("d", NOW.minus(Duration.ofDays(5)), NOW.minus(Duration.ofDays(2)));
	}

	@Test
	void recordingsThatEndedLongAgoAreDeleted() {
		run(Duration.ofDays(1), null);
		assertThat(this.store.recordings).containsOnlyKeys("a", "b", "c");
		assertThat(this.events).singleElement()
			.isInstanceOfSatisfying(SshRecordingDeletedEvent.class,
					(event) -> assertThat(event.getRecording().id()).isEqualTo("d"));
	}

	@Test
	void oldestRecordingsAreDeletedUntilTheOthersAreSmallEnough() {
		run(null, 300L);
		assertThat(this.store.recordings).containsOnlyKeys("a", "b", "c");
		run(null, 200L);
		assertThat(this.store.recordings).containsOnlyKeys("a", "b", "c");
		run(null, 150L);
		assertThat(this.store.recordings).containsOnlyKeys("a", "c");
		assertThat(this.events).hasSize(2);
	}

	@Test
	void smallOldRecordingDoesNotOutliveALargeNewOne() {
		this.store.recordings.clear();
		add("a", NOW.minusSeconds(60), NOW, 100);
		add("b", NOW.minusSeconds(120), NOW, 500);
		add("c", NOW.minusSeconds(180), NOW, 50);
		add("d", NOW.minusSeconds(240), NOW, 50);
		run(null, 700L);
		assertThat(this.store.recordings).hasSize(4);
		run(null, 650L);
		assertThat(this.store.recordings).containsOnlyKeys("a", "b", "c");
		run(null, 300L);
		assertThat(this.store.recordings).containsOnlyKeys("a");
	}

	@Test
	void whoShowsMuchPushesOutNoRecordingsOfOthers() {
		this.store.recordings.clear();
		add("a", "mallory", NOW.minusSeconds(60), null, 200);
		add("b", "mallory", NOW.minusSeconds(70), NOW, 5000);
		add("c", "bob", NOW.minusSeconds(80), NOW, 400);
		add("d", "mallory", NOW.minusSeconds(90), NOW, 100);
		add("e", "alice", NOW.minusSeconds(180), NOW, 300);
		add("f", "bob", NOW.minusSeconds(240), NOW, 400);
		run(null, 6400L);
		assertThat(this.store.recordings).hasSize(6);
		run(null, 2400L);
		assertThat(this.store.recordings).containsOnlyKeys("a", "c", "e", "f");
		run(null, 900L);
		assertThat(this.store.recordings).containsOnlyKeys("a", "c", "e");
	}

	@Test
	void recordingThatIsTooOldTakesNoPlaceOfOthers() {
		this.store.recordings.clear();
		add("a", NOW.minusSeconds(60), NOW, 100);
		add("b", NOW.minus(Duration.ofDays(3)), NOW.minus(Duration.ofDays(2)), 100);
		add("c", NOW.minus(Duration.ofDays(4)), NOW, 100);
		run(Duration.ofDays(1), 200L);
		assertThat(this.store.recordings).containsOnlyKeys("a", "c");
	}

	@Test
	void recordingThatAnotherInstanceHasDeletedTakesNoPlace() {
		this.store.recordings.clear();
		add("a", "bob", NOW.minusSeconds(60), NOW, 50);
		add("b", "bob", NOW.minusSeconds(70), NOW, 30);
		add("c", "alice", NOW.minus(Duration.ofDays(4)), NOW.minus(Duration.ofDays(3)), 50);
		this.store.deletedByOthers = "c";
		run(Duration.ofDays(1), 100L);
		assertThat(this.store.recordings).containsKeys("a", "b");
		assertThat(this.events).isEmpty();
	}

	@Test
	void recordingThatCannotBeDeletedDoesNotKeepTheOthers() {
		this.store.failing = "delete";
		run(Duration.ofMinutes(1), 0L);
		assertThat(this.store.recordings).hasSize(4);
		assertThat(this.store.calls).containsExactly("delete", "delete");
		assertThat(this.events).isEmpty();
	}

	private void run(@Nullable Duration maxAge, @Nullable Long maxTotalBytes) {
		new RecordingRetention(this.store, maxAge, maxTotalBytes, this.events::add, InstantSource.fixed(NOW)).run();
	}

	private void add(String id, Instant started, @Nullable Instant ended) {
		add(id, started, ended, 100);
	}

	private void add(String id, Instant started, @Nullable Instant ended, long bytes) {
		add(id, "alice", started, ended, bytes);
	}

	private void add(String id, String user, Instant started, @Nullable Instant ended, long bytes) {
		this.store.recordings.put(id, new SshRecording(id, user, "192.0.2.1", "c1", "s1", SshSessionType.SHELL,
				"commands", null, 80, 24, started, ended, null, bytes));
	}

}
