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

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.sshspringboot.SshTest;
import io.github.sshspringboot.SshTest.Injected;
import io.github.sshspringboot.SshTestServer;
import io.github.sshspringboot.SshTestServer.Result;
import io.github.sshspringboot.TestSession;
import io.github.sshspringboot.TestTerminal;
import io.github.sshspringboot.command.SshArgument;
import io.github.sshspringboot.command.SshCommand;
import org.apache.sshd.client.channel.ChannelShell;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for pipelines in all kinds of sessions.
 */
@SshTest(value = "ssh.shell.prompt=prompt> ", classes = PipelineSessionTests.Rows.class)
class PipelineSessionTests {

	private static final String CTRL_C = "\003";

	private static final String MORE = "\033[7m--More--\033[0m";

	private static final String NO_MORE = "\r\033[K";

	@Injected
	private TestSession session;

	@BeforeEach
	void forget() {
		Rows.opened.drainPermits();
		Rows.closed.drainPermits();
	}

	@Test
	void pipelineRunsAsCommandOfTheClient() throws IOException {
		Result result = SshTestServer.exec(this.session, "numbers 100 | where value>50 | grep 7 | head -2");
		assertThat(result.outputText()).isEqualTo("   57\n   67\n");
		assertThat(result.error()).isEmpty();
		assertThat(result.status()).isZero();
	}

	@Test
	void statusOfPipelineReachesTheClient() throws IOException {
		Result result = SshTestServer.exec(this.session, "status 7 | wc -l");
		assertThat(result.outputText()).isEqualTo("0\n");
		assertThat(result.status()).isEqualTo(7);
		assertThat(SshTestServer.exec(this.session, "echo a | grep b").status()).isEqualTo(1);
		assertThat(SshTestServer.exec(this.session, "echo a > /tmp/a").status()).isEqualTo(2);
	}

	@Test
	void endlessCommandIsClosedWhenNobodyReads() throws Exception {
		Result result = SshTestServer.exec(this.session, "numbers 0 | head -5");
		assertThat(result.outputText()).hasLineCount(5);
		assertThat(result.status()).isZero();
		assertHappens(Rows.closed);
	}

	@Test
	void pipelinesRunAsLinesOfScript() throws IOException {
		try (ChannelShell channel = this.session.createShellChannel()) {
			channel.setUsePty(false);
			channel.setIn(new ByteArrayInputStream("""
					numbers 20 | grep -c 1 && echo found
					numbers 20 | grep -c x || echo missing; echo last
					numbers 3 | more
					""".getBytes(StandardCharsets.UTF_8)));
			Result result = SshTestServer.run(channel);
			assertThat(result.outputText()).isEqualTo("11\nfound\n0\nmissing\nlast\nVALUE\n    1\n    2\n    3\n");
			assertThat(result.error()).isEmpty();
		}
	}

	@Test
	void pipelinesRunAtThePrompt() throws IOException {
		try (TestTerminal terminal = new TestTerminal(this.session, "xterm", 80, 24)) {
			terminal.awaitText("prompt> ");
			terminal.type("numbers 30 | grep 29 && echo al''so\r");
			terminal.awaitText("   29\r\nalso\r\n");
			terminal.awaitText("prompt> ");
		}
	}

	@Test
	void whatIsPipedIsNotWrittenToTerminal() throws IOException {
		try (TestTerminal terminal = new TestTerminal(this.session, "xterm", 90, 24)) {
			terminal.awaitText("prompt> ");
			terminal.type("term\r");
			terminal.awaitText("xterm 90x24\r\n");
			terminal.type("term | grep n\r");
			terminal.awaitText("none\r\n");
		}
	}

	@Test
	void controlCEndsPipeline() throws Exception {
		try (TestTerminal terminal = new TestTerminal(this.session, "xterm", 80, 24)) {
			terminal.awaitText("prompt> ");
			terminal.type("numbers 0 | grep never\r");
			assertHappens(Rows.opened);
			terminal.type(CTRL_C);
			assertHappens(Rows.closed);
			terminal.awaitText("prompt> ");
		}
	}

	@Test
	void controlCEndsWatching() throws Exception {
		try (TestTerminal terminal = new TestTerminal(this.session, "xterm", 80, 24)) {
			terminal.awaitText("prompt> ");
			terminal.type("watch -n 0.1 echo on''ce | head\r");
			terminal.awaitText("\033[H\033[2JEvery 0.1s: echo once | head\r\n\r\nonce\r\n");
			terminal.awaitText("\033[H\033[2JEvery 0.1s: echo once | head\r\n\r\nonce\r\n");
			terminal.type(CTRL_C);
			terminal.awaitText("prompt> ");
		}
	}

