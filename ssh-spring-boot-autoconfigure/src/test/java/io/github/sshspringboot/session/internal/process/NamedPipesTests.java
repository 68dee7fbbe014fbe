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

package io.github.sshspringboot.session.internal.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

/**
 * Tests for {@link NamedPipes}.
 */
@EnabledOnOs(value = OS.LINUX, disabledReason = "needs mkfifo")
class NamedPipesTests {

	@TempDir
	@SuppressWarnings("NullAway.Init")
	private Path parent;

	@Test
	void nothingIsLeftOnceTheProcessHasStarted() throws Exception {
		try (NamedPipes pipes = create()) {
			assertThat(pipes.start(new ProcessBuilder("/bin/cat"))).isNotNull();
			pipes.close();
			pipes.input().write("hello".getBytes(StandardCharsets.UTF_8));
			pipes.input().close();
			assertThat(pipes.output().readAllBytes()).asString().isEqualTo("hello");
		}
		assertThat(list(this.parent)).isEmpty();
	}

	@RepeatedTest(5)
	void nothingIsLeftWhenTheClientLeavesMeanwhile() throws Exception {
		Thread.currentThread().interrupt();
		try (@Nullable
		NamedPipes pipes = NamedPipes.create(this.parent)) {
			assertThat(pipes).isNotNull();
		}
		catch (InterruptedException ex) {
			assertThat(Thread.interrupted()).isFalse();
		}
		finally {
			Thread.interrupted();
		}
		assertThat(list(this.parent)).isEmpty();
	}

	@Test
	void nothingIsLeftOfAProcessThatDoesNotStart() throws Exception {
		try (NamedPipes pipes = create()) {
			assertThatIOException().isThrownBy(() -> pipes.start(new ProcessBuilder("/no/such/program")));
		}
		assertThat(list(this.parent)).isEmpty();
	}

	@Test
	void fileOfSomebodyElseHarmsNoProcessThatHasStarted() throws Exception {
		try (NamedPipes pipes = create()) {
			Path directory = list(this.parent).get(0);
			Path foreign = Files.createFile(directory.resolve("foreign"));
			Process process = pipes.start(new ProcessBuilder("/bin/true"));
			pipes.close();
			assertThat(process.waitFor()).isZero();
			assertThat(list(directory)).containsExactly(foreign);
		}
	}

	private NamedPipes create() throws InterruptedException {
		return Objects.requireNonNull(NamedPipes.create(this.parent));
	}

	private static List<Path> list(Path directory) throws IOException {
		try (Stream<Path> files = Files.list(directory)) {
			return files.toList();
		}
	}

}
