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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
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

	private FakeEngine fake;

	private DockerEngine engine;

	@BeforeEach
	void start(@TempDir Path directory) throws Exception {
		Path socket = directory.resolve("engine.sock");
		this.fake = new FakeEngine(socket);
		this.engine = new DockerEngine(socket, Duration.ofSeconds(20));
	}

	@AfterEach
	void stop() throws Exception {
		this.fake.close();
	}

	@Test
	void containerThatCannotBeRemovedDoesNotKeepTheOthers() {
		this.fake.answers(200, "[{\"Id\":\"a\",\"Labels\":{}},{\"Id\":\"b\",\"Labels\":{}}]")
			.answers(500, "{\"message\":\"device or resource busy\"}")
			.answers(204, "");
		new ContainerRegistry(this.engine, "here", null).sweep();
		assertThat(this.fake.requests()).hasSize(3)
			.endsWith("DELETE /v1.44/containers/a?force=1&v=1", "DELETE /v1.44/containers/b?force=1&v=1");
	}

	@Test
	void containerThatAnotherApplicationOfTheProcessUsesStays() {
		ProcessIdentity process = ProcessIdentity.current();
		assertStaysWhileInUse(new ContainerRegistry(this.engine, "here", process),
				new ContainerRegistry(this.engine, "here", process), "{\"" + ContainerRegistry.SESSION + "\":\"1\",\""
						+ ContainerRegistry.PROCESS + "\":\"" + process + "\"}");
	}

	@Test
	void containerInUseStays() {
		ContainerRegistry registry = new ContainerRegistry(this.engine, "here", null);
		assertStaysWhileInUse(registry, registry, "{\"" + ContainerRegistry.SESSION + "\":\"1\"}");
	}

	private void assertStaysWhileInUse(ContainerRegistry user, ContainerRegistry sweeper, String labels) {
		ContainerRegistry.Registration registration = user.register(new SshContainer("image"), "1", "alice");
		String answer = "[{\"Id\":\"a\",\"Labels\":" + labels + "}]";
		this.fake.answers(200, answer);
		sweeper.sweep();
		assertThat(this.fake.requests()).hasSize(1);
		registration.close();
		this.fake.answers(200, answer).answers(204, "");
		sweeper.sweep();
		assertThat(this.fake.requests()).hasSize(3);
	}

}
