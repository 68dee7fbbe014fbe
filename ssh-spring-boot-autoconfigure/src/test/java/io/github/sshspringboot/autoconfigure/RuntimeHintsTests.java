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

package io.github.sshspringboot.autoconfigure;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;

import io.github.sshspringboot.ForkedJvm;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.aot.agent.RecordedInvocation;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the runtime hints of a server as a whole, by an agent that records what is
 * reached by reflection.
 */
@Tag("any-jdk")
class RuntimeHintsTests {

	/**
	 * Whose calls are recorded, besides those of Spring. JLine is left out, because there
	 * are metadata for native images in its archives.
	 */
	private static final String RECORDED = "+io.github.sshspringboot,+org.apache.sshd,+tools.jackson,+picocli";

	@Test
	void nothingIsReachedByReflectionWithoutAHint(@TempDir Path directory) throws Exception {
		String agent = "-javaagent:" + agent() + "=" + RECORDED;
		try (ForkedJvm jvm = ForkedJvm.start(directory.resolve("output"), List.of("-Xmx512m", agent),
				HintedServer.class)) {
			assertThat(jvm.awaitEnd(180)).as(jvm.output()).isTrue();
			assertThat(jvm.output()).containsPattern("\\n0 of \\d{3,} calls have no hint\\n");
		}
	}

	private static Path agent() throws URISyntaxException {
		return Path.of(RecordedInvocation.class.getProtectionDomain().getCodeSource().getLocation().toURI());
	}

}
