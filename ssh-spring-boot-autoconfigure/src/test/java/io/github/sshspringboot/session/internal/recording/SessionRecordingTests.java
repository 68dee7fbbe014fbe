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

package io.github.sshspringboot.session.internal.recording;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import io.github.sshspringboot.SshTestServer;
import io.github.sshspringboot.SshTestServer.Result;
import io.github.sshspringboot.TestSession;
import io.github.sshspringboot.TestTerminal;
import io.github.sshspringboot.session.SshRecording;
import io.github.sshspringboot.session.SshRecordingStore;
import io.github.sshspringboot.session.SshSessionType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for recordings of sessions of a client.
 */
class SessionRecordingTests {

	@TempDir
	@SuppressWarnings("NullAway.Init")
	private static Path directory;

	@SuppressWarnings("NullAway.Init")
	private static SshTestServer server;

	@BeforeAll
	static void start() {
		server = SshTestServer.start("ssh.recording.sessions=all", "ssh.recording.users=a*", "ssh.recording.notice=",
				"ssh.recording.location=" + directory.resolve("recordings"));
	}

	@AfterAll
	static void stop() {
		server.close();
	}

	@Test
	void recordingOfACommandIsWhatTheClientSaw() throws Exception {
		Result result = SshTestServer.exec(server, "echo h\u00e9llo");
		SshRecording recording = newest();
		assertThat(recording.type()).isEqualTo(SshSessionType.EXEC);
		assertThat(recording.user()).isEqualTo("admin");
		assertThat(recording.status()).isZero();
		assertThat(Casts.output(cast(recording)).getBytes(StandardCharsets.UTF_8)).isEqualTo(result.output());
	}

	@Test
	void statusOfACommandIsThatOfTheClient() throws Exception {
		Result result = SshTestServer.exec(server, "fail");
		SshRecording recording = newest();
		assertThat(recording.status()).isEqualTo(result.status());
		assertThat(Casts.output(cast(recording))).isEqualTo(result.outputText() + result.errorText());
	}

	@Test
	void recordingOfAShellIsWhatTheTerminalSaw() throws Exception {
		try (TestSession session = server.login();
				TestTerminal terminal = new TestTerminal(session, "xterm", 100, 30)) {
			terminal.awaitText("> ");
			terminal.type("echo \u20ac\r");
			terminal.awaitText("\u20ac\r\n");
			terminal.getChannel().sendWindowChange(120, 40);
			await().atMost(SshTestServer.SOON).until(() -> Casts.data(cast(newest()), "r").contains("120x40"));
			assertThat(newest().ended()).isNull();
			terminal.type("exit\r");
			Result result = terminal.end();
			SshRecording recording = newest();
			String cast = cast(recording);
			assertThat(Casts.output(cast).getBytes(StandardCharsets.UTF_8)).isEqualTo(result.output());
			assertThat(Casts.header(cast).at("/term/cols").asInt()).isEqualTo(100);
			assertThat(Casts.header(cast).at("/term/type").asString()).isEqualTo("xterm");
			assertThat(recording.status()).isEqualTo(result.status());
			assertThat(recording.ended()).isNotNull();
			assertThat(Casts.data(cast, "i")).isEmpty();
		}
	}

	@Test
	void recordingEndsWhenTheClientIsGone() throws Exception {
		try (TestSession session = server.login(); TestTerminal terminal = new TestTerminal(session, "xterm", 80, 24)) {
			terminal.awaitText("> ");
			SshRecording recording = newest();
			assertThat(recording.ended()).isNull();
			session.close(true);
			await().atMost(SshTestServer.SOON).until(() -> newest().ended() != null);
			assertThat(newest().id()).isEqualTo(recording.id());
			assertThat(newest().status()).isNotNull();
		}
	}

	@Test
	void sessionOfAnotherUserIsNotRecorded() throws Exception {
		try (TestSession session = server.connect("other")) {
			session.addPasswordIdentity("other-password");
			session.auth().verify(SshTestServer.SOON);
			SshTestServer.exec(session, "echo hello");
		}
		assertThat(list()).extracting(SshRecording::user).doesNotContain("other");
	}

	private static SshRecording newest() throws IOException {
		return list().get(0);
	}

	private static List<SshRecording> list() throws IOException {
		try (Stream<SshRecording> recordings = server.getBean(SshRecordingStore.class).list()) {
			return recordings.toList();
		}
	}

	private static String cast(SshRecording recording) throws IOException {
		return new String(server.getBean(SshRecordingStore.class).open(recording.id()).readAllBytes(),
				StandardCharsets.UTF_8);
	}

}
