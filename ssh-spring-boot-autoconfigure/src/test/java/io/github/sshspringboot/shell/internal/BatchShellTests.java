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
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

import io.github.sshspringboot.SshTest;
import io.github.sshspringboot.SshTest.Injected;
import io.github.sshspringboot.SshTestServer;
import io.github.sshspringboot.SshTestServer.Result;
import io.github.sshspringboot.TestCommands;
import io.github.sshspringboot.TestSession;
import org.apache.sshd.client.channel.ChannelShell;
import org.apache.sshd.common.SshConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for shells without a terminal.
 */
@SshTest
class BatchShellTests {

	@Injected
	private static TestCommands commands;

	@Injected
	private TestSession session;

	@Test
	void commandGoesOnInTheNextLineAfterAnOpenQuoteOrAnOperator() throws IOException {
		assertThat(run("echo 'first\nsecond' third\necho last\n").outputText())
			.isEqualTo("first\nsecond third\nlast\n");
		assertThat(run("echo one |\n  wc -l &&\necho \\\ntwo\n").outputText()).isEqualTo("1\ntwo\n");
		Result result = run("echo 'never closed\necho never\n");
		assertThat(result.status()).isEqualTo(2);
		assertThat(result.outputText()).isEmpty();
		assertThat(result.errorText()).hasLineCount(1);
	}

	@Test
	void byteOrderMarkBeforeTheFirstLineIsNoContent() throws IOException {
		Result result = run("\uFEFFecho one\necho two\n");
		assertThat(result.outputText()).isEqualTo("one\ntwo\n");
		assertThat(result.errorText()).isEmpty();
		assertThat(run("\uFEFF# a comment\n\uFEFFecho one\n").status()).isEqualTo(127);
		assertThat(run("\uFEFFecho 'on\ne'\n").outputText()).isEqualTo("on\ne\n");
		assertThat(run("\uFEFF").outputText()).isEmpty();
		assertThat(run("\uFEFFexit 7\n").status()).isEqualTo(7);
	}

	@Test
	void exitStandsInListsOfCommands() throws IOException {
		Result result = run("status 3; exit && echo never\necho never\n");
		assertThat(result.outputText()).isEmpty();
		assertThat(result.status()).isEqualTo(3);
		result = run("echo one && exit 4; echo never\necho never\n");
		assertThat(result.outputText()).isEqualTo("one\n");
		assertThat(result.status()).isEqualTo(4);
		assertThat(run("status 3 && exit 9\necho on\n").outputText()).isEqualTo("on\n");
		assertThat(run("status 3\nexit; echo never\n").status()).isEqualTo(3);
	}

	@Test
	void linesRunAndNothingButTheirOutputIsWritten() throws IOException {
		Result result = run("echo first\n\n# a comment\n   # another\nwhoami\r\necho last\n");
		assertThat(result.outputText()).isEqualTo("first\nadmin [FACTOR_PASSWORD, ROLE_ADMIN]\nlast\n");
		assertThat(result.error()).isEmpty();
		assertThat(result.status()).isZero();
	}

	@Test
	void statusIsThatOfTheLastCommand() throws IOException {
		assertThat(run("status 4\nstatus 5\n").status()).isEqualTo(5);
		assertThat(run("status 4\necho fine\n").status()).isZero();
		assertThat(run("").status()).isZero();
	}

	@Test
	void lineThatIsTooLongEndsTheShellWithOneLine() throws IOException {
		Result result = run("echo first\n" + "x".repeat(1024 * 1024 + 1) + "\necho last\n");
		assertThat(result.outputText()).isEqualTo("first\n");
		assertThat(result.errorText()).startsWith("A line of the input is longer than ").hasLineCount(1);
		assertThat(result.status()).isEqualTo(2);
	}

	@ParameterizedTest
	@CsvSource({ "ISO-8859-1, first", "UTF-16, ''" })
	void lineThatIsNotUtf8EndsTheShellWithOneLine(String charset, String output) throws IOException {
		assertThat(run("echo M\u00fcller\n").outputText()).isEqualTo("M\u00fcller\n");
		Result result = run("echo first\necho M\u00fcller\necho last\n".getBytes(Charset.forName(charset)));
		assertThat(result.outputText().strip()).isEqualTo(output);
		assertThat(result.errorText())
			.isEqualTo("A line of the input is not UTF-8. It and the lines after it were not run\n");
		assertThat(result.status()).isEqualTo(2);
	}

	@Test
	void lineWithoutEndRuns() throws IOException {
		Result result = run("echo first\necho last");
		assertThat(result.outputText()).isEqualTo("first\nlast\n");
	}

	@Test
	void exitLeavesWithItsStatus() throws IOException {
		Result result = run("echo before\nexit 3\necho after\n");
		assertThat(result.status()).isEqualTo(3);
		assertThat(result.outputText()).isEqualTo("before\n");
	}

	@Test
	void exitLeavesWithTheStatusOfTheLastCommand() throws IOException {
		assertThat(run("status 7\nexit\n").status()).isEqualTo(7);
	}

	@Test
	void unknownCommandIsToldAndTheNextLineRuns() throws IOException {
		Result result = run("nosuch\necho on\n");
		assertThat(result.errorText()).contains("nosuch").hasLineCount(1);
		assertThat(result.outputText()).isEqualTo("on\n");
		assertThat(result.status()).isZero();
		assertThat(run("nosuch\n").status()).isEqualTo(127);
	}

	@Test
	void commandReadsTheLinesThatFollow() throws IOException {
		assertThat(run("cat\necho this is input\n").outputText()).isEqualTo("echo this is input\n");
	}

	@Test
	void signalEndsTheShell() throws Exception {
		try (ChannelShell channel = open("wait\necho never\n".getBytes(StandardCharsets.UTF_8))) {
			ByteArrayOutputStream output = new ByteArrayOutputStream();
			channel.setOut(output);
			channel.open().verify(SshTestServer.SOON);
			commands.awaitStart();
			this.session.send(SshConstants.SSH_MSG_CHANNEL_REQUEST, (int) channel.getRecipient(), "signal", false,
					"TERM");
			assertThat(commands.awaitEnd()).isInstanceOf(InterruptedException.class);
			Result result = SshTestServer.end(channel, output, new ByteArrayOutputStream());
			assertThat(result.status()).isEqualTo(130);
			assertThat(result.output()).isEmpty();
		}
	}

	private Result run(String input) throws IOException {
		return run(input.getBytes(StandardCharsets.UTF_8));
	}

	private Result run(byte[] input) throws IOException {
		try (ChannelShell channel = open(input)) {
			return SshTestServer.run(channel);
		}
	}

	private ChannelShell open(byte[] input) throws IOException {
		ChannelShell channel = this.session.createShellChannel();
		channel.setUsePty(false);
		channel.setIn(new ByteArrayInputStream(input));
		return channel;
	}

}
