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

package io.github.sshspringboot.server;

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

	private final CountDownLatch end = new CountDownLatch(1);

	@AfterEach
	void close() {
		this.end.countDown();
		this.executor.close();
	}

	@Test
	void tasksOfAFullPartWaitAndThenAreRejected() {
		Executor part = this.executor.part(2);
		part.execute(this::hang);
		part.execute(this::hang);
		part.execute(this::hang);
		assertThatExceptionOfType(RejectedExecutionException.class).isThrownBy(() -> part.execute(this::hang));
		assertThat(this.executor.getActiveCount()).isEqualTo(2);
		assertThat(this.executor.getQueuedCount()).isEqualTo(1);
		assertThat(this.executor.getRejectedCount()).isEqualTo(1);
	}

	@Test
	void fullPartLeavesTheRestToTheOthers() throws Exception {
		Executor part = this.executor.part(4);
		part.execute(this::hang);
		part.execute(this::hang);
		CountDownLatch run = new CountDownLatch(1);
		this.executor.part(4).execute(run::countDown);
		assertThat(run.await(SshTestServer.SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
	}

	@Test
	void tasksThatWaitForAPartRunInTurn() {
		Executor part = this.executor.part(4);
		CountDownLatch run = new CountDownLatch(1);
		part.execute(this::hang);
		part.execute(run::countDown);
		assertThat(run.getCount()).isOne();
		this.end.countDown();
		await().atMost(SshTestServer.SOON).until(() -> run.getCount() == 0 && this.executor.getActiveCount() == 0);
		assertThat(this.executor.getQueuedCount()).isZero();
	}

	@Test
	void partIsNeverWithoutAPlace() throws Exception {
		CountDownLatch run = new CountDownLatch(1);
		this.executor.part(100).execute(run::countDown);
		assertThat(run.await(SshTestServer.SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
	}

	@Test
	void partEndsWithTheWhole() throws Exception {
		Executor part = this.executor.part(4);
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
		this.executor.close();
		assertThat(interrupted.await(SshTestServer.SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
		await().atMost(SshTestServer.SOON).until(() -> this.executor.getActiveCount() == 0);
		assertThat(run.getCount()).isOne();
		assertThat(this.executor.getQueuedCount()).isZero();
		assertThatExceptionOfType(RejectedExecutionException.class).isThrownBy(() -> part.execute(this::hang));
		assertThat(this.executor.getActiveCount()).isZero();
	}

	private void hang() {
		try {
			this.end.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
