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

package io.github.sshspringboot.shell.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.github.sshspringboot.SshTestServer;
import io.github.sshspringboot.TestSession;
import io.github.sshspringboot.TestTerminal;
import io.github.sshspringboot.command.SshPromptProvider;
import io.github.sshspringboot.server.internal.text.ClientAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.system.JavaVersion;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for shells as they are configured.
 */
class ShellSettingsTests {

	private static final String CTRL_R = "\022";

	@Test
	void historyIsThereInTheNextSessionAndHasNoSecrets(@TempDir Path directory) throws IOException {
		Path history = directory.resolve("history");
		try (SshTestServer server = SshTestServer.start(List.of(SshTestServer.Users.class, TaskCommands.class),
				"ssh.shell.prompt=# ", "ssh.shell.history.enabled=true", "ssh.shell.history.directory=" + history)) {
			try (TestSession session = server.login(); TestTerminal terminal = open(session)) {
				terminal.type("echo kept''line\r");
				terminal.awaitText("keptline\r\n");
				terminal.type(" echo space''line\r");
				terminal.awaitText("spaceline\r\n");
				terminal.type("tasks login --token hush\r");
				terminal.awaitText("logged");
				assertThat(history.resolve("user-admin.history")).hasContent("echo kept''line");
			}
			try (TestSession session = server.login(); TestTerminal terminal = open(session)) {
				terminal.type(CTRL_R + "kept\r");
				terminal.awaitText("keptline\r\n");
				terminal.type("history\r");
				terminal.awaitText("1  echo kept''line\r\n");
				terminal.awaitText("history\r\n");
				terminal.type("history -c\r");
				terminal.awaitText("# ");
				terminal.type("echo af''ter\r");
				terminal.awaitText("after\r\n");
			}
			try (TestSession session = server.login("other", "other-password"); TestTerminal terminal = open(session)) {
				terminal.type("history\rexit\r");
				terminal.end();
				assertThat(terminal.getOutput()).doesNotContain("kept", "hush");
			}
			assertThat(history.resolve("user-admin.history")).content().doesNotContain("kept", "hush");
		}
	}

	@Test
	void historyThatCannotBeWrittenCostsNothingButItself(@TempDir Path directory) throws IOException {
		Path occupied = Files.createFile(directory.resolve("occupied"));
		try (SshTestServer server = SshTestServer.start("ssh.shell.prompt=# ", "ssh.shell.history.enabled=true",
				"ssh.shell.history.directory=" + occupied);
				TestSession session = server.login();
				TestTerminal terminal = open(session)) {
			terminal.type("echo a''b\r");
			terminal.awaitText("ab\r\n");
			terminal.type(CTRL_R + "a''\r");
			terminal.awaitText("ab\r\n");
			assertThat(occupied).isEmptyFile();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "../x", "a/b", "ünï", "{application}" })
	void userOfAnyNameHasAShell(String username, @TempDir Path directory) throws IOException {
		Path history = directory.resolve("history");
		try (SshTestServer server = SshTestServer.start(List.of(StrangeUsers.class), "ssh.shell.prompt=<{username}> ",
				"ssh.shell.history.enabled=true", "ssh.shell.history.directory=" + history);
				TestSession session = server.login(username, "password");
				TestTerminal terminal = new TestTerminal(session, "xterm", 80, 24)) {
			terminal.awaitText("<" + username + "> ");
			terminal.type("echo a''b\r");
			terminal.awaitText("ab\r\n");
			try (var files = Files.walk(directory)) {
				assertThat(files.filter(Files::isRegularFile)).singleElement()
					.satisfies((file) -> assertThat(file.getParent()).isEqualTo(history));
			}
		}
	}

	@Test
	void greetingAndPromptTellOfTheUserAndTheApplication() throws IOException {
		try (SshTestServer server = SshTestServer.start("spring.application.name=orders",
				"ssh.shell.greeting=Welcome to {application}, {username} from {address}. {nosuch}",
				"ssh.shell.prompt=\033[1m100% {status} {time}>\033[0m ");
				TestSession session = server.login();
				TestTerminal terminal = new TestTerminal(session, "xterm", 80, 24)) {
			terminal.awaitText("Welcome to orders, admin from 127.0.0.1. {nosuch}\r\n");
			terminal.awaitText("100% 0 ");
			terminal.type("status 7\r");
			terminal.awaitText("100% 7 ");
			assertThat(terminal.getOutput()).containsPattern("\033\\[1m100% 7 \\d\\d:\\d\\d:\\d\\d>");
			assertThat(SshTestServer.exec(session, "echo x").outputText()).isEqualTo("x\n");
		}
	}

