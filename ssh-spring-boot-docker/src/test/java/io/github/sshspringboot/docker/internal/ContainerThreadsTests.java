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

package io.github.sshspringboot.docker.internal;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link ContainerThreads}.
 */
@Timeout(30)
class ContainerThreadsTests {

	private final ContainerThreads threads = new ContainerThreads(false);

	private final CountDownLatch hanging = new CountDownLatch(1);

	private final AtomicInteger runs = new AtomicInteger();

	@AfterEach
	void close() {
		this.hanging.countDown();
		this.threads.close();
	}

	@Test
	void repeatedTaskThatHangsDelaysNoOtherAndRunsOnceAtATime() throws Exception {
		this.threads.repeat(Duration.ofMillis(1), () -> {
			this.runs.incrementAndGet();
			awaitEnd();
		});
		await().until(() -> this.runs.get() == 1);
		for (int i = 0; i < 5; i++) {
			CountDownLatch life = new CountDownLatch(1);
			this.threads.schedule(Duration.ofMillis(10), life::countDown);
			life.await();
		}
		assertThat(this.runs).hasValue(1);
		this.hanging.countDown();
		await().until(() -> this.runs.get() > 1);
	}

	private void awaitEnd() {
		try {
			this.hanging.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Test
	void repeatedTaskThatFailsIsRepeated() {
		this.threads.repeat(Duration.ofMillis(1), () -> {
			this.runs.incrementAndGet();
			throw new IllegalStateException("repeated");
		});
		await().until(() -> this.runs.get() > 2);
	}

}
