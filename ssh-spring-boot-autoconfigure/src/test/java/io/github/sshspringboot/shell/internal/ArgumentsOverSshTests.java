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

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

import io.github.sshspringboot.SshTest;
import io.github.sshspringboot.SshTest.Injected;
import io.github.sshspringboot.SshTestServer;
import io.github.sshspringboot.SshTestServer.Result;
import io.github.sshspringboot.TestSession;
import io.github.sshspringboot.TestTerminal;
import io.github.sshspringboot.command.SshCommand;
import io.github.sshspringboot.command.SshOption;
import io.github.sshspringboot.command.SshStdin;
import org.apache.sshd.client.channel.ChannelExec;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for arguments that do not come from the command line, over a real connection.
 */
@SshTest(value = "ssh.shell.prompt=ready> ", classes = ArgumentsOverSshTests.Commands.class)
class ArgumentsOverSshTests {

	@Injected
	private TestSession session;

	@Test
	void secretIsAskedForWithoutEcho() throws IOException {
		try (TestTerminal terminal = new TestTerminal(this.session, "xterm", 80, 24)) {
			terminal.awaitText("ready> ");
			terminal.type("measure\r");
			terminal.awaitText("Api token:");
			terminal.type("hunter2\r");
			terminal.awaitText("length 7");
			terminal.awaitText("ready> ");
			assertThat(terminal.getOutput()).doesNotContain("hunter2");
		}
	}

	@Test
	void secretIsRefusedWithoutTerminal() throws IOException {
		Result result = SshTestServer.exec(this.session, "measure");
		assertThat(result.status()).isEqualTo(2);
		assertThat(new String(result.error(), StandardCharsets.UTF_8)).contains("Use --api-token").hasLineCount(1);
	}

	@Test
	void rowsAreSeenAsTheyArrive() throws Exception {
		try (ChannelExec channel = this.session.createExecChannel("rows")) {
			ByteArrayOutputStream output = new ByteArrayOutputStream();
			channel.setOut(output);
			channel.open().verify(SshTestServer.SOON);
			channel.getInvertedIn().write("{\"name\":\"first\"}\n".getBytes(StandardCharsets.UTF_8));
			channel.getInvertedIn().flush();
			await().untilAsserted(() -> assertThat(Commands.lastSeen).isEqualTo("first"));
			channel.getInvertedIn().write("{\"name\":\"second\"}\n".getBytes(StandardCharsets.UTF_8));
			channel.getInvertedIn().flush();
			await().untilAsserted(() -> assertThat(Commands.lastSeen).isEqualTo("second"));
			channel.getInvertedIn().close();
			Result result = SshTestServer.end(channel, output, new ByteArrayOutputStream());
			assertThat(result.status()).isZero();
			assertThat(new String(result.output(), StandardCharsets.UTF_8)).isEqualTo("2\n");
		}
	}

	@Test
	void wrongRowIsExplained() throws IOException {
		Result result = SshTestServer.exec(this.session, "rows",
				"name,age\na,1\nb,x\n".getBytes(StandardCharsets.UTF_8));
		assertThat(result.status()).isEqualTo(2);
		assertThat(new String(result.error(), StandardCharsets.UTF_8))
			.isEqualTo("rows: row 2 of the input (line 3): 'age' is not a whole number in range\n");
	}

	record Row(String name, Integer age) {

	}

	@SshCommand
	static class Commands {

		private static volatile String lastSeen = "";

		@SshCommand("measure")
		String measure(@SshOption(secret = true) String apiToken) {
			return "length " + apiToken.length();
		}

		@SshCommand("rows")
		int rows(@SshStdin Stream<Row> rows) {
			return rows.mapToInt((row) -> {
				lastSeen = row.name();
				return 1;
			}).sum();
		}

	}

}
