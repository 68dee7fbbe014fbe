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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.junit.jupiter.Testcontainers;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the README and the page on sessions show of the sample application is what
 * happens.
 */
@Tag("aot")
@Testcontainers(disabledWithoutDocker = true)
class ReadmeIntegrationTests {

	private static final Pattern COMMAND = Pattern
		.compile("(ssh|sftp|scp) (.*?)(\\w+)@localhost(.*)|(printf|cat) [^|;&]*");

	private static final String RESULT = "outbox/orders.csv.result";

	private static final Page README = new Page(Path.of("..", "README.md"), "\n## The sample\n");

	private static final Page SESSIONS = new Page(Path.of("..", "docs", "sessions.md"),
			"\n## Try it with the sample\n");

	@Test
	void applicationIsRunByOneCommandAndTestedByAnother() throws Exception {
		assertThat(README.blocks("shell")).containsExactly(
				"mvn -q -DskipTests package && java -jar sample-app/target/sample-app.jar\n", "mvn verify\n");
	}

	@Test
	void sessionsAreAsShown(@TempDir Path data) throws Exception {
		try (Sample sample = Sample.start(data)) {
			assertAsShown(README, sample, data);
		}
	}

	@Test
	void sessionsInContainersAreAsShown(@TempDir Path data) throws Exception {
		Path configuration = Files.writeString(data.resolve("sessions.yaml"),
				SESSIONS.blocks("yaml").get(0).replace("/tmp/recordings", data.resolve("recordings").toString()));
		try (Sample sample = Sample.start(data, "--spring.config.additional-location=file:" + configuration)) {
			assertAsShown(SESSIONS, sample, data);
		}
	}

	private static void assertAsShown(Page page, Sample sample, Path data) throws IOException {
		List<String> sessions = page.blocks("console");
		assertThat(sessions).isNotEmpty();
		for (String session : sessions) {
			StringBuilder actual = new StringBuilder();
			session.lines().filter((line) -> line.startsWith("$ ")).forEach((line) -> {
				if (line.contains(RESULT)) {
					Awaitility.await().atMost(20, TimeUnit.SECONDS).until(() -> Files.exists(data.resolve(RESULT)));
				}
				actual.append(line).append('\n').append(Clients.run(script(sample, line.substring(2))).output());
			});
			assertThat(actual.toString()).isEqualTo(session);
		}
	}

	/**
	 * Returns what a user would type, with the port of the sample and the password.
	 */
	private static String script(Sample sample, String line) {
		Matcher command = COMMAND.matcher(line);
		assertThat(command.matches()).as(line).isTrue();
		String script = line;
		if (command.group(1) != null) {
			script = "sshpass -p %s-password %s -F /clients/ssh_config %s".formatted(command.group(3), command.group(1),
					line.substring(command.group(1).length()).replaceFirst("2222", Integer.toString(sample.port())));
		}
		return "cd /tmp && bash -c " + Clients.quote("exec 2>&1; " + script);
	}

	/**
	 * A page from a heading on.
	 */
	private record Page(Path file, String heading) {

		List<String> blocks(String language) throws IOException {
			String text = Files.readString(this.file);
			assertThat(text).contains(this.heading);
			return Pattern.compile("(?ms)^```" + language + "\\n(.*?)^```$")
				.matcher(text.substring(text.indexOf(this.heading)))
				.results()
				.map((match) -> match.group(1))
				.toList();
		}

	}

}