	@Test
	void applicationMakesThePrompt() throws IOException {
		try (SshTestServer server = SshTestServer.start(List.of(SshTestServer.Users.class, Prompt.class),
				"ssh.shell.prompt=configured ");
				TestSession session = server.login();
				TestTerminal terminal = new TestTerminal(session, "xterm", 80, 24)) {
			terminal.awaitText("admin/0/127.0.0.1$ ");
			terminal.type("status 3\r");
			terminal.awaitText("admin/3/127.0.0.1$ ");
			terminal.type("status 9\r");
			terminal.awaitText("configured ");
		}
	}

	@Test
	void helpListsTheCommandsOfTheShell() throws IOException {
		try (SshTestServer server = SshTestServer.start("ssh.shell.prompt=# ");
				TestSession session = server.login();
				TestTerminal terminal = open(session)) {
			terminal.type("help\r");
			terminal.awaitText("Commands:");
			terminal.awaitText("Shell:\r\n");
			terminal.awaitText("clear                       Clear the screen\r\n");
			terminal.awaitText("exit [status]               Leave the shell\r\n");
			terminal.awaitText("history [n | -c]");
			terminal.awaitText("# ");
			terminal.type("help history\r");
			terminal.awaitText("Usage: history [n | -c]\r\n");
			terminal.type("exit soon\r");
			terminal.awaitText("exit: the status must be a number from 0 to 255. Usage: exit [status]\r\n");
			terminal.type("whoami\r");
			terminal.awaitText("admin [FACTOR_PASSWORD, ROLE_ADMIN]\r\n");
			terminal.type("clear\r");
			terminal.awaitText("\033[H\033[2J");
			assertThat(SshTestServer.exec(session, "help").outputText()).doesNotContain("Shell:");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "xterm", "dumb" })
	void userIsWarnedBeforeAnIdleShellClosesAndKeepsTheLine(String term) throws IOException {
		try (SshTestServer server = SshTestServer.start("ssh.shell.prompt=# ", "ssh.server.timeouts.idle=6s");
				TestSession session = server.login();
				TestTerminal terminal = new TestTerminal(session, term, 80, 24)) {
			terminal.awaitText("# ");
			terminal.type("echo still''there");
			terminal.awaitText("This shell closes in 3 seconds.\r\n");
			terminal.awaitText("# ");
			terminal.type("\r");
			terminal.awaitText("stillthere\r\n");
			terminal.awaitText("This shell closes in 3 seconds.\r\n");
			terminal.awaitText("Idle for too long\r\n");
			assertThat(terminal.end().status()).isZero();
		}
	}

	@Test
	void shellsNeedNoPlatformThreadsWhereVirtualOnesAreEnabled() throws Exception {
		try (SshTestServer server = SshTestServer.start("ssh.shell.prompt=# ", "spring.threads.virtual.enabled=true",
				"ssh.server.timeouts.idle=10m"); TestSession session = server.login()) {
			try (TestTerminal first = open(session); TestTerminal second = open(session)) {
				first.type("echo a''b\r");
				first.awaitText("ab\r\n");
				second.type("wait\r");
				server.getCommands().awaitStart();
				boolean platform = Thread.getAllStackTraces()
					.keySet()
					.stream()
					.anyMatch((thread) -> thread.getName().matches("ssh-(shell|terminal|command)-.*"));
				assertThat(platform).isEqualTo(JavaVersion.getJavaVersion().isOlderThan(JavaVersion.TWENTY_FOUR));
				server.getCommands().permit();
				second.awaitText("permitted");
			}
		}
	}

	private static TestTerminal open(TestSession session) throws IOException {
		TestTerminal terminal = new TestTerminal(session, "xterm", 80, 24);
		terminal.awaitText("# ");
		return terminal;
	}

	@Configuration(proxyBeanMethods = false)
	static class Prompt {

		@Bean
		SshPromptProvider promptProvider() {
			return (context) -> {
				if (context.lastStatus().code() == 9) {
					throw new IllegalStateException("for a test");
				}
				return context.username() + "/" + context.lastStatus().code() + "/"
						+ ClientAddress.host(context.connection().getRemoteAddress()) + "$ ";
			};
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class StrangeUsers {

		@Bean
		UserDetailsService userDetailsService() {
			return (username) -> User.withUsername(username).password("{noop}password").roles("ADMIN").build();
		}

	}

}
