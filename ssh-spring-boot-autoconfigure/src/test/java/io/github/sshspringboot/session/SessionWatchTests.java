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

package io.github.sshspringboot.session;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.sshspringboot.SshTestServer;
import io.github.sshspringboot.SshTestServer.Result;
import io.github.sshspringboot.TestSession;
import io.github.sshspringboot.TestTerminal;
import io.github.sshspringboot.autoconfigure.SshSessionWatchAutoConfiguration;
import io.github.sshspringboot.command.SshCommand;
import io.github.sshspringboot.command.SshCommandContext;
import io.github.sshspringboot.command.SshOption;
import io.github.sshspringboot.command.SshTerminal;
import io.github.sshspringboot.command.internal.pipeline.PageTerminal;
import io.github.sshspringboot.server.ExitStatus;
import io.github.sshspringboot.session.internal.SessionTap;
import io.github.sshspringboot.session.internal.SessionTapSource;
import io.github.sshspringboot.session.internal.tap.TappedSession;
import io.github.sshspringboot.session.internal.tap.TappedSessions;
import io.github.sshspringboot.session.internal.watch.SessionWatches;
import org.apache.sshd.client.channel.ChannelShell;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for taps of sessions over SSH, and for the commands {@code sessions} and
 * {@code sessions watch}.
 */
class SessionWatchTests {

	private static SshTestServer server;

	private TestSession admin;

	private TestSession auditor;

	@BeforeAll
	static void start() {
		server = SshTestServer.start(List.of(Configured.class), "ssh.session.watch.authorities=ROLE_AUDITOR",
				"ssh.shell.prompt={username}> ");
	}

	@AfterAll
	static void stop() {
		server.close();
	}

	@BeforeEach
	void logIn() throws IOException {
		Configured.typed.setLength(0);
		Configured.events.clear();
		this.admin = server.login("admin", "admin-password");
		this.auditor = server.login("auditor", "auditor-password");
	}

	@AfterEach
	void logOut() throws IOException {
		this.admin.close();
		this.auditor.close();
		server.awaitNoConnection();
		await().atMost(SshTestServer.SOON).until(() -> sessions().isEmpty());
	}

	@Test
	void sessionIsWatchedAtItsSizeUntilItEnds() throws IOException {
		try (TestTerminal watched = terminal(this.admin, 80, 24);
				TestTerminal watcher = terminal(this.auditor, 120, 50)) {
			String id = onlyShell("admin").getId();
			watcher.type("sessions watch " + id + "\r");
			watcher.awaitText("Watching session " + id + " of admin.");
			watcher.awaitText("It has 80x24.");
			watched.awaitText("auditor watches this session from now on.");
			watched.type("echo hel''lo\r");
			watcher.awaitText("hello");
			watched.getChannel().sendWindowChange(130, 30);
			watcher.awaitText("It has 130x30, more than your terminal.");
			watched.type("exit 3\r");
			watcher.awaitText("The session ended with the status 3.");
			watcher.awaitText("auditor> ");
			assertThat(watched.end().status()).isEqualTo(3);
			await().untilAsserted(() -> assertThat(Configured.events)
				.containsExactly("STARTED auditor " + id + " admin", "ENDED auditor " + id + " admin"));
		}
	}

	@Test
	void watcherTypesNothingIntoTheSessionAndLeaves() throws IOException {
		try (TestTerminal watched = terminal(this.admin, 80, 24);
				TestTerminal watcher = terminal(this.auditor, 80, 24)) {
			TappedSession session = onlyShell("admin");
			watcher.type("sessions watch " + session.getId() + "\r");
			watched.awaitText("auditor watches this session");
			assertThat(server.getBean(SessionWatches.class).count(session)).isOne();
			assertThat(exec(this.auditor, "sessions").outputText()).contains(session.getId(), "sessions watch",
					"80x24");
			watcher.type("intruder\rq");
			watched.awaitText("auditor no longer watches this session.");
			watcher.awaitText("auditor> ");
			watched.type("echo st''ill\r");
			watched.awaitText("still");
			assertThat(watched.getOutput()).doesNotContain("intruder");
			assertThat(Configured.typed.toString()).doesNotContain("intruder");
			watcher.type("sessions watch " + session.getId() + "\r");
			watched.awaitText("auditor watches this session");
			watcher.type("\003");
			watched.awaitText("auditor no longer watches this session.");
		}
	}

