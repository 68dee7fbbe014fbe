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

package io.github.sshspringboot.actuate.internal.command;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import io.github.sshspringboot.SshTest;
import io.github.sshspringboot.SshTest.Injected;
import io.github.sshspringboot.SshTestServer;
import io.github.sshspringboot.TestSession;
import io.github.sshspringboot.autoconfigure.actuate.SshAdminCommandsAutoConfiguration;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.core.CoreModuleProperties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link LogsCommand}.
 */
@SshTest(classes = LogsCommandTests.Admin.class)
class LogsCommandTests {

	private static final LoggerContext CONTEXT = (LoggerContext) org.slf4j.LoggerFactory.getILoggerFactory();

	private static final Logger LOGGER = CONTEXT.getLogger("com.acme.Orders");

	@Injected
	private static SshTestServer server;

	@BeforeAll
	static void setLevel() {
		LOGGER.setLevel(Level.DEBUG);
	}

	@AfterAll
	static void resetLevel() {
		LOGGER.setLevel(null);
	}

	@BeforeEach
	void nobodyListens() {
		awaitAppender(false);
	}

	@Test
	void eventsAreLinesUnlessTheUserSaysOtherwise() throws IOException {
		try (RunningCommand command = new RunningCommand(server, "logs --follow --level WARN --logger com.acme")) {
			awaitAppender(true);
			LOGGER.info("too low");
			CONTEXT.getLogger("com.acmeother").warn("of others");
			LOGGER.warn("sold {}\u001b[2J out\nof it", 3, new IllegalStateException("secret"));
			command.awaitText(" WARN [" + Thread.currentThread().getName() + "] com.acme.Orders : sold 3 [2J out of it "
					+ "(java.lang.IllegalStateException)\n");
			assertThat(command.text()).hasLineCount(1).doesNotContain("too low", "of others", "secret");
		}
		awaitAppender(false);
	}

	@Test
	void eventsAreRows() throws IOException {
		try (RunningCommand command = new RunningCommand(server,
				"logs --logger com.acme -o ndjson | where level=ERROR")) {
			awaitAppender(true);
			LOGGER.warn("no error");
			LOGGER.error("an error");
			command.awaitText("\"level\":\"ERROR\"");
			assertThat(command.text())
				.contains("\"logger\":\"com.acme.Orders\"", "\"message\":\"an error\"", "\"exception\":null",
						"\"thread\":")
				.doesNotContain("no error");
		}
	}

	@Test
	void appenderGoesWithTheLastListener() throws IOException {
		try (RunningCommand first = new RunningCommand(server, "logs --logger com.acme")) {
			awaitAppender(true);
			try (RunningCommand second = new RunningCommand(server, "logs --logger com.acme")) {
				await().atMost(SshTestServer.SOON).untilAsserted(() -> {
					LOGGER.info("for both");
					assertThat(first.text()).contains("for both");
					assertThat(second.text()).contains("for both");
				});
			}
			LOGGER.info("for the first");
			first.awaitText("for the first");
		}
		awaitAppender(false);
	}

	@Test
	void slowClientNeverBlocksLoggingAndIsToldWhatItMissed() throws Exception {
		Logger root = CONTEXT.getLogger("ROOT");
		Appender<ILoggingEvent> console = root.getAppender("CONSOLE");
		root.detachAppender("CONSOLE");
		try {
			logMuchToASlowClient();
		}
		finally {
			if (console != null) {
				root.addAppender(console);
			}
		}
		awaitAppender(false);
	}

