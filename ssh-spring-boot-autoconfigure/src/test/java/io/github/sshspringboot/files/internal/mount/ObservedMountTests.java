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

package io.github.sshspringboot.files.internal.mount;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.github.sshspringboot.files.SshFileEvent;
import io.github.sshspringboot.files.SshFileListener;
import io.github.sshspringboot.files.SshFileOperation.Type;
import io.github.sshspringboot.files.SshFileUploadedEvent;
import io.github.sshspringboot.files.SshMount.Access;
import io.github.sshspringboot.files.internal.FileChange;
import io.github.sshspringboot.files.internal.FilePath;
import io.github.sshspringboot.files.internal.FileTree;
import io.github.sshspringboot.files.internal.OpenFile;
import io.github.sshspringboot.files.internal.observed.FileObservers;
import io.github.sshspringboot.server.SshConnection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.security.authentication.TestingAuthenticationToken;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Tests for what observers of the files of a mount are told.
 */
class ObservedMountTests {

	private static final FilePath PATH = FilePath.of("a");

	private static final FileChange EMPTY = new FileChange(0L, null, null, null);

	private final SshConnection connection = mock();

	private final List<SshFileEvent> events = new ArrayList<>();

	@TempDir
	@SuppressWarnings("NullAway.Init")
	Path directory;

	@SuppressWarnings("NullAway.Init")
	private MountFixture fixture;

	@BeforeEach
	void mount() throws IOException {
		given(this.connection.getAuthentication()).willReturn(new TestingAuthenticationToken("alice", null));
		this.fixture = new MountFixture(this.directory, Access.READ_WRITE);
	}

	@AfterEach
	void unmount() throws IOException {
		this.fixture.close();
	}

	private FileTree observed(SshFileListener... listeners) {
		return new FileObservers(() -> List.of(listeners), this.events::add, (owner, task) -> task.run())
			.observe(this.fixture.tree(), this.connection);
	}

	@Test
	void uploadThatTwoFilesWroteIsToldOnceWithTheDigestOfTheFile() throws IOException {
		FileTree tree = observed();
		try (OpenFile upload = MountFixture.begin(tree, "a", "harmless")) {
			try (OpenFile other = tree.open(PATH, MountFixture.IN_PLACE)) {
				MountFixture.write(other, "HARM", 0);
				other.complete();
			}
			assertThat(this.events).isEmpty();
			upload.complete();
		}
		assertThat(this.fixture.files()).containsEntry("a", "HARMless");
		assertThat(this.events).singleElement().isInstanceOfSatisfying(SshFileUploadedEvent.class, (event) -> {
			assertThat(event.getSize()).isEqualTo(8);
			assertThat(event.getSha256()).isEqualTo("e3bbf46287a44891de5607e0e2314de01fefe952586b94bfa0fc2b510e8685d1");
		});
	}

	@Test
	void uploadThatIsResizedByItsPathIsToldWithTheDigestOfTheFile() throws IOException {
		FileTree tree = observed();
		try (OpenFile upload = MountFixture.begin(tree, "a", "harmless")) {
			tree.update(PATH, EMPTY);
			tree.update(PATH, new FileChange(8L, null, null, null));
			upload.complete();
		}
		assertThat(this.events).singleElement()
			.isInstanceOfSatisfying(SshFileUploadedEvent.class, (event) -> assertThat(event.getSha256())
				.isEqualTo("af5570f5a1810b7af78caf4bc70a660f0df51e42baf91d4de5b2328de0e83dfc"));
	}

	@Test
	void uploadIsToldWithItsDigest() throws IOException {
		MountFixture.upload(observed(), "a", "hello");
		assertThat(this.events).singleElement()
			.isInstanceOfSatisfying(SshFileUploadedEvent.class,
					(event) -> assertThat(event.getSha256()).startsWith("2cf24dba"));
	}

	@Test
	void changeOfTheSizeIsToldAsAnUpload() throws IOException {
		Files.writeString(this.fixture.root.resolve("a"), "content");
		observed().update(PATH, EMPTY);
		assertThat(this.events).singleElement()
			.isInstanceOfSatisfying(SshFileUploadedEvent.class, (event) -> assertThat(event.getSize()).isZero());
		assertThat(this.fixture.files()).containsEntry("a", "");
	}

	@Test
	void listenerThatRefusesUploadsRefusesChangesOfTheSize() throws IOException {
		Files.writeString(this.fixture.root.resolve("a"), "content");
		FileTree tree = observed((operation) -> {
			if (operation.type() == Type.UPLOAD) {
				throw new AccessDeniedException(operation.path());
			}
		});
		assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(() -> tree.update(PATH, EMPTY));
		assertThat(this.fixture.files()).containsEntry("a", "content");
		assertThat(this.events).isEmpty();
	}

}
