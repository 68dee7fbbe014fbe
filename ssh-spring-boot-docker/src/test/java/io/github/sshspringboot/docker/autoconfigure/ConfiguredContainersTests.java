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

package io.github.sshspringboot.docker.autoconfigure;

import java.nio.file.Path;
import java.time.Duration;

import io.github.sshspringboot.docker.internal.engine.DockerEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ConfiguredContainers}.
 */
@ExtendWith(OutputCaptureExtension.class)
class ConfiguredContainersTests {

	private final SshContainerProperties properties = new SshContainerProperties();

	private final DockerEngine engine = new DockerEngine(Path.of("/run/docker.sock"), Duration.ofSeconds(1));

	@Test
	void applicationInAContainerIsToldThatItNeedsAName(CapturedOutput output) {
		new ConfiguredContainers(this.properties).registry(this.engine, "orders", true);
		assertThat(output).containsOnlyOnce("WARN").contains("'ssh.backends.container.instance' is not set");
	}

	@Test
	void applicationThatIsFoundAgainIsToldNothing(CapturedOutput output) {
		new ConfiguredContainers(this.properties).registry(this.engine, "orders", false);
		this.properties.setInstance("orders-0");
		new ConfiguredContainers(this.properties).registry(this.engine, "orders", true);
		assertThat(output).doesNotContain("WARN");
	}

}
