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

package io.github.sshspringboot.autoconfigure;

import java.lang.reflect.Method;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

import io.github.sshspringboot.server.internal.execution.SshExecutors;
import org.junit.jupiter.api.Test;

import org.springframework.boot.system.JavaVersion;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.util.ReflectionUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link SshThreads}.
 */
class SshThreadsTests {

	private final MockEnvironment environment = new MockEnvironment();

	@Test
	void platformThreadsByDefaultThatDoNotKeepTheJvmAlive() {
		Thread thread = newThread();
		assertThat(isVirtual(thread)).isFalse();
		assertThat(thread.isDaemon()).isTrue();
		assertThat(thread.getName()).startsWith("ssh-test-");
	}

	@Test
	void virtualThreadsWhereTheyAreEnabledAndDoNotPinTheirCarriers() {
		this.environment.setProperty("spring.threads.virtual.enabled", "true");
		Thread thread = newThread();
		assertThat(isVirtual(thread))
			.isEqualTo(JavaVersion.getJavaVersion().isEqualOrNewerThan(JavaVersion.TWENTY_FOUR));
		assertThat(thread.getName()).startsWith("ssh-test-");
	}

	@Test
	void limitsOfCommandsAreThoseOfTheProperties() throws Exception {
		SshCommandProperties properties = new SshCommandProperties();
		properties.setMaxConcurrent(1);
		properties.setMaxQueued(1);
		try (SshExecutors executors = new SshThreads(this.environment).executors(properties)) {
			CountDownLatch end = new CountDownLatch(1);
			executors.commands().execute(() -> {
				try {
					end.await();
				}
				catch (InterruptedException ex) {
					Thread.currentThread().interrupt();
				}
			});
			executors.commands().execute(end::countDown);
			assertThatExceptionOfType(RejectedExecutionException.class)
				.isThrownBy(() -> executors.commands().execute(end::countDown));
			assertThat(executors.commands().getActiveCount()).isEqualTo(1);
			assertThat(executors.commands().getQueuedCount()).isEqualTo(1);
		}
	}

	@Test
	void timerThatIsClosedForgetsWhatComesTooLate() {
		SshExecutors executors = new SshThreads(this.environment).executors(new SshCommandProperties());
		executors.close();
		assertThat(executors.timer().schedule(() -> {
		}, 0, TimeUnit.SECONDS).isDone()).isFalse();
	}

	private Thread newThread() {
		return new SshThreads(this.environment).factory("ssh-test-").newThread(() -> {
		});
	}

	private static boolean isVirtual(Thread thread) {
		Method method = ReflectionUtils.findMethod(Thread.class, "isVirtual");
		return method != null && Boolean.TRUE.equals(ReflectionUtils.invokeMethod(method, thread));
	}

}
