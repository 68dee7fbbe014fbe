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

import java.io.IOException;
import java.util.List;

import io.github.sshspringboot.SshTestServer;
import io.github.sshspringboot.TestSession;
import io.github.sshspringboot.TestTerminal;
import io.github.sshspringboot.autoconfigure.actuate.SshAdminCommandsAutoConfiguration;
import io.github.sshspringboot.command.SshCommand;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ThreadsCommand}.
 */
class ThreadsCommandTests {

	private static volatile byte[] work = new byte[0];

	private static SshTestServer server;

	private static Thread busy;

	@BeforeAll
	static void start() {
		server = SshTestServer.start(List.of(SshTestServer.Users.class, Admin.class));
		busy = new Thread(() -> {
			while (!Thread.currentThread().isInterrupted()) {
				work = new byte[1000];
			}
		}, "busy\u001b[2J-thread");
		busy.setDaemon(true);
		busy.start();
	}

	@AfterAll
	static void stop() {
		busy.interrupt();
		server.close();
	}

	@Test
	void busiestThreadsComeFirst() throws IOException {
		JsonNode rows = new JsonMapper()
			.readTree(SshTestServer.exec(server, "threads --interval 500ms -o json").output());
		assertThat(rows.size()).isGreaterThan(5);
		List<JsonNode> first = rows.valueStream().limit(5).toList();
		assertThat(first).anySatisfy((row) -> {
			assertThat(row.get("name").asString()).startsWith("busy");
			assertThat(row.get("cpu").asDouble()).isPositive().isLessThan(200);
			assertThat(row.get("allocated").asLong()).isGreaterThan(100_000);
			assertThat(row.get("state").asString()).isEqualTo("RUNNABLE");
			assertThat(row.get("frame").asString()).contains(".");
		});
		List<Double> usages = rows.valueStream().map((row) -> row.get("cpu").asDouble()).toList();
		assertThat(usages).isSortedAccordingTo((a, b) -> Double.compare(b, a));
	}

	@Test
	void withoutATerminalTopIsOneSample() throws IOException {
		assertThat(SshTestServer.exec(server, "threads --top 3 --interval 200ms").outputText()).hasLineCount(4)
			.matches("(?s) *ID .*");
	}

	@Test
	void terminalShowsTheTopAgainAndAgainUntilInterrupted() throws IOException {
		try (TestSession session = server.login();
				TestTerminal terminal = new TestTerminal(session, "xterm", 120, 24)) {
			terminal.type("threads --top 5 --interval 200ms\r");
			terminal.awaitText("CPU %");
			terminal.awaitText("RUNNABLE");
			RunningCommand.awaitRunning(ThreadsCommand.class, true);
			terminal.type("\u0003");
			RunningCommand.awaitRunning(ThreadsCommand.class, false);
			assertThat(terminal.getOutput()).doesNotContain("busy\u001b[2J");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "threads --interval 1ms", "threads --interval 300d", "threads 0", "threads --top -- -5" })
	void wrongValuesAreRefused(String line) throws IOException {
		SshTestServer.Result result = SshTestServer.exec(server, line);
		assertThat(result.status()).isEqualTo(2);
		assertThat(result.errorText()).startsWith("threads: ").hasLineCount(1);
	}

	@Test
	void commandOfTheApplicationWinsAndPrefixKeepsBoth() throws IOException {
		try (SshTestServer other = SshTestServer
			.start(List.of(SshTestServer.Users.class, Admin.class, OwnThreads.class))) {
			assertThat(SshTestServer.exec(other, "threads").outputText()).isEqualTo("own\n");
		}
		try (SshTestServer other = SshTestServer.start(
				List.of(SshTestServer.Users.class, Admin.class, OwnThreads.class),
				"ssh.actuator.command-prefix=app ops")) {
			assertThat(SshTestServer.exec(other, "threads").outputText()).isEqualTo("own\n");
			assertThat(SshTestServer.exec(other, "app ops threads 1 --interval 100ms").outputText()).hasLineCount(2);
		}
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration(SshAdminCommandsAutoConfiguration.class)
	static class Admin {

	}

	@SshCommand("threads")
	static class OwnThreads {

		@SshCommand
		String own() {
			return "own";
		}

	}

}
