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

package io.github.sshspringboot.command.internal.recording;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.sshspringboot.SshTestServer;
import io.github.sshspringboot.SshTestServer.Result;
import io.github.sshspringboot.TestSession;
import io.github.sshspringboot.TestTerminal;
import io.github.sshspringboot.command.internal.run.CommandRule;
import io.github.sshspringboot.server.SshConnections;
import io.github.sshspringboot.session.SshRecording;
import io.github.sshspringboot.session.SshRecordingOutput;
import io.github.sshspringboot.session.SshRecordingReadEvent;
import io.github.sshspringboot.session.SshRecordingStore;
import io.github.sshspringboot.session.SshSessionType;
import io.github.sshspringboot.session.internal.recording.CastFormat;
import io.github.sshspringboot.session.internal.recording.RecordingDirectory;
import io.github.sshspringboot.session.internal.recording.RecordingHeader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link RecordingsCommand}.
 */
class RecordingsCommandTests {

	private static final Instant START = Instant.parse("2026-11-28T12:00:00Z");

	@TempDir
	private static Path directory;

	private static SshTestServer server;

	private TestSession session;

	@BeforeAll
	static void start() throws Exception {
		server = SshTestServer.start(List.of(SshTestServer.Users.class, RecordingsConfiguration.class, Readings.class),
				"recordings=" + directory, "ssh.auth.required-authorities=ROLE_ADMIN,ROLE_CUSTOMER");
		record("aaa1", "bob", START,
				"[0.001, \"o\", \"$ ls\\r\\n\\u001b[31mred\\u001b[0m\\r\\n\"]\n[0.2, \"x\", \"3\"]\n");
		record("aab2", "carol", START.plusSeconds(3600), "[0.001, \"o\", \"hello\\r\\n\"]\n[1, \"x\", \"0\"]\n");
	}

	@AfterAll
	static void stop() {
		server.close();
	}

	@BeforeEach
	void login() throws Exception {
		this.session = server.login();
		server.getBean(Readings.class).list.clear();
	}

	@AfterEach
	void logout() throws Exception {
		this.session.close();
	}

	private static SshRecordingOutput begin(SshRecording recording) throws IOException {
		SshRecordingOutput output = server.getBean(SshRecordingStore.class).create(recording);
		write(output, RecordingHeader.format(recording, CastFormat.ASCIICAST_V3) + "\n");
		return output;
	}

	private static void write(SshRecordingOutput output, String text) throws IOException {
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		output.write(bytes, 0, bytes.length);
	}

	private static SshRecording recording(String id, String user, Instant started) {
		return recording(id, user, started, "c1");
	}

	private static SshRecording recording(String id, String user, Instant started, String connection) {
		return new SshRecording(id, user, "192.0.2.7", connection, "s1", SshSessionType.SHELL, "commands", "xterm", 80,
				24, started, null, null, 0);
	}

	private static void record(String id, String user, Instant started, String events) throws IOException {
		SshRecording recording = recording(id, user, started);
		SshRecordingOutput output = begin(recording);
		write(output, events);
		output.complete(recording.withEnd(started.plusSeconds(1), 0));
	}

	private Result exec(String command) throws IOException {
		return SshTestServer.exec(this.session, command);
	}

	private List<String> readings() {
		return server.getBean(Readings.class).list;
	}

	@Test
	void listsTheNewestFirst() throws Exception {
		assertThat(exec("recordings --user bob --columns id,user,type,backend,status,remote-address").outputText())
			.isEqualTo("""
					ID    USER  TYPE   BACKEND   STATUS  REMOTE-ADDRESS
					aaa1  bob   shell  commands       3  192.0.2.7
					""");
		assertThat(exec("recordings --since 2026-11-27 --limit 1 -o ndjson").outputText())
			.startsWith("{\"id\":\"aab2\",\"user\":\"carol\",\"type\":\"shell\",");
		assertThat(exec("recordings --since 2026-11-28T12:30:00Z --user bob -o json").outputText()).isEqualTo("[]\n");
		assertThat(exec("recordings | where user=bob | select id | count").outputText()).contains("1");
		assertThat(readings()).isEmpty();
	}

	@Test
	void wrongOptionsAreExplained() throws Exception {
		assertThat(exec("recordings --since yesterday").errorText()).isEqualTo(
				"recordings: --since: 'yesterday' is not a time such as 2h, 2026-11-28 or 2026-11-28T12:00:00Z\n");
		assertThat(exec("recordings --limit -1").status()).isEqualTo(2);
	}

