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

import java.nio.file.Path;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testcontainers.junit.jupiter.Testcontainers;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is recorded of a session, and what others see of it, is what its user saw.
 */
@Testcontainers(disabledWithoutDocker = true)
class RecordedSessionsIntegrationTests {

	private static final String OUTPUT = """
			import json, sys
			for line in list(open(sys.argv[1], encoding='utf-8'))[1:]:
			    event = json.loads(line)
			    if event[1] == 'o':
			        sys.stdout.buffer.write(event[2].encode())
			""";

	private static Sample sample;

	@BeforeAll
	static void start(@TempDir Path data) throws Exception {
		sample = Backend.start(data, "--ssh.session.watch.authorities=ROLE_ADMIN",
				"--ssh.recording.reader-authorities=ROLE_ADMIN", "--ssh.recording.sessions=all",
				"--ssh.recording.format=asciicast-v2", "--ssh.recording.location=" + data.resolve("recordings"));
		Clients.copy(OUTPUT, "/clients/output.py");
	}

	@AfterAll
	static void stop() {
		sample.close();
	}

	@ParameterizedTest
	@EnumSource
	void recordingHasEachByteThatTheClientSaw(Backend backend) {
		String session = backend.runAtTerminal(Client.OPENSSH, sample,
				"printf '\\033[1mgr\\303\\274n\\033[m\\n'; for i in $(seq 20000); do printf '日本語%d ' $i; done; exit 5");
		Clients.run("rm -f /tmp/seen; script -q -c " + Clients.quote(session + " > /tmp/seen") + " /dev/null");
		Clients.succeed("""
				set -e
				id=$(%1$s | tail -n 1 | cut -d ' ' -f 1)
				%2$s > /tmp/export.cast
				python3 /clients/output.py /tmp/export.cast | cmp - /tmp/seen
				script -q -e -c 'asciinema cat /tmp/export.cast > /tmp/cat' /dev/null
				cmp /tmp/cat /tmp/seen
				script -q -e -c 'asciinema play -s 1000 /tmp/export.cast > /tmp/played' /dev/null
				cmp /tmp/played /tmp/seen
				""".formatted(Client.OPENSSH.asAdmin(sample, "recordings --limit 1 --user " + backend.user()),
				Client.OPENSSH.asAdmin(sample, "recordings export ID").replace("ID'", "'$id")));
	}

	@ParameterizedTest
	@EnumSource
	void otherSeesTheSessionWhileItsSizeChanges(Backend backend) {
		try (Screen watched = Screen.run(backend.runAtTerminal(Client.OPENSSH, sample, ""), 90, 30)) {
			watched.awaitText(Backend.PROMPT);
			String id = Clients
				.succeed(
						Client.OPENSSH.asAdmin(sample, "sessions") + " | grep " + backend.user() + " | cut -d ' ' -f 1")
				.trim();
			try (Screen watching = Screen.run(
					Client.OPENSSH.atTerminal(sample, "admin", "sessions watch " + id) + "; echo status=$?; sleep 60",
					100, 40)) {
				watched.awaitText("admin");
				watched.enter("echo first''word");
				watching.awaitText("firstword");
				String size = watched.size();
				watched.resize(60, 12);
				watched.enter("while [ \"$(stty size)\" = '" + size + "' ]; do sleep 0.1; done; stty size");
				watching.awaitText(watched.size());
				watching.enter("echo typed''here");
				watched.enter("echo second''word");
				watching.awaitText("secondword");
				assertThat(watched.text()).doesNotContain("typedhere");
				watched.enter("exit");
				watching.awaitText("status=0");
			}
		}
	}

}
