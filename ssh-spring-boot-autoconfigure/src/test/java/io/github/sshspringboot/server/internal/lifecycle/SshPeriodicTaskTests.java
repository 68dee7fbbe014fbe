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

package io.github.sshspringboot.server.internal.lifecycle;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SshPeriodicTask}.
 */
class SshPeriodicTaskTests {

	@Test
	void runWithoutAThreadIsSkippedAndTheNextOneIsNot() throws Exception {
		ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
		CountDownLatch runs = new CountDownLatch(2);
		AtomicInteger attempts = new AtomicInteger();
		SshPeriodicTask task = new SshPeriodicTask(runs::countDown, Duration.ofMillis(5), timer, (run) -> {
			switch (attempts.incrementAndGet()) {
				case 1 -> throw new OutOfMemoryError("unable to create native thread");
				case 2 -> throw new RejectedExecutionException();
				default -> run.run();
			}
		}, () -> {
		});
		try {
			task.start();
			assertThat(runs.await(20, TimeUnit.SECONDS)).isTrue();
		}
		finally {
			task.stop();
			timer.shutdownNow();
		}
	}

}
