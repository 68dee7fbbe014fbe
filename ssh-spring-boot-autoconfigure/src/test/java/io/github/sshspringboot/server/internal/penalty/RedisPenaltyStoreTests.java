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

package io.github.sshspringboot.server.internal.penalty;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.sshspringboot.server.AddressBlock;
import io.github.sshspringboot.server.SshPenalty;
import io.github.sshspringboot.server.SshPenaltyReason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mockito.stubbing.Answer;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.data.redis.core.StringRedisTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link RedisPenaltyStore} without a Redis that works.
 */
@ExtendWith(OutputCaptureExtension.class)
class RedisPenaltyStoreTests {

	private static final AddressBlock SOURCE = AddressBlock.of("192.0.2.1");

	private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

	private final CountDownLatch end = new CountDownLatch(1);

	private volatile boolean failing = true;

	private RedisPenaltyStore store = store((call) -> {
		if (this.failing && !"toString".equals(call.getMethod().getName())) {
			throw new QueryTimeoutException("connection refused");
		}
		return null;
	});

	@AfterEach
	void close() {
		this.end.countDown();
		this.store.close();
	}

	@Test
	void whileRedisIsDownTheOwnMemoryCounts() {
		assertThat(this.store.isRefused(SOURCE)).isFalse();
		for (int i = 0; i < 4; i++) {
			this.store.add(SOURCE, SshPenaltyReason.AUTHENTICATION_FAILED);
		}
		assertThat(this.store.isRefused(SOURCE)).isTrue();
		assertThat(this.store.clear(SOURCE)).isTrue();
		assertThat(this.store.isRefused(SOURCE)).isFalse();
	}

	@Test
	void warnsOnceUntilRedisIsBack(CapturedOutput output) {
		await().until(() -> output.getAll().contains("Redis cannot be reached"));
		for (int i = 0; i < 10; i++) {
			this.store.add(SOURCE, SshPenaltyReason.AUTHENTICATION_FAILED);
		}
		this.failing = false;
		await().until(() -> output.getAll().contains("Redis can be reached again"));
		assertThat(output.getAll().split("Redis cannot be reached", -1)).hasSize(2);
	}

	@Test
	@Timeout(20)
	void neverWaitsForRedisAndKeepsNoMoreThanABoundedQueue() {
		this.store.close();
		this.store = store((call) -> {
			this.end.await();
			return null;
		});
		for (int i = 0; i < 100_000; i++) {
			this.store.add(SOURCE, SshPenaltyReason.AUTHENTICATION_FAILED);
		}
		assertThat(this.store.isRefused(SOURCE)).isTrue();
	}

	@Test
	void takesOverWhatOtherServersAdded() {
		this.store.close();
		this.store = store((call) -> List.of("1000", "192.0.2.1", "20000", "1", "GRACE_EXCEEDED",
				"2001:db8:0:0:0:0:0:0/64", "5000", "0", "NO_AUTHENTICATION"));
		await().until(() -> this.store.isRefused(SOURCE));
		assertThat(this.store.list()).containsExactlyInAnyOrder(
				new SshPenalty(SOURCE, SshPenaltyReason.GRACE_EXCEEDED, NOW.plusSeconds(20), true),
				new SshPenalty(AddressBlock.of("2001:db8::/64"), SshPenaltyReason.NO_AUTHENTICATION, NOW.plusSeconds(5),
						false));
	}

	@Test
	void penaltyThatIsNotUnderstoodDoesNotKeepOthersOut(CapturedOutput output) {
		this.store.close();
		this.store = store((call) -> List.of("1000", "192.0.2.7", "20000", "1", "REASON_OF_A_LATER_VERSION",
				"192.0.2.1", "20000", "1", "GRACE_EXCEEDED"));
		await().until(() -> this.store.isRefused(SOURCE));
		assertThat(this.store.list()).hasSize(1);
		assertThat(output).doesNotContain("Redis cannot be reached");
	}

	@Test
	void readsAgainWhenThereIsAThreadForItAgain() {
		this.store.close();
		AtomicInteger threads = new AtomicInteger();
		this.store = store((call) -> List.of("1000", "192.0.2.1", "20000", "1", "GRACE_EXCEEDED"), (task) -> {
			if (threads.getAndIncrement() == 1) {
				throw new OutOfMemoryError("unable to create native thread");
			}
			return new Thread(task);
		});
		await().until(() -> this.store.isRefused(SOURCE));
		assertThat(threads).hasValue(3);
	}

	private static RedisPenaltyStore store(Answer<?> redis) {
		return store(redis, Thread::new);
	}

	private static RedisPenaltyStore store(Answer<?> redis, ThreadFactory threads) {
		SshPenaltySettings settings = new SshPenaltySettings(
				Map.of(SshPenaltyReason.AUTHENTICATION_FAILED, Duration.ofSeconds(5)), Duration.ofSeconds(15),
				Duration.ofMinutes(10));
		return new RedisPenaltyStore(mock(StringRedisTemplate.class, redis), "test", settings, Duration.ofMillis(20),
				() -> NOW, threads);
	}

}
