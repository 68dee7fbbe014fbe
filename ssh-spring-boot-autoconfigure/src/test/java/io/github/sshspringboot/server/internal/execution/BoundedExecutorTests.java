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

package io.github.sshspringboot.server.internal.execution;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

import io.github.sshspringboot.SshTestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link BoundedExecutor}.
 */
class BoundedExecutorTests {

	private final BoundedExecutor executor = new BoundedExecutor(Thread::new, 4, 1);

	private final List<BoundedExecutor> others = new ArrayList<>();

	private final CountDownLatch end = new CountDownLatch(1);

	@AfterEach
	void close() {
		this.end.countDown();
		this.executor.close();
		this.others.forEach(BoundedExecutor::close);
	}

	@Test
	void tasksOfAFullPartWaitAndThenAreRejected() {
		BoundedExecutor executor = newExecutor(2, 1);
		Executor part = executor.part();
		part.execute(this::hang);
		part.execute(this::hang);
		part.execute(this::hang);
		assertThatExceptionOfType(RejectedExecutionException.class).isThrownBy(() -> part.execute(this::hang));
		assertThat(executor.getActiveCount()).isEqualTo(2);
		assertThat(executor.getQueuedCount()).isEqualTo(1);
		assertThat(executor.getRejectedCount()).isEqualTo(1);
	}

