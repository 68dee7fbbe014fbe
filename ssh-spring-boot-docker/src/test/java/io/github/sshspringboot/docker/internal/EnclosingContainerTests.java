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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link EnclosingContainer}.
 */
class EnclosingContainerTests {

	@TempDir
	private Path root;

	@Test
	void machineIsNoContainer() {
		assertThat(EnclosingContainer.isPresent(this.root)).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { ".dockerenv", "run/.containerenv" })
	void engineMarksContainers(String mark) throws IOException {
		Path file = this.root.resolve(mark);
		Files.createDirectories(file.getParent());
		Files.createFile(file);
		assertThat(EnclosingContainer.isPresent(this.root)).isTrue();
	}

	@ParameterizedTest
	@CsvSource({ "4026531836, false", "4026532771, true" })
	@DisabledOnOs(value = OS.WINDOWS, disabledReason = "There are no name spaces")
	void containerHasProcessesOfItsOwn(String namespace, boolean container) throws IOException {
		Path link = this.root.resolve("proc/self/ns/pid");
		Files.createDirectories(link.getParent());
		Files.createSymbolicLink(link, Path.of("pid:[" + namespace + "]"));
		assertThat(EnclosingContainer.isPresent(this.root)).isEqualTo(container);
	}

}
