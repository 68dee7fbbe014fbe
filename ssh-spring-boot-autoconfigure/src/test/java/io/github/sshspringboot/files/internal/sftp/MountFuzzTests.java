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

package io.github.sshspringboot.files.internal.sftp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.github.sshspringboot.ForkedJvm;
import io.github.sshspringboot.SshTest;
import io.github.sshspringboot.SshTestServer;
import io.github.sshspringboot.autoconfigure.SshFilesAutoConfiguration;
import io.github.sshspringboot.files.SshFileSystems;
import io.github.sshspringboot.files.SshMount;
import io.github.sshspringboot.files.SshMount.Access;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.FileSystemUtils;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests with requests that are damaged at random, for mounts with links that point out of
 * them, a pipe and an unfinished upload in them.
 */
@SshTest(classes = MountFuzzTests.Mounts.class)
class MountFuzzTests {

	private static final int REQUESTS = 2000;

	private static final long MEGABYTE = 1024 * 1024;

	private static final String[] PATHS = { "/in/a", "/in/b", "/in", "", "/", ".", "..", "/in/..", "/in/d", "/in/d/x",
			"/in/out", "/in/out/secret", "/in/out/new", "/in/d/up", "/in/d/up/outside/secret", "/in/link", "/in/pipe",
			"/in/hard", "/in/dangling", "/in/../../outside/secret", "/in/.ssh-upload", "/in/.ssh-upload/x/1", "/read/a",
			"/read/new", "/read/out/secret", "/read", "/drop/new", "/drop/theirs", "/drop", "/drop/d",
			"/drop/out/secret", "/other", "/in/CON", "/in/a\n", "/in/" + "y/".repeat(200), "/in/" + "z".repeat(300),
			"/in/\u00fc", "~", "/etc/passwd" };

	@SshTest.Injected
	private static SshTestServer server;

	@SshTest.Injected
	private static Place place;

	@BeforeEach
	void fill() throws Exception {
		server.awaitNoConnection();
		for (Path directory : List.of(place.in(), place.read(), place.drop(), place.outside())) {
			FileSystemUtils.deleteRecursively(directory);
			Files.createDirectories(directory.resolve("d"));
			Files.writeString(directory.resolve("a"), "a");
		}
		Files.writeString(place.drop().resolve("theirs"), "secret of others");
		Files.writeString(place.outside().resolve("secret"), "secret of others");
		for (Path directory : List.of(place.in(), place.read(), place.drop())) {
			Files.createSymbolicLink(directory.resolve("out"), place.outside());
			Files.createSymbolicLink(directory.resolve("link"), place.outside().resolve("secret"));
			Files.createSymbolicLink(directory.resolve("dangling"), place.outside().resolve("new"));
			Files.createSymbolicLink(directory.resolve("d/up"), Path.of("../.."));
			Process pipe = new ProcessBuilder("mkfifo", directory.resolve("pipe").toString()).start();
			assertThat(pipe.waitFor(10, TimeUnit.SECONDS)).isTrue();
		}
	}

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 4, 5 })
	@Timeout(120)
	void damagedRequestsLeaveNoMount(long seed) throws Exception {
		Map<String, String> outside = SftpFuzzer.describe(place.outside());
		Map<String, String> read = SftpFuzzer.describe(place.read());
		SftpFuzzer fuzzer = new SftpFuzzer(server, PATHS, new Random(seed));
		fuzzer.send(200);
		long before = ForkedJvm.usedMemory();
		fuzzer.send(REQUESTS);
		assertThat(ForkedJvm.usedMemory() - before).as("seed %d", seed).isLessThan(16 * MEGABYTE);
		assertThat(fuzzer.getAnswered()).as("seed %d", seed).isGreaterThan(REQUESTS / 2);
		assertThat(SftpFuzzer.describe(place.outside())).as("seed %d", seed).isEqualTo(outside);
		assertThat(SftpFuzzer.describe(place.read())).as("seed %d", seed).isEqualTo(read);
		assertThat(place.drop().resolve("theirs")).hasContent("secret of others");
		assertThat(size(place.in())).as("seed %d", seed).isLessThanOrEqualTo(MEGABYTE);
	}

	private static long size(Path directory) throws IOException {
		try (Stream<Path> files = Files.walk(directory)) {
			return files.filter(Files::isRegularFile)
				.filter((file) -> !Files.isSymbolicLink(file))
				.mapToLong((file) -> file.toFile().length())
				.sum();
		}
	}

	/**
	 * The directories that are mounted, and one that is not.
	 */
	record Place(Path root) {

		Path in() {
			return this.root.resolve("in");
		}

		Path read() {
			return this.root.resolve("read");
		}

		Path drop() {
			return this.root.resolve("drop");
		}

		Path outside() {
			return this.root.resolve("outside");
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration(SshFilesAutoConfiguration.class)
	static class Mounts {

		@Bean
		Place place() throws IOException {
			return new Place(Files.createTempDirectory("ssh-files"));
		}

		@Bean
		SshFileSystems files(Place place) {
			return (connection) -> List.of(
					new SshMount("/in", place.in(), Access.READ_WRITE, DataSize.ofKilobytes(100), 100,
							DataSize.ofMegabytes(1), false),
					SshMount.of("/read", place.read()),
					SshMount.of("/drop", place.drop()).withAccess(Access.UPLOAD_ONLY));
		}

	}

}