	@Test
	void partHasPlacesOfItsOwn() throws Exception {
		BoundedExecutor executor = newExecutor(1, 0);
		executor.part().execute(this::hang);
		executor.execute(this::hang);
		CountDownLatch run = new CountDownLatch(1);
		executor.part().execute(run::countDown);
		assertThat(run.await(SshTestServer.SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
		assertThat(executor.getMaxConcurrent()).isEqualTo(3);
	}

	@Test
	void tasksThatWaitForAPartRunInTurn() {
		BoundedExecutor executor = newExecutor(1, 1);
		Executor part = executor.part();
		CountDownLatch run = new CountDownLatch(1);
		part.execute(this::hang);
		part.execute(run::countDown);
		assertThat(run.getCount()).isOne();
		this.end.countDown();
		await().atMost(SshTestServer.SOON).until(() -> run.getCount() == 0 && executor.getActiveCount() == 0);
		assertThat(executor.getQueuedCount()).isZero();
	}

	@Test
	void partEndsWithTheWhole() throws Exception {
		BoundedExecutor executor = newExecutor(1, 1);
		Executor part = executor.part();
		CountDownLatch interrupted = new CountDownLatch(1);
		CountDownLatch run = new CountDownLatch(1);
		CountDownLatch begun = new CountDownLatch(1);
		part.execute(() -> {
			begun.countDown();
			hang();
			interrupted.countDown();
		});
		part.execute(run::countDown);
		assertThat(begun.await(SshTestServer.SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
		executor.close();
		assertThat(interrupted.await(SshTestServer.SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
		await().atMost(SshTestServer.SOON).until(() -> executor.getActiveCount() == 0);
		assertThat(run.getCount()).isOne();
		assertThat(executor.getQueuedCount()).isZero();
		assertThatExceptionOfType(RejectedExecutionException.class).isThrownBy(() -> part.execute(this::hang));
		assertThat(executor.getActiveCount()).isZero();
	}

	@Test
	void ownerNeverHasMoreTasksThanPlacesAreLeftToTheOthers() {
		BoundedExecutor executor = newExecutor(8, 8);
		for (int i = 0; i < 8; i++) {
			executor.execute("greedy", this::hang);
		}
		assertThat(executor.getActiveCount()).isEqualTo(4);
		assertThat(executor.getQueuedCount()).isEqualTo(4);
		assertThatExceptionOfType(RejectedExecutionException.class)
			.isThrownBy(() -> executor.execute("greedy", this::hang));
		assertThat(executor.getRejectedCount()).isOne();
		for (String owner : List.of("second", "second", "third", "fourth")) {
			executor.execute(owner, this::hang);
		}
		assertThat(executor.getActiveCount()).isEqualTo(8);
		assertThat(executor.getQueuedCount()).isEqualTo(4);
		executor.execute("fifth", this::hang);
		assertThat(executor.getQueuedCount()).isEqualTo(5);
	}

	@Test
	void lastPlaceIsForWhoHasNone() {
		BoundedExecutor executor = newExecutor(64, 0);
		for (int owner = 0; owner < 7; owner++) {
			String name = "owner" + owner;
			while (tryExecute(executor, name)) {
				continue;
			}
		}
		assertThat(executor.getActiveCount()).isEqualTo(64);
	}

	private boolean tryExecute(BoundedExecutor executor, String owner) {
		try {
			executor.execute(owner, this::hang);
			return true;
		}
		catch (RejectedExecutionException ex) {
			return false;
		}
	}

	@Test
	void ownerHasNoMoreThanItsOwnLimit() {
		BoundedExecutor executor = new BoundedExecutor(Thread::new, 64, 8, 1);
		this.others.add(executor);
		executor.execute("user", this::hang);
		executor.execute("user", this::hang);
		executor.execute("other", this::hang);
		assertThat(executor.getActiveCount()).isEqualTo(2);
		assertThat(executor.getQueuedCount()).isEqualTo(1);
	}

	@Test
	void ownersTakeTurns() {
		BoundedExecutor executor = newExecutor(1, 12);
		List<String> order = new CopyOnWriteArrayList<>();
		executor.execute("greedy", this::hang);
		for (String owner : List.of("greedy", "greedy", "greedy", "second", "third", "second", "third")) {
			executor.execute(owner, () -> order.add(owner));
		}
		this.end.countDown();
		await().atMost(SshTestServer.SOON).until(() -> executor.getActiveCount() == 0);
		assertThat(order).hasSize(7);
		assertThat(order.subList(0, 3)).containsExactlyInAnyOrder("greedy", "second", "third");
		assertThat(order.subList(3, 6)).containsExactlyInAnyOrder("greedy", "second", "third");
		assertThat(executor.getQueuedCount()).isZero();
	}

	@Test
	void endOfATaskLetsAllBeginThatMay() throws Exception {
		BoundedExecutor executor = newExecutor(4, 4);
		CountDownLatch first = new CountDownLatch(1);
		executor.execute("greedy", () -> awaitEnd(first));
		executor.execute("greedy", this::hang);
		executor.execute("greedy", this::hang);
		executor.execute("second", this::hang);
		executor.execute("second", this::hang);
		assertThat(executor.getActiveCount()).isEqualTo(3);
		first.countDown();
		await().atMost(SshTestServer.SOON)
			.untilAsserted(() -> assertThat(executor.getActiveCount()).isGreaterThanOrEqualTo(3));
		this.end.countDown();
		await().atMost(SshTestServer.SOON).until(() -> executor.getActiveCount() == 0);
		assertThat(executor.getQueuedCount()).isZero();
	}

	@Test
	void turnTellsWhatItWaitsForUntilItIsGivenUp() {
		BoundedExecutor executor = newExecutor(2, 4);
		executor.execute("user", this::hang);
		executor.execute("user", this::hang);
		BoundedExecutor.Turn turn = executor.execute("user", this::hang);
		assertThat(turn.getWait()).isEqualTo(new BoundedExecutor.Wait(1, 1, 1));
		assertThat(turn.giveUp()).isTrue();
		assertThat(turn.giveUp()).isFalse();
		assertThat(turn.getWait()).isNull();
		assertThat(executor.getQueuedCount()).isOne();
	}

	@Test
	void taskThatThrowsAnErrorLeavesItsPlaceEvenIfThatCannotBeTold() throws Exception {
		BoundedExecutor executor = new BoundedExecutor((task) -> {
			Thread thread = new Thread(task);
			thread.setUncaughtExceptionHandler((failed, ex) -> {
				throw new OutOfMemoryError("told");
			});
			return thread;
		}, 1, 1);
		this.others.add(executor);
		executor.execute("user", () -> {
			throw new OutOfMemoryError("for a test");
		});
		await().atMost(SshTestServer.SOON).until(() -> executor.getActiveCount() == 0);
		CountDownLatch run = new CountDownLatch(1);
		executor.execute("user", run::countDown);
		assertThat(run.await(SshTestServer.SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
	}

	@Test
	void idleThreadsEndSoon() {
		List<Thread> threads = new CopyOnWriteArrayList<>();
		BoundedExecutor executor = new BoundedExecutor((task) -> {
			threads.add(new Thread(task));
			return threads.get(threads.size() - 1);
		}, 50, 0);
		this.others.add(executor);
		for (int i = 0; i < 50; i++) {
			executor.execute(this::hang);
		}
		assertThat(threads).hasSize(50);
		this.end.countDown();
		await().atMost(Duration.ofSeconds(10)).until(() -> threads.stream().noneMatch(Thread::isAlive));
	}

	private BoundedExecutor newExecutor(int maxConcurrent, int maxQueued) {
		BoundedExecutor executor = new BoundedExecutor(Thread::new, maxConcurrent, maxQueued);
		this.others.add(executor);
		return executor;
	}

	private static void awaitEnd(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void hang() {
		awaitEnd(this.end);
	}

}
