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

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

import io.github.sshspringboot.ForkedJvm;
import io.github.sshspringboot.SshTest;
import io.github.sshspringboot.SshTestServer;
import io.github.sshspringboot.files.internal.DirectoryTree;
import io.github.sshspringboot.files.internal.TestFiles;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests with requests that are damaged at random, by seeds that stay the same.
 */
@SshTest(classes = TestFiles.class)
class SftpFuzzTests {

	private static final int REQUESTS = 2000;

	private static final long MEGABYTE = 1024 * 1024;

	private static final String[] PATHS = { "/a", "/b", "/", "", ".", "..", "/d", "/d/x", "../secret",
			"/../../secret/file", "d/../../secret/file", "/a/..", "/d/./x", "//", "/\u00fc", "/.a.part", "~", "/secret",
			"/etc/passwd", "/proc/self/mem", "\\..\\..\\secret", "/a\n", "/CON", "/d/" + "y/".repeat(100),
			"/" + "z".repeat(300), "/broken", "/fatal", "/denied" };

	@SshTest.Injected
	private static SshTestServer server;

	@SshTest.Injected
	private static DirectoryTree tree;

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 4, 5 })
	void damagedRequestsDoNoHarm(long seed) throws Exception {
		tree.reset();
		tree.setLimit(MEGABYTE);
		Path secret = tree.getRoot().resolveSibling(tree.getRoot().getFileName() + "-secret");
		Files.createDirectories(secret);
		Files.writeString(secret.resolve("file"), "secret");
		Map<String, String> outside = SftpFuzzer.describe(secret);
		Random random = new Random(seed);
		SftpFuzzer fuzzer = new SftpFuzzer(server, PATHS, random);
		fuzzer.send(200);
		long before = ForkedJvm.usedMemory();
		fuzzer.send(REQUESTS);
		assertThat(ForkedJvm.usedMemory() - before).as("seed %d", seed).isLessThan(16 * MEGABYTE);
		assertThat(fuzzer.getAnswered()).as("seed %d", seed).isGreaterThan(REQUESTS / 2);
		assertThat(SftpFuzzer.describe(secret)).as("seed %d", seed).isEqualTo(outside);
		try (Stream<Path> files = Files.walk(tree.getRoot())) {
			assertThat(files).as("seed %d", seed).noneMatch(Files::isSymbolicLink);
		}
	}

}
