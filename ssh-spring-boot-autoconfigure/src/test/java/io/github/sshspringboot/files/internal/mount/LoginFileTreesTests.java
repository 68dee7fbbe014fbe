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
import java.net.URI;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.github.sshspringboot.files.SshFileSystems;
import io.github.sshspringboot.files.SshMount;
import io.github.sshspringboot.files.SshMount.Access;
import io.github.sshspringboot.files.internal.FileChange;
import io.github.sshspringboot.files.internal.FileListing;
import io.github.sshspringboot.files.internal.FilePath;
import io.github.sshspringboot.files.internal.FileSource;
import io.github.sshspringboot.files.internal.FileSpace;
import io.github.sshspringboot.files.internal.FileTree;
import io.github.sshspringboot.files.internal.OpenMode;
import io.github.sshspringboot.server.SshConnection;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;

/**
 * Tests for {@link LoginFileTrees} and the tree of a login.
 */
class LoginFileTreesTests {

	private final SshConnection connection = mock(SshConnection.class);

	@TempDir
	@SuppressWarnings("NullAway.Init")
	Path directory;

	private FileTree open(SshMount... mounts) throws IOException {
		return new LoginFileTrees(List.of((login) -> List.of(mounts)), List.of()).open(this.connection);
	}

	@Test
	void rootListsTheMountsAndNothingElseCanBeDoneThere() throws IOException {
		Files.writeString(this.directory.resolve("x"), "x");
		SshMount mount = SshMount.of("/in", this.directory).withAccess(Access.READ_WRITE);
		try (FileTree tree = open(mount, SshMount.of("/data/2026/out", this.directory))) {
			assertThat(MountFixture.list(tree, "/")).containsExactly("data", "in");
			assertThat(MountFixture.list(tree, "/data/")).containsExactly("2026");
			assertThat(MountFixture.list(tree, "/data/2026")).containsExactly("out");
			assertThat(tree.getStatus(FilePath.ROOT).permissions()).isEqualTo(0555);
			assertThat(tree.getStatus(FilePath.of("/data")).isDirectory()).isTrue();
			assertThat(MountFixture.read(tree, "/data/2026/out/x")).isEqualTo("x");
			assertThat(tree.getSpace(FilePath.ROOT)).isEqualTo(new FileSpace(0, 0, 0, 0, true));
			assertThat(tree.getSpace(FilePath.of("/in")).readOnly()).isFalse();
			for (String path : List.of("/new", "/data/new", "/data/2026/new")) {
				FilePath added = FilePath.of(path);
				assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(() -> tree.getStatus(added));
				assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(() -> tree.list(added));
				assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(() -> tree.open(added, OpenMode.READ));
				denied(() -> tree.open(added, MountFixture.UPLOAD));
				denied(() -> tree.createDirectory(added));
				denied(() -> tree.move(FilePath.of("/in/x"), added, true));
			}
			for (String path : List.of("/", "/data", "/in")) {
				FilePath fixed = FilePath.of(path);
				assertThatExceptionOfType(FileAlreadyExistsException.class)
					.isThrownBy(() -> tree.createDirectory(fixed));
				denied(() -> tree.deleteDirectory(fixed));
				denied(() -> tree.deleteFile(fixed));
				denied(() -> tree.move(fixed, FilePath.of("/in/y"), true));
				denied(() -> tree.move(FilePath.of("/in/x"), fixed, true));
				assertThatExceptionOfType(FileSystemException.class).isThrownBy(() -> tree.open(fixed, OpenMode.READ))
					.withMessageContaining("Is a directory");
			}
			denied(() -> tree.update(FilePath.of("/data"), FileChange.NONE));
			assertThatExceptionOfType(FileSystemException.class)
				.isThrownBy(() -> tree.move(FilePath.of("/in/x"), FilePath.of("/data/2026/out/y"), true))
				.withMessageContaining("another mount");
		}
	}

	@Test
	void mountCanBeTheRoot() throws IOException {
		try (FileTree tree = open(SshMount.of("/", this.directory).withAccess(Access.READ_WRITE))) {
			assertThat(MountFixture.list(tree, "/")).isEmpty();
			MountFixture.upload(tree, "/a", "a");
			assertThat(MountFixture.list(tree, "/")).containsExactly("a");
			assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(() -> tree.getStatus(FilePath.of("/b")))
				.withMessage("/b");
			denied(() -> tree.deleteDirectory(FilePath.ROOT));
		}
	}

	@Test
	void userWithoutMountsSeesAnEmptyRoot() throws IOException {
		try (FileTree tree = open()) {
			assertThat(MountFixture.list(tree, "/")).isEmpty();
			assertThat(tree.getStatus(FilePath.ROOT).isDirectory()).isTrue();
		}
	}

