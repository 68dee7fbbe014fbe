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
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.junit.jupiter.Testcontainers;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the README shows of the sample application is what happens.
 */
@Testcontainers(disabledWithoutDocker = true)
class ReadmeIntegrationTests {

	private static final Pattern COMMAND = Pattern.compile("\\$ ssh (\\w+)@localhost -p 2222 (.*)");

	@Test
	void applicationIsRunByOneCommandAndTestedByAnother() throws Exception {
		assertThat(blocks("shell")).containsExactly(
				"mvn -q -DskipTests package && java -jar sample-app/target/sample-app.jar\n", "mvn verify\n");
	}

	@Test
	void sessionsAreAsShown(@TempDir Path data) throws Exception {
		List<String> sessions = blocks("console");
		assertThat(sessions).isNotEmpty();
		try (Sample sample = Sample.start(data)) {
			for (String session : sessions) {
				StringBuilder actual = new StringBuilder();
				session.lines().filter((line) -> line.startsWith("$ ")).forEach((line) -> {
					assertThat(line).matches(COMMAND);
					actual.append(line).append('\n').append(Clients.run(script(sample, line)).output());
				});
				assertThat(actual.toString()).isEqualTo(session);
			}
		}
	}

	private static String script(Sample sample, String line) {
		return COMMAND.matcher(line)
			.replaceFirst(
					"sshpass -p $1-password ssh -F /clients/ssh_config $1@localhost -p " + sample.port() + " $2 2>&1");
	}

	private static List<String> blocks(String language) throws IOException {
		List<String> result = new ArrayList<>();
		String readme = Files.readString(Path.of("..", "README.md"));
		Pattern.compile("(?ms)^```" + language + "\\n(.*?)^```$")
			.matcher(readme.substring(readme.indexOf("\n## The sample\n")))
			.results()
			.forEach((match) -> result.add(match.group(1)));
		return result;
	}

}