	@Test
	void watcherWhoDisconnectsIsForgotten() throws IOException {
		try (TestTerminal watched = terminal(this.admin, 80, 24);
				TestTerminal watcher = terminal(this.auditor, 80, 24)) {
			watcher.type("sessions watch " + onlyShell("admin").getId() + "\r");
			watched.awaitText("auditor watches this session");
			this.auditor.close(true);
			watched.awaitText("auditor no longer watches this session.");
			watched.type("echo st''ill\r");
			watched.awaitText("still");
		}
	}

	@Test
	void userWhoDisconnectsEndsTheWatch() throws IOException {
		try (TestTerminal watched = terminal(this.admin, 80, 24);
				TestTerminal watcher = terminal(this.auditor, 80, 24)) {
			watcher.type("sessions watch " + onlyShell("admin").getId() + "\r");
			watched.awaitText("auditor watches this session");
			this.admin.close(true);
			watcher.awaitText("The session ended with the status 130.");
			watcher.awaitText("auditor> ");
		}
	}

	@Test
	void whatCouldHarmTheTerminalIsNotShown() throws IOException {
		try (TestTerminal watched = terminal(this.admin, 80, 24);
				TestTerminal watcher = terminal(this.auditor, 80, 24)) {
			watcher.type("sessions watch " + onlyShell("admin").getId() + "\r");
			watched.awaitText("auditor watches this session");
			watched.type("attack\r");
			watched.awaitText("done");
			watcher.awaitText("done");
			assertThat(watched.getOutput()).contains("\033]52;").contains("\033[6n");
			assertThat(watcher.getOutput()).doesNotContain("\033]52;")
				.doesNotContain("\033[6n")
				.doesNotContain("title");
		}
	}

	@Test
	void usersWithoutAuthorityDoNotKnowTheCommands() throws IOException {
		Result listed = exec(this.admin, "sessions");
		assertThat(listed.status()).isIn(126, 127);
		assertThat(listed.outputText()).isEmpty();
		assertThat(exec(this.admin, "sessions watch 1-1").status()).isIn(126, 127);
		assertThat(exec(this.admin, "help").outputText()).doesNotContain("sessions");
		assertThat(exec(this.auditor, "help").outputText()).contains("sessions watch");
	}

	@Test
	void sessionsAreListedWithoutArguments() throws IOException {
		Result result = exec(this.auditor, "sessions");
		assertThat(result.outputText()).contains("auditor", "exec", "commands", "127.0.0.1").doesNotContain("--");
	}

	@Test
	void ownSessionsAndThoseInWhichSomebodyWatchesAreRefused() throws IOException {
		try (TestTerminal watched = terminal(this.admin, 80, 24);
				TestTerminal watcher = terminal(this.auditor, 80, 24);
				TestSession another = server.login("auditor", "auditor-password");
				TestTerminal third = terminal(another, 80, 24)) {
			TappedSession own = sessions().stream()
				.filter((session) -> "auditor".equals(session.getConnection().getAuthentication().getName()))
				.findFirst()
				.orElseThrow();
			watcher.type("sessions watch " + own.getId() + "\r");
			watcher.awaitText("this session is of your own connection");
			watcher.type("sessions watch nothing\r");
			watcher.awaitText("there is no session 'nothing'");
			watcher.type("sessions watch " + onlyShell("admin").getId() + "\r");
			watched.awaitText("auditor watches this session");
			third.type("sessions watch " + own.getId() + "\r");
			third.awaitText("somebody watches another session in this one");
		}
	}

	@Test
	void watchingNeedsATerminal() throws IOException {
		Result result = exec(this.auditor, "sessions watch 1-1");
		assertThat(result.status()).isEqualTo(2);
		assertThat(result.errorText()).contains("ssh -t");
	}

