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

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;

import io.github.sshspringboot.docker.SshContainer;
import io.github.sshspringboot.docker.internal.engine.DockerEngine;
import io.github.sshspringboot.docker.internal.engine.FakeEngine;
import io.github.sshspringboot.session.SshSessionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link ContainerImages}.
 */
@Timeout(30)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Engines there are not at Unix sockets")
class ContainerImagesTests {

	private static final String NOT_LOADED = "The image of the container could not be loaded.";

	@TempDir
	private Path directory;

	private FakeEngine fake;

	@BeforeEach
	void start() throws IOException {
		this.fake = new FakeEngine(this.directory.resolve("engine.sock"));
	}

	@AfterEach
	void stop() throws IOException {
		this.fake.close();
	}

	private ContainerImages images(ImagePull pull, Duration timeout, Executor threads) {
		return new ContainerImages(new DockerEngine(this.directory.resolve("engine.sock"), Duration.ofSeconds(20)),
				new ContainerSettings(new SshContainer("image"), List.of("sh"), List.of("sh", "-c"), null,
						ContainerMode.SESSION, pull, timeout, null, Duration.ofSeconds(1), 1, 1),
				threads);
	}

	private static void onThread(Runnable task) {
		new Thread(task, "pull").start();
	}

	@Test
	void imageIsPulledAsConfigured() throws Exception {
		Duration timeout = Duration.ofSeconds(20);
		assertThat(images(ImagePull.NEVER, timeout, ContainerImagesTests::onThread).provide("image")).isFalse();
		images(ImagePull.IF_MISSING, timeout, ContainerImagesTests::onThread).beforeContainer("image");
		assertThat(this.fake.requests()).isEmpty();
		this.fake.answers(200, "").answers(200, "");
		assertThat(images(ImagePull.IF_MISSING, timeout, ContainerImagesTests::onThread).provide("image")).isTrue();
		images(ImagePull.ALWAYS, timeout, ContainerImagesTests::onThread).beforeContainer("image");
		assertThat(this.fake.requests()).hasSize(2).containsOnly("POST /v1.44/images/create?fromImage=image%3Alatest");
	}

	@Test
	void sessionsThatWaitForAnImageShareItsPull() throws Exception {
		ContainerImages images = images(ImagePull.IF_MISSING, Duration.ofSeconds(20), ContainerImagesTests::onThread);
		CountDownLatch asked = new CountDownLatch(1);
		CountDownLatch both = new CountDownLatch(1);
		this.fake.answers((connection) -> {
			asked.countDown();
			try {
				both.await();
			}
			catch (InterruptedException ex) {
				throw new IOException(ex);
			}
			FakeEngine.write(connection, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
		});
		FutureTask<Boolean> first = new FutureTask<>(() -> images.provide("image"));
		onThread(first);
		asked.await();
		FutureTask<Boolean> second = new FutureTask<>(() -> images.provide("image"));
		Thread waiting = new Thread(second, "session");
		waiting.start();
		await().until(() -> waiting.getState() == Thread.State.WAITING);
		assertThat(first).isNotDone();
		both.countDown();
		assertThat(first.get()).isTrue();
		assertThat(second.get()).isTrue();
		assertThat(this.fake.requests()).hasSize(1);
	}

	@Test
	void pullThatFailsIsALineWithItsCauseAndTriedAgainNextTime() throws Exception {
		ContainerImages images = images(ImagePull.IF_MISSING, Duration.ofSeconds(20), ContainerImagesTests::onThread);
		this.fake.answers(200, "{\"status\":\"Pulling\"}\r\n{\"error\":\"no space left\"}\r\n").answers(200, "");
		assertThatExceptionOfType(SshSessionException.class).isThrownBy(() -> images.provide("image"))
			.withMessage(NOT_LOADED)
			.havingCause()
			.withMessage("no space left");
		assertThat(images.provide("image")).isTrue();
	}

	@Test
	void pullThatGoesOnTooLongIsALine() {
		ContainerImages images = images(ImagePull.ALWAYS, Duration.ofMillis(300), ContainerImagesTests::onThread);
		this.fake.answers(FakeEngine::hang);
		assertThatExceptionOfType(SshSessionException.class).isThrownBy(() -> images.beforeContainer("image"))
			.withMessage(NOT_LOADED)
			.havingCause()
			.withMessageContaining("did not answer within 300 ms");
	}

	@Test
	void pullWithoutAThreadDoesNotKeepSessionsWaiting() {
		ContainerImages images = images(ImagePull.ALWAYS, Duration.ofSeconds(20), (task) -> {
			throw new RejectedExecutionException("closed");
		});
		for (int i = 0; i < 2; i++) {
			assertThatExceptionOfType(SshSessionException.class).isThrownBy(() -> images.beforeContainer("image"))
				.withMessage(NOT_LOADED);
		}
	}

}
