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

package io.github.sshspringboot.server.internal.key;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * Tests for {@link KeyFileCheck}.
 */
class KeyFileCheckTests {

	private final Path top;

	private final Path directory;

	private final Path file;

	KeyFileCheckTests(@TempDir Path top) throws Exception {
		this.top = top.toRealPath();
		this.directory = Files.createDirectories(this.top.resolve("a/b"));
		this.file = KeyFiles.chmod("rw-------", Files.writeString(this.directory.resolve("keys"), "keys"));
	}

	private static @Nullable KeyFileProblem problem(Path file) throws Exception {
		return KeyFileCheck.create().findProblem(file);
	}

	private KeyFileCheck ofOthers(@Nullable String username) {
		return new KeyFileCheck(Set.of(Integer.MAX_VALUE), username);
	}

	private static void sticky(Path directory) throws Exception {
		Files.setAttribute(directory, "unix:mode", 01777);
	}

	@Test
	void fileOfThisProcessInItsOwnDirectoryIsFine() throws Exception {
		assertThat(problem(this.file)).isNull();
		assertThat(problem(KeyFiles.chmod("rw-r--r--", this.file))).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "rw-rw----", "rw----rw-" })
	void fileThatOthersCanWrite(String permissions) throws Exception {
		KeyFiles.chmod(permissions, this.file);
		assertThat(problem(this.file)).isEqualTo(new KeyFileProblem("can be written by other users of this machine",
				"restrict it to its owner: chmod 600 " + this.file));
	}

	@Test
	void fileOfAnotherUser() throws Exception {
		assertThat(ofOthers(null).findProblem(this.file)).isEqualTo(new KeyFileProblem(
				"belongs to another user of this machine",
				"give it to the user of this application: chown -h " + KeyFileOwners.processUser() + " " + this.file));
	}

	@Test
	void fileInADirectoryOfAnotherUser() throws Exception {
		assumeThat(KeyFileOwners.processUser()).as("only root can give files to others").isZero();
		Files.setAttribute(this.directory, "unix:uid", 4242);
		assertThat(problem(this.file))
			.isEqualTo(new KeyFileProblem("is in " + this.directory + ", which belongs to another user of this machine",
					"give it to the user of this application: chown -h 0 " + this.directory));
	}

	@Test
	void fileMayBelongToTheUserOfTheName() throws Exception {
		String owner = Files.getOwner(this.file).getName();
		assertThat(ofOthers(owner).findProblem(this.file)).isNull();
		assertThat(ofOthers(owner + "x").findProblem(this.file)).isNotNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "a/b", "a", "" })
	void directoryInWhichAllCanWrite(String name) throws Exception {
		Path open = KeyFiles.chmod("rwxrwxrwx", this.top.resolve(name));
		assertThat(problem(this.file))
			.isEqualTo(new KeyFileProblem("is below " + open + ", where all users of this machine can write",
					"take that right from them: chmod o-w " + open));
	}

	@ParameterizedTest
	@ValueSource(strings = { "a/b", "a", "" })
	void directoryInWhichAGroupCanWriteIsFine(String name) throws Exception {
		KeyFiles.chmod("rwxrwxr-x", this.top.resolve(name));
		assertThat(problem(this.file)).isNull();
	}

	@Test
	void linkIsFollowedToTheDirectoriesOfItsTarget() throws Exception {
		Path link = Files.createSymbolicLink(Files.createDirectory(this.top.resolve("c")).resolve("keys"), this.file);
		assertThat(problem(link)).isNull();
		KeyFiles.chmod("rwxrwxrwx", this.directory);
		assertThat(problem(link)).isNotNull();
	}

	@Test
	void linkInADirectoryInWhichAllCanWrite() throws Exception {
		Path links = Files.createDirectory(this.top.resolve("links"));
		Path link = Files.createSymbolicLink(links.resolve("keys"), this.file);
		assertThat(problem(link)).isNull();
		KeyFiles.chmod("rwxrwxrwx", links);
		assertThat(problem(link)).isNotNull();
		assertThat(KeyFileCheck.create().findProblemOfOwner(link)).isNotNull();
		sticky(links);
		assertThat(problem(link)).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "keys", "to-keys", "to-directory/file" })
	void linkOfAnotherUserAnywhereOnTheWay(String path) throws Exception {
		assumeThat(KeyFileOwners.processUser()).as("only root can give files to others").isZero();
		Path links = Files.createDirectory(this.top.resolve("links"));
		Path link = Files.createSymbolicLink(links.resolve("keys"), this.file);
		Files.createSymbolicLink(links.resolve("to-keys"), Path.of("..", "links", "keys"));
		Path directory = Files.createSymbolicLink(links.resolve("to-directory"), this.directory);
		Path file = links.resolve(path.replace("file", this.file.getFileName().toString()));
		assertThat(problem(file)).isNull();
		Files.setAttribute(path.startsWith("to-d") ? directory : link, "unix:uid", 4242, LinkOption.NOFOLLOW_LINKS);
		assertThat(problem(file)).isNotNull();
	}

	@Test
	void whatIsInAStickyDirectoryMustBelongToThisProcess() throws Exception {
		sticky(this.top);
		assertThat(problem(this.file)).isNull();
		assertThat(ofOthers(null).findProblemOfOwner(this.directory)).isNotNull();
		sticky(this.directory);
		assertThat(problem(this.file)).isNull();
		assertThat(ofOthers(null).findProblem(this.file)).isNotNull();
	}

	@Test
	void placeFurtherUpDoesNotMatterForTheOwner() throws Exception {
		KeyFiles.chmod("rwxrwxrwx", this.top);
		assertThat(KeyFileCheck.create().findProblemOfOwner(this.file)).isNull();
		KeyFiles.chmod("rwxrwxrwx", this.directory);
		assertThat(KeyFileCheck.create().findProblemOfOwner(this.file)).isNotNull();
	}

}