	@Test
	void showsTheText() throws Exception {
		Result result = exec("recordings show aaa1");
		assertThat(result.outputText()).isEqualTo("$ ls\nred\n");
		assertThat(result.errorText()).isEmpty();
		assertThat(result.status()).isZero();
		assertThat(readings()).containsExactly("SHOW aaa1 of bob by admin");
	}

	@Test
	void exportsTheBytes() throws Exception {
		assertThat(exec("recordings export aaa1").output())
			.isEqualTo(server.getBean(SshRecordingStore.class).open("aaa1").readAllBytes());
		assertThat(readings()).containsExactly("EXPORT aaa1 of bob by admin");
	}

	@Test
	void identifierMayBeCutIfItIsUnique() throws Exception {
		assertThat(exec("recordings show AAB").outputText()).isEqualTo("hello\n");
		assertThat(exec("recordings show aa").errorText())
			.isEqualTo("recordings show: several recordings begin with 'aa'\n");
		for (String id : List.of("../aaa1", "zzz", "*", "", "aaa1/", "a".repeat(100))) {
			Result result = exec("recordings export '" + id + "'");
			assertThat(result.status()).isNotZero();
			assertThat(result.output()).isEmpty();
			assertThat(result.errorText().lines()).hasSize(1);
		}
		assertThat(readings()).containsExactly("SHOW aab2 of carol by admin");
	}

	@Test
	void whatIsDamagedIsSkippedAndTold() throws Exception {
		record("bad1", "eve", START.minusSeconds(86400),
				"[0.001, \"o\", \"a\"]\nnonsense\n[0.1, \"o\", \"b\\r\\n\"]\n[0.1, \"o\", \"c");
		Result result = exec("recordings show bad1");
		assertThat(result.outputText()).isEqualTo("ab\n");
		assertThat(result.errorText()).isEqualTo("recordings show: 2 lines are damaged and were skipped\n");
		assertThat(result.status()).isZero();
	}

	@Test
	void recordingThatGoesOnIsReadUpToNow() throws Exception {
		SshRecordingOutput output = begin(recording("run1", "dave", START.minusSeconds(172800)));
		write(output, "[0.001, \"o\", \"so far\\r\\n\"]\n[0.001, \"o\", \"cut");
		assertThat(exec("recordings show run1").outputText()).isEqualTo("so far\n");
		assertThat(exec("recordings show run1").errorText()).isEmpty();
		assertThat(exec("recordings export run1").outputText()).endsWith("\"cut");
		assertThat(exec("recordings --user dave -o ndjson").outputText()).contains("\"ended\":null");
		try (TestTerminal terminal = new TestTerminal(this.session, "xterm", 80, 24)) {
			terminal.awaitText("> ");
			terminal.type("recordings play run1\r");
			terminal.awaitText("so far\r\n");
			terminal.awaitText("the session still runs");
		}
		output.abort();
	}

	@Test
	void ownRecordingThatGoesOnIsNotPlayed() throws Exception {
		SshRecordingOutput output = begin(recording("own1", "admin", START.minusSeconds(259200), connectionId()));
		try (TestTerminal terminal = new TestTerminal(this.session, "xterm", 80, 24)) {
			terminal.awaitText("> ");
			terminal.type("recordings play own1\r");
			terminal.awaitText("this is the recording of your own connection, and not over yet");
		}
		output.abort();
		assertThat(readings()).isEmpty();
	}

	private static String connectionId() {
		SshConnections connections = server.getBean(SshConnections.class);
		await().atMost(SshTestServer.SOON).until(() -> connections.list().size() == 1);
		return connections.list().get(0).getId();
	}

	@Test
	void playingNeedsATerminal() throws Exception {
		Result result = exec("recordings play aaa1");
		assertThat(result.status()).isOne();
		assertThat(result.errorText())
			.isEqualTo("recordings play: needs a terminal. Connect with ssh -t, or use recordings show\n");
		assertThat(readings()).isEmpty();
	}

