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

package io.github.sshspringboot.shell;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import io.github.sshspringboot.SshTestServer;
import io.github.sshspringboot.TestSession;
import io.github.sshspringboot.TestSession.Message;
import io.github.sshspringboot.TestTerminal;
import io.github.sshspringboot.command.annotation.SshCommand;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.channel.PtyMode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for what commands read from terminals of different modes.
 */
class TerminalInputTests {

	private static final String PROMPT = "$ ";

	private static final String PASTE_MODE_OFF = "\033[?2004l";

	private static SshTestServer server;

	private TestSession session;

	private final ByteArrayOutputStream output = new ByteArrayOutputStream();

	@BeforeAll
	static void startServer() {
		server = SshTestServer.start(List.of(SshTestServer.Users.class, Reading.class), "ssh.shell.prompt=" + PROMPT);
	}

	@AfterAll
	static void stopServer() {
		server.close();
	}

	@BeforeEach
	void login() throws IOException {
		this.session = server.login();
	}

	@AfterEach
	void disconnect() throws IOException {
		this.session.close();
	}

	@Test
	void lineIsCorrectedInAShell() throws IOException {
		try (TestTerminal terminal = new TestTerminal(this.session, "xterm", 80, 24)) {
			terminal.awaitText(PROMPT);
			terminal.type("hex\r");
			terminal.awaitText(PASTE_MODE_OFF);
			terminal.type("old\025abx\177c\r");
			terminal.awaitText("abx\b \bc\r\n");
			terminal.type("\004");
			terminal.awaitText("6162630a.\r\n");
			terminal.awaitText(PROMPT);
			terminal.type("hex\r");
			terminal.awaitText(PASTE_MODE_OFF);
			terminal.type("z\004\004");
			terminal.awaitText("7a.\r\n");
		}
	}

	@Test
	void lineIsCorrectedByTheKeysOfTheClient() throws IOException {
		try (ChannelExec channel = open("hex", Map.of(PtyMode.VERASE, 8, PtyMode.VKILL, 255, PtyMode.VEOF, 24))) {
			type(channel, "ab\bc\025\r\030");
			assertThat(end(channel)).isEqualTo("ab\b \bc^U\r\n6163150a.\r\n");
		}
	}

	@Test
	void keysAreRawForAClientThatWantsThem() throws IOException {
		try (ChannelExec channel = open("hex",
				Map.of(PtyMode.ICANON, 0, PtyMode.ECHO, 0, PtyMode.ISIG, 0, PtyMode.ICRNL, 0, PtyMode.OPOST, 0))) {
			type(channel, "a\177\003\004\r");
			channel.getInvertedIn().close();
			assertThat(end(channel)).isEqualTo("617f03040d.\n");
		}
	}

	@Test
	void endOfTheChannelGivesTheLineThatWasBegun() throws IOException {
		try (ChannelExec channel = open("hex", Map.of(PtyMode.ECHO, 0))) {
			type(channel, "ab\177");
			channel.getInvertedIn().close();
			assertThat(end(channel)).isEqualTo("61.\r\n");
		}
	}

	@Test
	void whatACommandAsksIsShownBeforeItReads() throws IOException {
		try (ChannelExec channel = open("name", Map.of())) {
			await().atMost(SshTestServer.SOON).until(() -> text().equals("Name: "));
			type(channel, "Zo\u00eb\r");
			assertThat(end(channel)).isEqualTo("Name: Zo\u00eb\r\nHello Zo\u00eb\r\n");
		}
	}

	@Test
	void manyKeysCostNoDrawingEach() throws IOException {
		try (TestTerminal terminal = new TestTerminal(this.session, "xterm-256color", 200, 50)) {
			terminal.awaitText(PROMPT);
			long before = countOutput();
			terminal.type("# " + "x y".repeat(1333) + "END\r");
			terminal.awaitText("END");
			terminal.awaitText(PROMPT);
			assertThat(countOutput() - before).isLessThan(400);
		}
	}

	private long countOutput() {
		return this.session.getReceived()
			.stream()
			.map(Message::type)
			.filter((type) -> type == SshConstants.SSH_MSG_CHANNEL_DATA)
			.count();
	}

	private ChannelExec open(String command, Map<PtyMode, Integer> modes) throws IOException {
		ChannelExec channel = this.session.createExecChannel(command);
		channel.setUsePty(true);
		channel.setPtyModes(modes);
		channel.setOut(this.output);
		channel.setErr(this.output);
		channel.open().verify(SshTestServer.SOON);
		return channel;
	}

	private static void type(ChannelExec channel, String keys) throws IOException {
		OutputStream input = channel.getInvertedIn();
		input.write(keys.getBytes(StandardCharsets.UTF_8));
		input.flush();
	}

	private String end(ChannelExec channel) {
		SshTestServer.end(channel, this.output, this.output);
		return text();
	}

	private String text() {
		return this.output.toString(StandardCharsets.UTF_8);
	}

	@SshCommand
	static class Reading {

		@SshCommand("hex")
		String hex(InputStream input) throws IOException {
			return HexFormat.of().formatHex(input.readAllBytes()) + ".";
		}

		@SshCommand("name")
		String name(InputStream input, OutputStream output) throws IOException {
			output.write("Name: ".getBytes(StandardCharsets.UTF_8));
			ByteArrayOutputStream name = new ByteArrayOutputStream();
			for (int c = input.read(); c != '\n'; c = input.read()) {
				name.write(c);
			}
			return "Hello " + name.toString(StandardCharsets.UTF_8);
		}

	}

}