	@Test
	void inputHasNoSecrets() throws IOException {
		try (TestTerminal terminal = terminal(this.admin, 80, 24)) {
			terminal.type("echo o''ne\r");
			terminal.awaitText("one");
			terminal.type("measure\r");
			terminal.awaitText("Api token");
			terminal.type("pass");
			terminal.type("word-1\r");
			terminal.awaitText("length 10");
			terminal.type("measure --api-token password-2\r");
			terminal.awaitText("length 10");
			terminal.awaitText("admin> ");
			terminal.type("measure --api-token pass");
			terminal.type("word-3\003");
			terminal.awaitText("admin> ");
			terminal.type("measure\rpassword-4\recho tw''o\r");
			terminal.awaitText("length 10");
			terminal.awaitText("two");
			terminal.type("measure --api-token password-5\025greet\r");
			terminal.awaitText("Name?");
			terminal.type("Ada\r");
			terminal.awaitText("Hello Ada");
			terminal.type("cat\r");
			terminal.type("some inputt\177\n");
			terminal.awaitText("\nsome input\r\n");
			terminal.type("\004");
			terminal.type("exit\r");
			terminal.end();
		}
		assertThat(Configured.typed.toString())
			.isEqualTo("echo o''ne\rmeasure\rmeasure\recho tw''o\rgreet\rAda\rcat\rsome input\nexit\r");
	}

	@Test
	void inputWithoutTerminalHasNoSecrets() throws IOException {
		try (ChannelShell shell = this.admin.createShellChannel()) {
			shell.setUsePty(false);
			shell.setIn(new ByteArrayInputStream(
					"measure --api-token password\ncat\nall that follows".getBytes(StandardCharsets.UTF_8)));
			SshTestServer.run(shell);
		}
		assertThat(Configured.typed.toString()).isEqualTo("cat\nall that follows");
		Configured.typed.setLength(0);
		SshTestServer.exec(this.admin, "cat", "piped".getBytes(StandardCharsets.UTF_8));
		assertThat(Configured.typed.toString()).isEqualTo("piped");
	}

	private static Result exec(TestSession session, String command) throws IOException {
		return SshTestServer.exec(session, command);
	}

	private static TestTerminal terminal(TestSession session, int columns, int rows) throws IOException {
		TestTerminal terminal = new TestTerminal(session, "xterm", columns, rows);
		terminal.awaitText("> ");
		return terminal;
	}

	private static List<TappedSession> sessions() {
		return server.getBean(TappedSessions.class).getSessions();
	}

	private static TappedSession onlyShell(String user) {
		return sessions().stream()
			.filter((session) -> session.getConnection().getAuthentication().getName().equals(user))
			.findFirst()
			.orElseThrow();
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration(SshSessionWatchAutoConfiguration.class)
	@Import(Commands.class)
	static class Configured {

		private static final StringBuffer typed = new StringBuffer();

		private static final List<String> events = new CopyOnWriteArrayList<>();

		@Bean
		UserDetailsService userDetailsService() {
			return new InMemoryUserDetailsManager(
					User.withUsername("admin").password("{noop}admin-password").roles("ADMIN").build(),
					User.withUsername("auditor").password("{noop}auditor-password").roles("ADMIN", "AUDITOR").build());
		}

		@Bean
		SessionTapSource inputOfAdmin() {
			return (session) -> "admin".equals(session.getRequest().connection().getAuthentication().getName())
					? new Typed() : null;
		}

		@EventListener
		void watched(SshSessionWatchEvent event) {
			events.add(event.getChange() + " " + event.getAuthentication().getName() + " " + event.getSessionId() + " "
					+ event.getRequest().connection().getAuthentication().getName());
		}

	}

	private static final class Typed implements SessionTap {

		@Override
		public void output(byte[] bytes, int offset, int length) {
		}

		@Override
		public void input(byte[] bytes, int offset, int length) {
			Configured.typed.append(new String(bytes, offset, length, StandardCharsets.UTF_8));
		}

		@Override
		public void ended(ExitStatus status) {
		}

	}

	@SshCommand
	static class Commands {

		@SshCommand("measure")
		String measure(@SshOption(secret = true) String apiToken) {
			return "length " + apiToken.length();
		}

		@SshCommand("greet")
		String greet(@Nullable SshTerminal terminal) {
			return "Hello " + ((terminal != null) ? terminal.ask("Name?", "--name") : "nobody");
		}

		@SshCommand("attack")
		void attack(SshCommandContext context) throws IOException {
			((PageTerminal) Objects.requireNonNull(context.getTerminal())).getScreen()
				.write("\033]52;c;cm0=\007\033[6n\033]0;title\007done\r\n".getBytes(StandardCharsets.UTF_8));
		}

	}

}