	@Test
	void playsInRealTimeAndReachesOnlyTheScreen() throws Exception {
		record("play1", "eve", START.minusSeconds(345600),
				"[0.5, \"o\", \"\\u001b[?1049hfirst\\n\"]\n"
						+ "[0.5, \"o\", \"\\u001b]52;c;aGk=\\u0007\\u001b[6n\\u001b[31msecond\"]\n"
						+ "[30, \"o\", \"third\"]\n");
		try (TestTerminal terminal = new TestTerminal(this.session, "xterm", 40, 24)) {
			terminal.awaitText("> ");
			long started = System.nanoTime();
			terminal.type("recordings play play1\r");
			terminal.awaitText("play1 has 80 columns and 24 rows, more than your terminal");
			terminal.awaitText("\u001b[?1049hfirst\n\u001b[31msecond");
			assertThat(System.nanoTime() - started).isGreaterThan(1_000_000_000L);
			terminal.type("q");
			terminal.awaitText("\u001b[?1049l\u001b[!p");
			terminal.awaitText("> ");
			assertThat(terminal.getOutput()).doesNotContain("]52;", "[6n");
			terminal.type("recordings play play1 --speed 1000\r");
			terminal.awaitText("third");
		}
		assertThat(readings()).hasSize(2).containsOnly("PLAY play1 of eve by admin");
	}

	@Test
	void keysPauseAndLeave() throws Exception {
		record("long1", "eve", START.minusSeconds(432000),
				"[0.1, \"o\", \"begin\"]\n[0.3, \"o\", \"middle\"]\n[3600, \"o\", \"idle\"]\n[3600, \"o\", \"end\"]\n");
		try (TestTerminal terminal = new TestTerminal(this.session, "xterm", 80, 24)) {
			terminal.awaitText("> ");
			terminal.type("recordings play long1\r ");
			await().during(Duration.ofMillis(800)).until(() -> !terminal.getOutput().contains("middle"));
			terminal.type(" ");
			terminal.awaitText("middle");
			terminal.type("q");
			terminal.awaitText("\u001b[!p");
			terminal.awaitText("> ");
			terminal.type("recordings play long1 --idle 10ms\r");
			terminal.awaitText("idleend");
			terminal.awaitText("> ");
			terminal.type("recordings play long1\r");
			terminal.awaitText("middle");
			terminal.type("\u0003");
			terminal.awaitText("\u001b[!p");
			terminal.awaitText("> ");
			terminal.type("whoami\r");
			terminal.awaitText("admin");
		}
	}

	@Test
	void othersNeitherSeeNorReadRecordings() throws Exception {
		try (TestSession customer = server.login("customer", "customer-password")) {
			for (String command : List.of("recordings", "recordings show aaa1", "recordings export aaa1")) {
				Result result = SshTestServer.exec(customer, command);
				assertThat(result.status()).isEqualTo(126);
				assertThat(result.output()).isEmpty();
			}
			assertThat(SshTestServer.exec(customer, "help").outputText()).doesNotContain("recordings");
		}
		assertThat(exec("help").outputText()).contains("recordings");
		assertThat(readings()).isEmpty();
	}

	@Test
	void recordingIsNotReadWithoutItsEvent() throws Exception {
		Readings readings = server.getBean(Readings.class);
		readings.failing = true;
		try {
			for (String command : List.of("recordings show aaa1", "recordings export aaa1")) {
				Result result = exec(command);
				assertThat(result.status()).isNotZero();
				assertThat(result.output()).isEmpty();
			}
		}
		finally {
			readings.failing = false;
		}
	}

	@Test
	void identifiersAreCompleted() throws Exception {
		try (TestTerminal terminal = new TestTerminal(this.session, "xterm", 120, 24)) {
			terminal.awaitText("> ");
			terminal.type("recordings show aab\t");
			terminal.awaitText("aab2");
		}
	}

	/**
	 * The recordings and the commands to read them.
	 */
	@Configuration(proxyBeanMethods = false)
	static class RecordingsConfiguration {

		@Bean
		RecordingDirectory recordingDirectory(Environment environment) throws IOException {
			return new RecordingDirectory(Path.of(environment.getRequiredProperty("recordings")));
		}

		@Bean
		RecordingsCommand recordingsCommand(SshRecordingStore store, ApplicationEventPublisher publisher) {
			return new RecordingsCommand(store, publisher);
		}

		@Bean
		RecordingCompleter recordingCompleter(SshRecordingStore store) {
			return new RecordingCompleter(store);
		}

		@Bean
		CommandRule recordingsRule() {
			return new CommandRule(List.of("recordings"), List.of("ROLE_ADMIN"));
		}

	}

	/**
	 * What is read.
	 */
	static class Readings {

		private final List<String> list = new CopyOnWriteArrayList<>();

		private volatile boolean failing;

		@EventListener
		void read(SshRecordingReadEvent event) {
			if (this.failing) {
				throw new IllegalStateException("The audit log is full");
			}
			this.list.add(event.getReading() + " " + event.getRecording().id() + " of " + event.getRecording().user()
					+ " by " + event.getAuthentication().getName());
		}

	}

}
