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

import java.io.InterruptedIOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link OutputQueue}.
 */
class OutputQueueTests {

	private final OutputQueue queue = new OutputQueue();

	@Test
	void beforeTheLoginLittleMayWait() {
		assertThat(fill(64 * 1024)).isBetween(100, 64 * 1024 / 256);
	}

	@Test
	void afterTheLoginMoreMayWait() {
		this.queue.loggedIn();
		assertThat(fill(16 * 1024 * 1024)).isGreaterThan(64 * 1024 / 256);
	}

	@Test
	void smallAnswersThatWaitAfterTheLoginCountAsWhatTheyCost() {
		this.queue.loggedIn();
		assertThat(fill(16 * 1024 * 1024)).isLessThan(2 * 1024 * 1024 / 512);
	}

	@Test
	void manyWritersTogetherStayWithinTheLimit() throws Exception {
		this.queue.loggedIn();
		AtomicInteger packets = new AtomicInteger();
		AtomicBoolean exceeded = new AtomicBoolean();
		List<Thread> writers = IntStream.range(0, 200)
			.mapToObj((i) -> new Thread(() -> write(packets, exceeded)))
			.toList();
		this.queue.add(1024 * 1024 - 1024);
		writers.forEach(Thread::start);
		Awaitility.await().until(() -> !this.queue.hasRoom());
		this.queue.remove(1024 * 1024 - 1024);
		Awaitility.await().until(() -> writers.stream().allMatch(OutputQueueTests::waitsOrEnded));
		writers.forEach(Thread::interrupt);
		for (Thread writer : writers) {
			writer.join();
		}
		assertThat(exceeded).isFalse();
		assertThat(packets).hasValueBetween(32, 64);
	}

	private void write(AtomicInteger packets, AtomicBoolean exceeded) {
		try {
			this.queue.reserve(32 * 1024);
			if (!this.queue.add(32 * 1024)) {
				exceeded.set(true);
			}
			packets.incrementAndGet();
			this.queue.release(32 * 1024);
		}
		catch (InterruptedIOException ex) {
			// There was no room for it.
		}
	}

	private static boolean waitsOrEnded(Thread thread) {
		return thread.getState() == Thread.State.WAITING || thread.getState() == Thread.State.TERMINATED;
	}

	@Test
	void whatIsSentMakesRoom() {
		for (int i = 0; i < 10_000; i++) {
			assertThat(this.queue.add(30_000)).isTrue();
			this.queue.remove(30_000);
		}
	}

	private int fill(int most) {
		int packets = 0;
		while (this.queue.add(1)) {
			packets++;
			assertThat(packets).isLessThan(most);
		}
		return packets;
	}

}