	private static void logMuchToASlowClient() throws Exception {
		try (TestSession session = server.login()) {
			CoreModuleProperties.WINDOW_SIZE.set(session, 65536L);
			ChannelExec channel = session.createExecChannel("logs --logger com.acme -o ndjson");
			channel.open().verify(SshTestServer.SOON);
			awaitAppender(true);
			String message = "x".repeat(2000);
			int count = 20_000;
			long longest = 0;
			long start = System.nanoTime();
			for (int i = 0; i < count; i++) {
				long before = System.nanoTime();
				LOGGER.debug(message);
				longest = Math.max(longest, System.nanoTime() - before);
			}
			assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(15));
			assertThat(Duration.ofNanos(longest)).isLessThan(Duration.ofSeconds(3));
			ByteArrayOutputStream output = read(channel.getInvertedOut());
			ByteArrayOutputStream notices = read(channel.getInvertedErr());
			await().atMost(SshTestServer.SOON)
				.untilAsserted(
						() -> assertThat(dropped(notices) + output.toString(StandardCharsets.UTF_8).lines().count())
							.isGreaterThanOrEqualTo(count));
			assertThat(notices.toString(StandardCharsets.UTF_8)).matches("(… \\d+ events dropped\n)+");
			assertThat(dropped(notices)).isGreaterThan(count / 2);
		}
	}

	private static ByteArrayOutputStream read(InputStream input) {
		ByteArrayOutputStream output = new ByteArrayOutputStream();
		Thread reader = new Thread(() -> copy(input, output));
		reader.setDaemon(true);
		reader.start();
		return output;
	}

	private static void copy(InputStream input, ByteArrayOutputStream output) {
		try {
			input.transferTo(output);
		}
		catch (IOException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private static long dropped(ByteArrayOutputStream notices) {
		return notices.toString(StandardCharsets.UTF_8)
			.lines()
			.filter((notice) -> notice.endsWith("dropped"))
			.mapToLong((notice) -> Long.parseLong(notice.replaceAll("\\D", "")))
			.sum();
	}

	@Test
	void resetOfTheLoggingSystemDoesNotEndListening() throws InterruptedException {
		LoggerContext context = new LoggerContext();
		LogListeners listeners = new LogListeners(context);
		LogListener listener = listenFromAnotherThread(listeners);
		context.reset();
		context.getLogger("com.acme").info("after the reset");
		LogRow row = listener.poll(1000);
		assertThat(row).isNotNull();
		assertThat(row.message()).isEqualTo("after the reset");
		assertThat(listener.poll(100)).isNull();
		listeners.remove(listener);
		assertThat(context.getLogger("ROOT").getAppender(LogListeners.NAME)).isNull();
		assertThat(context.getCopyOfListenerList()).isEmpty();
		context.reset();
		assertThat(context.getLogger("ROOT").getAppender(LogListeners.NAME)).isNull();
	}

	@Test
	void whatIsLoggedBecauseOfListenersIsNotShown() throws InterruptedException {
		LoggerContext context = new LoggerContext();
		LogListeners listeners = new LogListeners(context);
		LogListener other = listenFromAnotherThread(listeners);
		LogListener own = new LogListener((event) -> true);
		listeners.add(own);
		context.getLogger("com.acme").info("by a thread that shows events");
		Thread thread = new Thread(() -> {
			context.getLogger("org.apache.sshd.common.Packets").debug("sent");
			context.getLogger("io.github.sshspringboot.server.Any").trace("sent");
			context.getLogger("org.apache.sshd.common.Packets").warn("broken");
		});
		thread.start();
		thread.join();
		assertThat(List.of(Objects.requireNonNull(own.poll(1000)), Objects.requireNonNull(other.poll(1000))))
			.extracting(LogRow::message)
			.containsOnly("broken");
		assertThat(own.poll(50)).isNull();
		assertThat(other.poll(50)).isNull();
	}

	@Test
	void levelIsOneOfLogback() throws IOException {
		assertThat(SshTestServer.exec(server, "logs --level loud").errorText().toLowerCase(Locale.ROOT))
			.contains("--level", "warn")
			.hasLineCount(1);
	}

	private static LogListener listenFromAnotherThread(LogListeners listeners) throws InterruptedException {
		LogListener[] created = new LogListener[1];
		Thread thread = new Thread(() -> created[0] = new LogListener((event) -> true));
		thread.start();
		thread.join();
		listeners.add(created[0]);
		return created[0];
	}

	private static void awaitAppender(boolean attached) {
		await().atMost(SshTestServer.SOON)
			.until(() -> (CONTEXT.getLogger("ROOT").getAppender(LogListeners.NAME) != null) == attached);
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration(SshAdminCommandsAutoConfiguration.class)
	static class Admin {

	}

}
