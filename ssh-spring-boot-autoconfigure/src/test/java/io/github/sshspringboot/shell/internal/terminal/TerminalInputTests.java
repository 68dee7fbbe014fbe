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

package io.github.sshspringboot.shell.internal.terminal;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import io.github.sshspringboot.SshTest;
import io.github.sshspringboot.SshTest.Injected;
import io.github.sshspringboot.SshTestServer;
import io.github.sshspringboot.TestSession;
import io.github.sshspringboot.TestSession.Message;
import io.github.sshspringboot.TestTerminal;
import io.github.sshspringboot.command.SshCommand;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.channel.PtyMode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for what commands read from terminals of different modes.
 */
@SshTest(value = "ssh.shell.prompt=" + TerminalInputTests.PROMPT, classes = TerminalInputTests.Reading.class)
class TerminalInputTests {

	static final String PROMPT = "$ ";

	@Injected
	private static SshTestServer server;

	@Injected
	private static Reading reading;

	@Injected
	private TestSession session;

	private final ByteArrayOutputStream output = new ByteArrayOutputStream();

	@BeforeEach
	void forget() {
		reading.begun.drainPermits();
	}

	@Test
	void lineIsCorrectedInAShell() throws Exception {
		try (TestTerminal terminal = new TestTerminal(this.session, "xterm", 80, 24)) {
			terminal.awaitText(PROMPT);
			terminal.type("hex\r");
			awaitReading();
			terminal.type("old\025abx\177c\r");
			terminal.awaitText("abx\b \bc\r\n");
			terminal.type("\004");
			terminal.awaitText("6162630a.\r\n");
			terminal.awaitText(PROMPT);
			terminal.type("hex\r");
			awaitReading();
			terminal.type("z\004\004");
			terminal.awaitText("7a.\r\n");
		}
	}

	@Test
	void eachCommandOfALineReadsToAnEndOfItsOwn() throws Exception {
		try (TestTerminal terminal = new TestTerminal(this.session, "xterm", 80, 24)) {
			terminal.awaitText(PROMPT);
			terminal.type("hex ; hex && hex\r");
			awaitReading();
			terminal.type("a\r\004");
			terminal.awaitText("610a.\r\n");
			terminal.type("b\004\004");
			terminal.awaitText("62.\r\n");
			terminal.type("c\r\004");
			terminal.awaitText("630a.\r\n");
			terminal.awaitText(PROMPT);
		}
	}

	@Test
	void signalTakesBackWhatWasTypedAhead() throws Exception {
		try (TestTerminal terminal = new TestTerminal(this.session, "xterm", 80, 24)) {
			terminal.awaitText(PROMPT);
			terminal.type("pause\r");
			awaitReading();
			terminal.type("\rnot''run\r");
			terminal.awaitText("paused\r\n");
			this.session.send(SshConstants.SSH_MSG_CHANNEL_REQUEST, (int) terminal.getChannel().getRecipient(),
					"signal", false, "INT");
			terminal.awaitText(PROMPT);
			terminal.type("name\r");
			terminal.awaitText("Name: ");
			terminal.type("x\r");
			terminal.awaitText("Hello x\r\n");
			assertThat(terminal.getOutput()).doesNotContain("notrun");
		}
	}

	@Test
	void eachRoundOfAWatchReadsToAnEndOfItsOwn() throws IOException {
		try (ChannelExec channel = open("watch -n 100ms hex", Map.of(PtyMode.ECHO, 0))) {
			type(channel, "a\r\004");
			await().atMost(SshTestServer.SOON).until(() -> text().contains("610a.\r\n"));
			type(channel, "b\r\004");
			await().atMost(SshTestServer.SOON).until(() -> text().contains("620a.\r\n"));
			type(channel, "\003");
			assertThat(end(channel).split("a\\.\r\n", -1)).hasSize(3);
		}
	}

	@Test
	void endOfTheChannelIsTheEndForEachCommandOfALine() throws IOException {
		try (ChannelExec channel = open("hex ; hex", Map.of(PtyMode.ECHO, 0))) {
			type(channel, "ab");
			channel.getInvertedIn().close();
			assertThat(end(channel)).isEqualTo("6162.\r\n.\r\n");
		}
	}

	@Test
	void inputOfACommandStaysEnded() throws IOException {
		try (ChannelExec channel = open("lines ; hex", Map.of(PtyMode.ECHO, 0))) {
			type(channel, "a\004\004b\r\004");
			assertThat(end(channel)).isEqualTo("[a]\r\n620a.\r\n");
		}
	}

	@Test
	void keyIsTakenLiterallyAlsoIfItWouldInterrupt() throws Exception {
		try (TestTerminal terminal = new TestTerminal(this.session, "xterm", 80, 24)) {
			terminal.awaitText(PROMPT);
			terminal.type("hex\r");
			awaitReading();
			terminal.type("\026\003\026\032\026\r\026\026");
			terminal.awaitText("^C^Z^M^V");
			terminal.type("\003");
			terminal.awaitText(PROMPT);
			terminal.type("hex\r");
			awaitReading();
			terminal.type("\026\003\026\034\026\r\026\004\r\004");
			terminal.awaitText("031c0d040a.\r\n");
			terminal.awaitText(PROMPT);
			terminal.type("wait\r");
			server.getCommands().awaitStart();
			terminal.type("\026\026\003");
			terminal.awaitText(PROMPT);
		}
	}

	@Test
	void keyIsTakenLiterallyOnlyWhereTheModesOfTheClientHaveSuchAKey() throws IOException {
		try (ChannelExec channel = open("hex", Map.of(PtyMode.IEXTEN, 0))) {
			type(channel, "a\026");
			await().atMost(SshTestServer.SOON).until(() -> text().equals("a^V"));
			type(channel, "\003");
			assertThat(end(channel)).startsWith("a^V");
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

	/**
	 * Wait until a command has begun, before which keys are those of the line editor.
	 */
	private static void awaitReading() throws InterruptedException {
		assertThat(reading.begun.tryAcquire(SshTestServer.SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
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

		private final Semaphore begun = new Semaphore(0);

		@SshCommand("hex")
		String hex(InputStream input) throws IOException {
			this.begun.release();
			return HexFormat.of().formatHex(input.readAllBytes()) + ".";
		}

		@SshCommand("lines")
		String lines(Reader input) {
			return new BufferedReader(input).lines().toList().toString();
		}

		@SshCommand("pause")
		void pause(InputStream input, OutputStream output) throws Exception {
			this.begun.release();
			assertThat(input.read()).isEqualTo('\n');
			output.write("paused\n".getBytes(StandardCharsets.UTF_8));
			output.flush();
			Thread.sleep(SshTestServer.SOON.toMillis());
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
