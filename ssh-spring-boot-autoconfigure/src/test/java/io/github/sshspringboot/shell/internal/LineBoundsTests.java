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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.github.sshspringboot.ForkedJvm;
import io.github.sshspringboot.SshTest;
import io.github.sshspringboot.SshTest.Injected;
import io.github.sshspringboot.SshTestServer;
import io.github.sshspringboot.SshTestServer.Result;
import io.github.sshspringboot.TestSession;
import io.github.sshspringboot.TestTerminal;
import org.apache.sshd.client.channel.ChannelShell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that no line costs more than a bounded time and memory, wherever it comes from.
 */
@SshTest("ssh.shell.prompt=ready> ")
class LineBoundsTests {

	private static final String TOO_MANY_WORDS = "A command line may have at most 4096 words. "
			+ "Nothing was run. Send longer data through standard input\n";

	private static final String TOO_LONG = "A command line may have at most 65536 characters. "
			+ "Nothing was run. Send longer data through standard input\n";

	@Injected
	private TestSession session;

	@Test
	void longLinesLeaveNothingInASmallHeap(@TempDir Path directory) throws Exception {
		Path report = directory.resolve("report");
		try (ForkedJvm jvm = ForkedJvm.start(directory.resolve("output"), List.of("-Xmx256m"), LongLines.class,
				report.toString())) {
			assertThat(jvm.awaitEnd(120)).isTrue();
			List<String> lines = Files.readAllLines(report);
			assertThat(lines.subList(0, lines.size() - 2)).hasSize(64).containsOnly("status 2");
			assertThat(lines.get(lines.size() - 2)).matches("(-[0-9]+|[0-9]|1[0-9]) MB more");
			assertThat(lines).endsWith("alive");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "echo %s", "watch -n 1 echo %s", "completion candidates %s", "completion bash %s",
			"echo a | grep %s", "echo a | where %s", "%s", "help %s" })
	void lineOfTooManyWordsIsRefusedWhole(String line) throws IOException {
		Result result = SshTestServer.exec(this.session, line.formatted("x ".repeat(5000)));
		assertThat(result.status()).isEqualTo(2);
		assertThat(result.outputText()).isEmpty();
		assertThat(result.errorText()).isEqualTo(TOO_MANY_WORDS);
	}

	@Test
	void lineThatIsTooLongIsRefusedWhole() throws IOException {
		Result result = SshTestServer.exec(this.session, "echo first; echo " + "x".repeat(200_000));
		assertThat(result.status()).isEqualTo(2);
		assertThat(result.outputText()).isEmpty();
		assertThat(result.errorText()).isEqualTo(TOO_LONG);
	}

	@Test
	void longestLineRuns() throws IOException {
		String word = "x".repeat(60_000);
		assertThat(SshTestServer.exec(this.session, "echo " + word).outputText()).isEqualTo(word + "\n");
		assertThat(SshTestServer.exec(this.session, "echo" + " x".repeat(4095)).outputText()).hasSize(8190);
	}

	@Test
	void scriptFromStandardInputHasTheSameBounds() throws IOException {
		Result result = runScript("echo first\necho " + "x ".repeat(5000) + "\necho last\n");
		assertThat(result.outputText()).isEqualTo("first\nlast\n");
		assertThat(result.errorText()).isEqualTo(TOO_MANY_WORDS);
		result = runScript("echo first\necho '" + ("x".repeat(60_000) + "\n").repeat(2) + "'\necho last\n");
		assertThat(result.outputText()).isEqualTo("first\n");
		assertThat(result.errorText()).startsWith("A line of the input is longer than the 65536 bytes").hasLineCount(1);
		assertThat(result.status()).isEqualTo(2);
	}

	private Result runScript(String script) throws IOException {
		ChannelShell channel = this.session.createShellChannel();
		channel.setUsePty(false);
		channel.setIn(new ByteArrayInputStream(script.getBytes(StandardCharsets.UTF_8)));
		return SshTestServer.run(channel);
	}

	@ParameterizedTest
	@ValueSource(ints = { 70_000, 300_000, 1_000_000 })
	void longPasteIsRefusedAndTheShellGoesOn(int length) throws IOException {
		try (TestTerminal terminal = new TestTerminal(this.session, "xterm", 200, 50)) {
			terminal.awaitText("ready> ");
			terminal.type("\033[200~echo " + "x".repeat(length) + "\033[201~");
			terminal.type("\r");
			terminal.awaitText("A command line may have at most 65536 characters");
			terminal.awaitText("ready> ");
			terminal.type("echo al''ive\r");
			terminal.awaitText("alive");
		}
	}

	@Test
	void whatIsYankedAgainAndAgainIsBounded() throws IOException {
		try (TestTerminal terminal = new TestTerminal(this.session, "dumb", 200, 50)) {
			terminal.awaitText("ready> ");
			terminal.type("echo " + "x".repeat(2000) + "\r");
			terminal.awaitText("x\r\n");
			terminal.type("echo al''ive\r");
			terminal.awaitText("alive");
		}
		try (TestTerminal terminal = new TestTerminal(this.session, "xterm", 200, 50)) {
			terminal.awaitText("ready> ");
			terminal.type("\033[200~" + "x".repeat(60_000) + "\033[201~\025");
			terminal.type("\031".repeat(20) + "\r");
			terminal.awaitText("A command line may have at most 65536 characters");
			terminal.type("\0339\0339\0339\0339\0339\0339");
			terminal.type("\025echo al''ive\r");
			terminal.awaitText("alive");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "--%s", "-%s", "%s", "echo --%s=1", "echo -%s", "status %s", "status --%s", "help %s",
			"echo a | %s", "echo a | grep --%s", "echo a | grep '%s('", "echo a | head -n %s", "echo a | head %s",
			"echo a | where %s=1", "echo a | where a %s", "echo a | tail -n %s", "echo -o %s a", "echo --columns %s a",
			"watch -n %s echo a", "watch --%s", "completion bash %s/", "nonsense '%s it''s'", "echo a | select --%s",
			"echo a | grep \"'%s'('%s\"" })
	@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
	void messageThatRepeatsAWordIsShort(String line) throws IOException {
		Result result = SshTestServer.exec(this.session, line.replace("%s", "z".repeat(60_000 / 2)));
		assertThat(result.status()).isNotZero();
		assertThat(result.outputText()).isEmpty();
		assertThat(result.errorText()).hasLineCount(1).hasSizeBetween(10, 1000);
	}

}