	@Test
	void mountThatIsGoneIsNotListed() throws IOException {
		try (FileTree tree = open(SshMount.of("/gone", this.directory.resolve("none")),
				SshMount.of("/here", this.directory))) {
			assertThat(MountFixture.list(tree, "/")).containsExactly("here");
			assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(() -> tree.list(FilePath.of("/gone")))
				.withMessage("/gone");
		}
	}

	@Test
	void laterMountsReplaceThoseOfTheSamePath() throws IOException {
		Files.createDirectories(this.directory.resolve("other/inner"));
		SshFileSystems first = (login) -> List.of(SshMount.of("/in", this.directory));
		SshFileSystems second = (login) -> List.of(SshMount.of("/in", this.directory.resolve("other")));
		try (FileTree tree = new LoginFileTrees(List.of(first, second), List.of()).open(this.connection)) {
			assertThat(MountFixture.list(tree, "/in")).containsExactly("inner");
		}
	}

	@Test
	void loginWhoseMountsMakeNoSenseSeesNothing() {
		denied(() -> open(SshMount.of("/a", this.directory), SshMount.of("/a/b", this.directory)));
		SshFileSystems failing = (login) -> {
			throw new IllegalStateException("secret");
		};
		denied(() -> new LoginFileTrees(List.of(failing), List.of()).open(this.connection));
	}

	@Test
	void otherTreesStandBesideAndInMounts() throws IOException {
		Files.createDirectory(this.directory.resolve("reports"));
		Files.writeString(this.directory.resolve("reports/orders.csv"), "hidden");
		Files.writeString(this.directory.resolve("reports/other.csv"), "other");
		FileTree computed = mock(FileTree.class);
		SshMount mount = SshMount.of("/reports", this.directory.resolve("reports")).withAccess(Access.READ_WRITE);
		given(computed.getStatus(any())).willReturn(new LoginTree().getStatus(FilePath.ROOT));
		FileSource source = (login) -> Map.of(FilePath.of("/reports/orders.csv"), computed, FilePath.of("/now"),
				computed);
		try (FileTree tree = new LoginFileTrees(List.of((login) -> List.of(mount)), List.of(source))
			.open(this.connection)) {
			assertThat(MountFixture.list(tree, "/")).containsExactly("now", "reports");
			assertThat(MountFixture.list(tree, "/reports")).containsExactly("orders.csv", "other.csv");
			assertThat(MountFixture.read(tree, "/reports/other.csv")).isEqualTo("other");
			tree.open(FilePath.of("/reports/orders.csv"), OpenMode.READ);
			then(computed).should().open(FilePath.ROOT, OpenMode.READ);
			denied(() -> tree.deleteFile(FilePath.of("/reports/orders.csv")));
			denied(() -> tree.move(FilePath.of("/reports/other.csv"), FilePath.of("/now"), true));
		}
		then(computed).should(times(2)).close();
	}

	@Test
	void manyNamesAreReadOneAfterTheOther() throws IOException {
		for (int i = 0; i < 5000; i++) {
			Files.createFile(this.directory.resolve("f" + i));
		}
		try (FileTree tree = open(SshMount.of("/in", this.directory));
				FileListing listing = tree.list(FilePath.of("/in"))) {
			assertThat(listing.next()).isNotNull();
			for (int i = 0; i < 5000; i++) {
				Files.delete(this.directory.resolve("f" + i));
			}
			int count = 1;
			while (listing.next() != null) {
				count++;
			}
			assertThat(count).isLessThan(5000);
		}
	}

	@Test
	void archiveIsATreeToo() throws IOException {
		URI archive = URI.create("jar:" + this.directory.resolve("a.zip").toUri());
		try (FileSystem zip = FileSystems.newFileSystem(archive, Map.of("create", "true"))) {
			Files.createDirectories(zip.getPath("/docs/inner"));
			Files.writeString(zip.getPath("/docs/a"), "abc");
			Files.writeString(zip.getPath("/docs/inner/b"), "b");
			Files.writeString(zip.getPath("/secret"), "secret");
			try (FileTree tree = open(SshMount.of("/docs", zip.getPath("/docs")))) {
				assertThat(MountFixture.list(tree, "/docs")).containsExactly("a", "inner");
				assertThat(MountFixture.read(tree, "/docs/a")).isEqualTo("abc");
				assertThat(MountFixture.read(tree, "/docs/inner/b")).isEqualTo("b");
				assertThatExceptionOfType(FileSystemException.class)
					.isThrownBy(() -> tree.getStatus(new FilePath(List.of("docs", "..", "secret"))));
			}
		}
	}

	private static void denied(ThrowingCallable operation) {
		assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(operation);
	}

}
