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

package io.github.sshspringboot.test.docs;

import io.github.sshspringboot.test.SshResult;
import io.github.sshspringboot.test.SshTestClient;
import io.github.sshspringboot.test.SshTestKey;
import io.github.sshspringboot.test.SshTestScreen;
import io.github.sshspringboot.test.SshTestShell;
import io.github.sshspringboot.test.WithServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import org.springframework.beans.factory.annotation.Value;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Examples of tests with an {@link SshTestClient} for the documentation.
 */
@WithServer
@Timeout(60)
class ClientTests {

	private final int port;

	ClientTests(@Value("${local.ssh.port}") int port) {
		this.port = port;
	}

	@Test
	void commandIsRun() {
		int port = this.port;
		try (SshTestClient client = SshTestClient.connectTo(port)) {
			SshTestClient alice = client.as("alice").password("alice-password");
			assertThat(alice.run("fruits")).succeeded().stdout().contains("pear");
		}
	}

	@Test
	void resultsAreChecked() {
		try (SshTestClient client = SshTestClient.connectTo(this.port)) {
			SshTestClient alice = client.as("alice").password("alice-password");
			assertThat(alice.run("whoami")).succeeded().hasStdout("alice\n").hasNoStderr();
			assertThat(alice.run("fruits --wrong")).hasExitStatus(2).stderr().contains("--wrong");
			SshResult result = alice.run("fruits -o json");
			assertThat(result).rows().extracting("name").containsExactly("apple", "pear");
			assertThat(result.json()).extractingJsonPathStringValue("$[1].name").isEqualTo("pear");
		}
	}

	@Test
	void shellIsUsed() {
		try (SshTestClient client = SshTestClient.connectTo(this.port).as("alice").password("alice-password")) {
			try (SshTestShell shell = client.shell(80, 24)) {
				shell.awaitText("test>").type("whoa").press(SshTestKey.TAB).awaitText("test> whoami");
				shell.press(SshTestKey.ENTER).expect("alice").expect("test>");
				SshTestScreen screen = shell.screen();
				assertThat(screen.row(screen.cursorRow())).isEqualTo("test>");
				assertThat(screen.find("alice").foreground()).isNull();
				shell.resize(50, 10).enter("hang").expect("started").ctrlC().expect("test>");
				shell.enter("exit");
				assertThat(shell.awaitEnd().exitStatus()).isEqualTo(130);
			}
		}
	}

}
