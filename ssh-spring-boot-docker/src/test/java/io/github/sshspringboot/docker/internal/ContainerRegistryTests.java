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

package io.github.sshspringboot.docker.internal;

import java.nio.file.Path;
import java.time.Duration;

import io.github.sshspringboot.docker.SshContainer;
import io.github.sshspringboot.docker.internal.engine.DockerEngine;
import io.github.sshspringboot.docker.internal.engine.FakeEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ContainerRegistry}.
 */
@Timeout(30)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Engines there are not at Unix sockets")
class ContainerRegistryTests {

	@TempDir
	private Path directory;

	@Test
	void containerThatCannotBeRemovedDoesNotKeepTheOthers() throws Exception {
		Path socket = this.directory.resolve("engine.sock");
		try (FakeEngine fake = new FakeEngine(socket)) {
			ContainerRegistry registry = new ContainerRegistry(new DockerEngine(socket, Duration.ofSeconds(20)), "here",
					null);
			fake.answers(200, "[{\"Id\":\"a\",\"Labels\":{}},{\"Id\":\"b\",\"Labels\":{}}]")
				.answers(500, "{\"message\":\"device or resource busy\"}")
				.answers(204, "");
			registry.sweep();
			assertThat(fake.requests()).hasSize(3)
				.endsWith("DELETE /v1.44/containers/a?force=1&v=1", "DELETE /v1.44/containers/b?force=1&v=1");
		}
	}

	@Test
	void containerThatAnotherApplicationOfTheProcessUsesStays() throws Exception {
		Path socket = this.directory.resolve("engine.sock");
		try (FakeEngine fake = new FakeEngine(socket)) {
			DockerEngine engine = new DockerEngine(socket, Duration.ofSeconds(20));
			ProcessIdentity process = ProcessIdentity.current();
			ContainerRegistry.Registration registration = new ContainerRegistry(engine, "here", process)
				.register(new SshContainer("image"), "2", "alice");
			ContainerRegistry other = new ContainerRegistry(engine, "here", process);
			String answer = "[{\"Id\":\"a\",\"Labels\":{\"" + ContainerRegistry.SESSION + "\":\"2\",\""
					+ ContainerRegistry.PROCESS + "\":\"" + process + "\"}}]";
			fake.answers(200, answer);
			other.sweep();
			assertThat(fake.requests()).hasSize(1);
			registration.close();
			fake.answers(200, answer).answers(204, "");
			other.sweep();
			assertThat(fake.requests()).hasSize(3);
		}
	}

	@Test
	void containerInUseStays() throws Exception {
		Path socket = this.directory.resolve("engine.sock");
		try (FakeEngine fake = new FakeEngine(socket)) {
			ContainerRegistry registry = new ContainerRegistry(new DockerEngine(socket, Duration.ofSeconds(20)), "here",
					null);
			ContainerRegistry.Registration registration = registry.register(new SshContainer("image"), "1", "alice");
			String answer = "[{\"Id\":\"a\",\"Labels\":{\"" + ContainerRegistry.SESSION + "\":\"1\"}}]";
			fake.answers(200, answer);
			registry.sweep();
			assertThat(fake.requests()).hasSize(1);
			registration.close();
			fake.answers(200, answer).answers(204, "");
			registry.sweep();
			assertThat(fake.requests()).hasSize(3);
		}
	}

}