	@Test
	void moreShowsPageAfterPage() throws Exception {
		try (TestTerminal terminal = new TestTerminal(this.session, "xterm", 80, 24)) {
			terminal.awaitText("prompt> ");
			terminal.type("signs 100 | more\r");
			terminal.awaitText(sign(22) + "\r\n" + MORE);
			assertThat(terminal.getOutput()).doesNotContain(sign(23));
			terminal.type("x ");
			terminal.awaitText(NO_MORE + sign(23));
			terminal.awaitText(sign(45) + "\r\n" + MORE);
			terminal.type("\r");
			terminal.awaitText(sign(46) + "\r\n" + MORE);
			terminal.type("q");
			terminal.awaitText(NO_MORE);
			terminal.awaitText("prompt> ");
			assertThat(terminal.getOutput()).doesNotContain(sign(47));
		}
	}

	@Test
	void moreEndsWithTheText() throws Exception {
		try (TestTerminal terminal = new TestTerminal(this.session, "xterm", 80, 24)) {
			terminal.awaitText("prompt> ");
			terminal.type("signs 24 | more\r");
			terminal.awaitText(sign(22) + "\r\n" + MORE);
			terminal.type(" ");
			terminal.awaitText(NO_MORE + sign(23) + "\r\n");
			terminal.awaitText("prompt> ");
		}
	}

	@Test
	void moreFollowsTheSizeOfTheTerminal() throws Exception {
		try (TestTerminal terminal = new TestTerminal(this.session, "xterm", 4, 5)) {
			terminal.awaitText("> ");
			terminal.type("signs 100 | more\r");
			terminal.awaitText(sign(1) + "\r\n" + MORE);
			terminal.getChannel().sendWindowChange(200, 50);
			terminal.type("\r");
			terminal.awaitText(sign(2) + "\r\n" + MORE);
			terminal.type(" ");
			terminal.awaitText(sign(51) + "\r\n" + MORE);
			terminal.type("q");
		}
	}

	@Test
	void moreEndsEndlessCommand() throws Exception {
		try (TestTerminal terminal = new TestTerminal(this.session, "xterm", 80, 24)) {
			terminal.awaitText("prompt> ");
			terminal.type("numbers 0 | more\r");
			terminal.awaitText(MORE);
			terminal.type("q");
			assertHappens(Rows.closed);
			terminal.awaitText("prompt> ");
			terminal.type("numbers 0 | more\r");
			terminal.awaitText(MORE);
			terminal.type(CTRL_C);
			assertHappens(Rows.closed);
			terminal.awaitText("prompt> ");
		}
	}

	@Test
	void moreTakesKeysWhileTextIsStillComing() throws Exception {
		try (TestTerminal terminal = new TestTerminal(this.session, "xterm", 80, 24)) {
			terminal.awaitText("prompt> ");
			terminal.type("slow | more\r");
			terminal.awaitText("row 2");
			terminal.type("q");
			assertHappens(Rows.closed);
			terminal.awaitText("prompt> ");
			assertThat(terminal.getOutput()).doesNotContain(MORE);
		}
	}

	@Test
	void moreOnlyCopiesToTerminalThatHasNoScreen() throws Exception {
		try (TestTerminal terminal = new TestTerminal(this.session, "dumb", 80, 24)) {
			terminal.awaitText("prompt> ");
			terminal.type("signs 100 | more\r");
			terminal.awaitText(sign(99) + "\r\n");
			terminal.awaitText("prompt> ");
			assertThat(terminal.getOutput()).doesNotContain("--More--");
		}
	}

	private static void assertHappens(Semaphore event) throws InterruptedException {
		assertThat(event.tryAcquire(SshTestServer.SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
	}

	private static String sign(int number) {
		return Character.toString(0x4e00 + number).repeat(3);
	}

	@SshCommand
	static class Rows {

		private static final Semaphore opened = new Semaphore(0);

		private static final Semaphore closed = new Semaphore(0);

		@SshCommand("numbers")
		Stream<Row> numbers(@SshArgument int count) {
			opened.release();
			IntStream numbers = IntStream.iterate(1, (number) -> number + 1);
			return ((count > 0) ? numbers.limit(count) : numbers).mapToObj(Row::new).onClose(closed::release);
		}

		@SshCommand("signs")
		List<String> signs(@SshArgument int count) {
			return IntStream.range(0, count).mapToObj(PipelineSessionTests::sign).toList();
		}

		@SshCommand("slow")
		Stream<String> slow() {
			return Stream.iterate(1, (number) -> number + 1).map((number) -> {
				try {
					Thread.sleep(200);
				}
				catch (InterruptedException ex) {
					throw new IllegalStateException(ex);
				}
				return "row " + number;
			}).onClose(closed::release);
		}

	}

	record Row(int value) {

	}

}
