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
import java.util.ArrayList;
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

	private final List<RedisPenaltyStore> stores = new ArrayList<>();

	private volatile boolean failing = true;

	@AfterEach
	void close() {
		this.end.countDown();
		this.stores.forEach(RedisPenaltyStore::close);
	}

	@Test
	void whileRedisIsDownTheOwnMemoryCounts() {
		RedisPenaltyStore store = failingStore();
		assertThat(store.isRefused(SOURCE)).isFalse();
		for (int i = 0; i < 4; i++) {
			store.add(SOURCE, SshPenaltyReason.AUTHENTICATION_FAILED);
		}
		assertThat(store.isRefused(SOURCE)).isTrue();
		assertThat(store.clear(SOURCE)).isTrue();
		assertThat(store.isRefused(SOURCE)).isFalse();
	}

	@Test
	void warnsOnceUntilRedisIsBack(CapturedOutput output) {
		RedisPenaltyStore store = failingStore();
		await().until(() -> output.getAll().contains("Redis cannot be reached"));
		for (int i = 0; i < 10; i++) {
			store.add(SOURCE, SshPenaltyReason.AUTHENTICATION_FAILED);
		}
		this.failing = false;
		await().until(() -> output.getAll().contains("Redis can be reached again"));
		assertThat(output.getAll().split("Redis cannot be reached", -1)).hasSize(2);
	}

	@Test
	@Timeout(20)
	void neverWaitsForRedisAndKeepsNoMoreThanABoundedQueue() {
		RedisPenaltyStore store = store((call) -> {
			this.end.await();
			return null;
		});
		for (int i = 0; i < 100_000; i++) {
			store.add(SOURCE, SshPenaltyReason.AUTHENTICATION_FAILED);
		}
		assertThat(store.isRefused(SOURCE)).isTrue();
	}

	@Test
	void takesOverWhatOtherServersAdded() {
		RedisPenaltyStore store = store((call) -> List.of("1000", "192.0.2.1", "20000", "1", "GRACE_EXCEEDED",
				"2001:db8:0:0:0:0:0:0/64", "5000", "0", "NO_AUTHENTICATION"));
		await().until(() -> store.list().size() == 2);
		assertThat(store.list()).containsExactlyInAnyOrder(
				new SshPenalty(SOURCE, SshPenaltyReason.GRACE_EXCEEDED, NOW.plusSeconds(20), true),
				new SshPenalty(AddressBlock.of("2001:db8::/64"), SshPenaltyReason.NO_AUTHENTICATION, NOW.plusSeconds(5),
						false));
		assertThat(store.isRefused(SOURCE)).isTrue();
	}

	@Test
	void penaltyThatIsNotUnderstoodDoesNotKeepOthersOut(CapturedOutput output) {
		RedisPenaltyStore store = store((call) -> List.of("1000", "192.0.2.7", "20000", "1",
				"REASON_OF_A_LATER_VERSION", "192.0.2.1", "20000", "1", "GRACE_EXCEEDED"));
		await().until(() -> store.isRefused(SOURCE));
		assertThat(store.list()).hasSize(1);
		assertThat(output).doesNotContain("Redis cannot be reached");
	}

	@Test
	void readsAgainWhenThereIsAThreadForItAgain() {
		AtomicInteger threads = new AtomicInteger();
		RedisPenaltyStore store = store((call) -> List.of("1000", "192.0.2.1", "20000", "1", "GRACE_EXCEEDED"),
				(task) -> {
					if (threads.getAndIncrement() == 1) {
						throw new OutOfMemoryError("unable to create native thread");
					}
					return new Thread(task);
				});
		await().until(() -> store.isRefused(SOURCE));
		assertThat(threads).hasValue(3);
	}

	private RedisPenaltyStore failingStore() {
		return store((call) -> {
			if (this.failing && !"toString".equals(call.getMethod().getName())) {
				throw new QueryTimeoutException("connection refused");
			}
			return null;
		});
	}

	private RedisPenaltyStore store(Answer<?> redis) {
		return store(redis, Thread::new);
	}

	private RedisPenaltyStore store(Answer<?> redis, ThreadFactory threads) {
		SshPenaltySettings settings = new SshPenaltySettings(
				Map.of(SshPenaltyReason.AUTHENTICATION_FAILED, Duration.ofSeconds(5)), Duration.ofSeconds(15),
				Duration.ofMinutes(10));
		RedisPenaltyStore store = new RedisPenaltyStore(mock(StringRedisTemplate.class, redis), "test", settings,
				Duration.ofMillis(20), () -> NOW, threads);
		this.stores.add(store);
		return store;
	}

}
