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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.IntStream;

import io.github.sshspringboot.SshTestServer;
import io.github.sshspringboot.SshTestServer.Result;
import io.github.sshspringboot.TestSession;
import io.github.sshspringboot.TestTerminal;
import io.github.sshspringboot.autoconfigure.actuate.SshAdminCommandsAutoConfiguration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link LogFileCommand}.
 */
class LogFileCommandTests {

	@TempDir
	private static Path directory;

	private static Path log;

	private static SshTestServer server;

	@BeforeAll
	static void startServer() {
		log = directory.resolve("application.log");
		server = SshTestServer.start(List.of(SshTestServer.Users.class, Admin.class),
				"management.endpoint.logfile.external-file=" + log);
	}

	@AfterAll
	static void stopServer() {
		server.close();
	}

	@BeforeEach
	void write() throws IOException {
		Files.writeString(log, "one\ntwo\nthree\n");
	}

	@Test
	void wholeFileIsPrintedAsItIs() throws IOException {
		byte[] content = "colour \u001b[31mred\u001b[0m\r\nlast line without end".getBytes(StandardCharsets.UTF_8);
		Files.write(log, content);
		assertThat(SshTestServer.exec(server, "logfile").output()).isEqualTo(content);
	}

	@Test
	void lastLinesArePrinted() throws IOException {
		assertThat(SshTestServer.exec(server, "logfile -n 2").outputText()).isEqualTo("two\nthree\n");
		assertThat(SshTestServer.exec(server, "logfile --lines 0").outputText()).isEmpty();
		assertThat(SshTestServer.exec(server, "logfile -n 99").outputText()).isEqualTo("one\ntwo\nthree\n");
		assertThat(SshTestServer.exec(server, "logfile -n -1").status()).isEqualTo(2);
	}

	@Test
	void missingFileIsExplained() throws IOException {
		Files.delete(log);
		Result result = SshTestServer.exec(server, "logfile");
		assertThat(result.status()).isEqualTo(1);
		assertThat(result.errorText()).startsWith("logfile: there is no log file ").hasLineCount(1);
	}

	@Test
	void followingGoesOnAfterRenamingAndEmptyingUntilTheClientLeaves() throws IOException {
		try (RunningCommand command = new RunningCommand(server, "logfile --follow -n 1")) {
			command.awaitText("three\n");
			append("four\n");
			command.awaitText("four\n");
			append("end of the old file\n");
			Files.move(log, directory.resolve("application.log.1"), StandardCopyOption.REPLACE_EXISTING);
			Files.writeString(log, "begin of the new file\n");
			command.awaitText("begin of the new file\n");
			Files.writeString(log, "emptied\n");
			command.awaitText("emptied\n");
			assertThat(command.text()).isEqualTo("three\nfour\nend of the old file\nbegin of the new file\nemptied\n");
			RunningCommand.awaitRunning(LogFileCommand.class, true);
		}
		RunningCommand.awaitRunning(LogFileCommand.class, false);
	}

	@Test
	void followingBeginsWithTheLastTenLines() throws IOException {
		Files.write(log, IntStream.rangeClosed(1, 30).mapToObj((number) -> "line " + number).toList());
		try (RunningCommand command = new RunningCommand(server, "logfile -f")) {
			command.awaitText("line 30\n");
			assertThat(command.text()).startsWith("line 21\n");
		}
	}

	@Test
	void followingWaitsForTheNewFileOfARotation() throws Exception {
		try (RunningCommand command = new RunningCommand(server, "logfile -f")) {
			command.awaitText("three\n");
			Files.delete(log);
			Thread.sleep(600);
			Files.writeString(log, "new\n");
			command.awaitText("new\n");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "logfile", "logfile | head -n 5", "logfile | grep steal" })
	void logCannotSteerATerminal(String line) throws IOException {
		Files.writeString(log, "name=\u001b]0;stolen\u0007 \u009b2J steal\n");
		try (TestSession session = server.login();
				TestTerminal terminal = new TestTerminal(session, "xterm", 120, 24)) {
			terminal.type(line + "\r");
			terminal.awaitText("name= ]0;stolen   2J steal");
		}
	}

	@Test
	void interruptEndsFollowing() throws IOException {
		try (TestSession session = server.login();
				TestTerminal terminal = new TestTerminal(session, "xterm", 120, 24)) {
			terminal.type("logfile --follow\r");
			terminal.awaitText("three");
			terminal.type("\u0003");
			RunningCommand.awaitRunning(LogFileCommand.class, false);
			terminal.type("logfile -n 1 | wc -l\r");
			terminal.awaitText("1");
		}
	}

	@Test
	void linesAreFoundInFilesOfAnySize() throws IOException {
		for (int size : new int[] { 65535, 65536, 65537, 200_000 }) {
			Files.writeString(log, "x".repeat(size) + "\nlast\n");
			assertThat(last(1)).isEqualTo("last\n");
			assertThat(last(2)).hasSize(size + 6);
			Files.writeString(log, "first\n" + "x".repeat(size));
			assertThat(last(1)).hasSize(size);
		}
		Files.writeString(log, "\n\n\n");
		assertThat(last(2)).isEqualTo("\n\n");
		Files.writeString(log, "");
		assertThat(last(2)).isEmpty();
	}

	private static String last(int lines) throws IOException {
		ByteArrayOutputStream output = new ByteArrayOutputStream();
		try (FollowedFile file = new FollowedFile(log)) {
			file.skipToLast(lines);
			file.copyPresent(output);
		}
		return output.toString(StandardCharsets.UTF_8);
	}

	private static void append(String text) throws IOException {
		Files.writeString(log, text, StandardOpenOption.APPEND);
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration(SshAdminCommandsAutoConfiguration.class)
	static class Admin {

	}

}
