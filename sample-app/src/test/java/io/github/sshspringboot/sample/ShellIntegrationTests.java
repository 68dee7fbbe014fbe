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

package io.github.sshspringboot.sample;

import io.github.sshspringboot.sample.Clients.Result;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testcontainers.junit.jupiter.Testcontainers;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The shell at a real terminal, and without one.
 */
@Tag("jdk")
@Testcontainers(disabledWithoutDocker = true)
@ExtendWith(RunningSample.class)
class ShellIntegrationTests {

	private final Sample sample;

	ShellIntegrationTests(Sample sample) {
		this.sample = sample;
	}

	@Test
	void shellRunsCommandsAndExitEndsItWithStatus() {
		Result result = Clients.expect(this.sample, "", """
				expect "admin@orders> "
				send "diag echo 'one  word'\\r"
				expect "one  word\\r"
				expect "admin@orders> "
				send "orders lsit"
				send "\\003"
				expect "admin@orders> "
				send "diag whoami\\r"
				expect "admin ROLE_ADMIN"
				expect "admin@orders> "
				send "exit 6\\r"
				expect eof
				exit [lindex [wait] 3]
				""");
		assertThat(result.status()).as(result.toString()).isEqualTo(6);
		assertThat(result.output()).doesNotContain("There is no command");
	}

	@Test
	void controlDEndsShell() {
		Result result = Clients.expect(this.sample, "", """
				expect "admin@orders> "
				send "\\004"
				expect eof
				exit [lindex [wait] 3]
				""");
		assertThat(result.status()).as(result.toString()).isZero();
	}

	@Test
	void shellWithoutTerminalRunsLinesAndEndsWithStatusOfLast() {
		String shell = Client.OPENSSH.asAdmin(this.sample, "").replace("ssh -F", "ssh -T -F").replace(" ''", "");
		Result result = Clients.run("printf 'diag echo one\\ndiag exit 3\\ndiag echo two\\n' | " + shell);
		assertThat(result).isEqualTo(new Result(0, "one\ntwo\n", ""));
		assertThat(Clients.run("printf 'diag echo one\\ndiag exit 3' | " + shell))
			.isEqualTo(new Result(3, "one\n", ""));
	}

}
