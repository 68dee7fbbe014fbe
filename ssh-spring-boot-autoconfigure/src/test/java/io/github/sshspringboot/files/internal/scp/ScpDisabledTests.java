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

package io.github.sshspringboot.files.internal.scp;

import io.github.sshspringboot.SshTest;
import io.github.sshspringboot.SshTestServer;
import io.github.sshspringboot.SshTestServer.Result;
import io.github.sshspringboot.TestSession;
import io.github.sshspringboot.command.SshCommand;
import io.github.sshspringboot.command.SshOption;
import io.github.sshspringboot.files.internal.TestFiles;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for lines of {@code scp} on a server that does not serve its protocol.
 */
class ScpDisabledTests {

	private static final String HINT = "This server copies files by SFTP only: use scp without -O, or sftp.\n";

	@Nested
	@SshTest(classes = TestFiles.class)
	class WithFiles {

		@SshTest.Injected
		private TestSession session;

		@Test
		void userIsToldWhatToDo() throws Exception {
			Result result = SshTestServer.exec(this.session, "scp -r -t /");
			assertThat(result.status()).isEqualTo(127);
			assertThat(result.output()).isEmpty();
			assertThat(result.errorText()).endsWith(HINT);
		}

		@Test
		void otherCommandsAreNotExplained() throws Exception {
			assertThat(SshTestServer.exec(this.session, "none -t /").errorText()).doesNotContain("SFTP");
			assertThat(SshTestServer.exec(this.session, "scp a b").errorText()).doesNotContain("SFTP");
		}

	}

	@Nested
	@SshTest(classes = { TestFiles.class, OwnScp.class })
	class WithOwnCommand {

		@SshTest.Injected
		private TestSession session;

		@Test
		void commandOfTheApplicationRuns() throws Exception {
			assertThat(SshTestServer.exec(this.session, "scp -t").outputText()).isEqualTo("own\n");
		}

	}

	@Nested
	@SshTest
	class WithoutFiles {

		@SshTest.Injected
		private TestSession session;

		@Test
		void thereIsNeitherSftpNorScp() throws Exception {
			assertThat(SshTestServer.exec(this.session, "scp -t /").errorText()).doesNotContain("SFTP");
		}

	}

	@SshCommand
	static class OwnScp {

		@SshCommand("scp")
		String scp(@SshOption("-t") boolean to) {
			return "own";
		}

	}

}
