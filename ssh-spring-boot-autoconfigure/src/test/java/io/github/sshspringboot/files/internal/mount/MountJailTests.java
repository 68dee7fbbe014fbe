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
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

import io.github.sshspringboot.files.SshMount;
import io.github.sshspringboot.files.SshMount.Access;
import io.github.sshspringboot.files.internal.FileChange;
import io.github.sshspringboot.files.internal.FilePath;
import io.github.sshspringboot.files.internal.FileStatus;
import io.github.sshspringboot.files.internal.FileTree;
import io.github.sshspringboot.files.internal.OpenFile;
import io.github.sshspringboot.files.internal.OpenMode;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Nothing outside of a mount can be reached.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Its directories cannot be opened relative to each other")
class MountJailTests {

	@TempDir
	@SuppressWarnings("NullAway.Init")
	Path directory;

	@SuppressWarnings("NullAway.Init")
	private MountFixture fixture;

	@SuppressWarnings("NullAway.Init")
	private MountTree tree;

	@BeforeEach
	void mount() throws IOException {
		this.fixture = new MountFixture(this.directory, Access.READ_WRITE);
		this.tree = this.fixture.tree();
	}

	@AfterEach
	void unmount() throws IOException {
		this.fixture.close();
		assertThat(MountFixture.files(this.fixture.outside)).isEqualTo(Map.of("secret", "secret"));
	}

	@Test
	void defaultFileSystemIsWalkedSecurely() throws IOException {
		try (Directory opened = Directory.open(this.fixture.root)) {
			assertThat(opened).isInstanceOf(SecureDirectory.class);
		}
	}

	@Test
	void linksAreNotThere() throws IOException {
		Path root = this.fixture.root;
		Files.createSymbolicLink(root.resolve("file"), this.fixture.outside.resolve("secret"));
		Files.createSymbolicLink(root.resolve("folder"), this.fixture.outside);
		Files.createSymbolicLink(root.resolve("dangling"), this.fixture.outside.resolve("new"));
		Files.createDirectory(root.resolve("inner"));
		Files.createSymbolicLink(root.resolve("inside"), root.resolve("inner"));
		Files.createSymbolicLink(root.resolve("self"), Path.of("self"));
		assertThat(MountFixture.list(this.tree, "/")).containsExactly("inner");
		for (String name : List.of("file", "folder", "dangling", "inside", "self")) {
			FilePath link = FilePath.of(name);
			absent(() -> this.tree.getStatus(link));
			absent(() -> this.tree.list(link));
			absent(() -> this.tree.open(link, OpenMode.READ));
			absent(() -> this.tree.deleteFile(link));
			absent(() -> this.tree.deleteDirectory(link));
			absent(() -> this.tree.update(link, new FileChange(null, null, Instant.EPOCH, null)));
			absent(() -> this.tree.move(link, FilePath.of("x"), true));
			assertThatExceptionOfType(AccessDeniedException.class)
				.isThrownBy(() -> this.tree.open(link, MountFixture.UPLOAD));
			assertThatExceptionOfType(AccessDeniedException.class)
				.isThrownBy(() -> this.tree.open(link, MountFixture.IN_PLACE));
			refused(() -> this.tree.update(link, new FileChange(0L, null, null, null)));
			refused(() -> this.tree.createDirectory(link));
			FilePath below = FilePath.of(name + "/secret");
			refused(() -> this.tree.getStatus(below));
			refused(() -> this.tree.open(below, OpenMode.READ));
			refused(() -> this.tree.open(FilePath.of(name + "/new"), MountFixture.UPLOAD));
			refused(() -> this.tree.createDirectory(FilePath.of(name + "/new")));
			refused(() -> this.tree.deleteFile(below));
			refused(() -> this.tree.move(below, FilePath.of("mine"), true));
		}
		MountFixture.upload(this.tree, "mine", "mine");
		refused(() -> this.tree.move(FilePath.of("mine"), FilePath.of("file"), true));
		refused(() -> this.tree.move(FilePath.of("mine"), FilePath.of("folder/secret"), true));
		assertThat(MountFixture.read(this.tree, "mine")).isEqualTo("mine");
	}

	@Test
	@Timeout(20)
	void specialFilesAreNotThere() throws Exception {
		Path fifo = this.fixture.root.resolve("fifo");
		assertThat(new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor()).isZero();
		Path socket = this.fixture.root.resolve("socket");
		try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
			server.bind(UnixDomainSocketAddress.of(socket));
			assertThat(MountFixture.list(this.tree, "/")).isEmpty();
			for (String name : List.of("fifo", "socket")) {
				absent(() -> this.tree.getStatus(FilePath.of(name)));
				absent(() -> this.tree.open(FilePath.of(name), OpenMode.READ));
				refused(() -> this.tree.open(FilePath.of(name), MountFixture.IN_PLACE));
				refused(() -> this.tree.open(FilePath.of(name), MountFixture.UPLOAD));
				absent(() -> this.tree.deleteFile(FilePath.of(name)));
			}
		}
	}

	@Test
	@Timeout(60)
	void directoryThatBecomesALinkLeadsNowhere() throws Exception {
		Path folder = Files.createDirectory(this.fixture.root.resolve("folder"));
		Path link = Files.createSymbolicLink(this.directory.resolve("link"), this.fixture.outside);
		Path real = this.directory.resolve("real");
		AtomicBoolean stop = new AtomicBoolean();
		Thread swap = new Thread(() -> {
			while (!stop.get()) {
				try {
					Files.move(folder, real, StandardCopyOption.ATOMIC_MOVE);
					Files.move(link, folder, StandardCopyOption.ATOMIC_MOVE);
					Files.move(folder, link, StandardCopyOption.ATOMIC_MOVE);
					Files.move(real, folder, StandardCopyOption.ATOMIC_MOVE);
				}
				catch (IOException ex) {
					throw new IllegalStateException(ex);
				}
			}
		});
		swap.start();
		int done = 0;
		try {
			Instant end = Instant.now().plus(Duration.ofSeconds(3));
			for (int i = 0; Instant.now().isBefore(end); i++) {
				String name = "folder/" + i;
				done += attempt(() -> MountFixture.upload(this.tree, name, "mine"));
				done += attempt(() -> this.tree.createDirectory(FilePath.of(name + "d")));
				done += attempt(() -> assertThat(MountFixture.read(this.tree, name)).isEqualTo("mine"));
				done += attempt(() -> this.tree.deleteFile(FilePath.of("folder/secret")));
				done += attempt(() -> this.tree.update(FilePath.of("folder/secret"),
						new FileChange(0L, null, Instant.EPOCH, null)));
				done += attempt(() -> this.tree.move(FilePath.of("folder/secret"), FilePath.of("stolen"), true));
				assertThat(list("folder")).doesNotContain("secret");
			}
		}
		finally {
			stop.set(true);
			swap.join();
		}
		assertThat(done).isPositive();
		try (Stream<Path> stolen = Files.list(this.fixture.root)) {
			assertThat(stolen.map(Path::getFileName).map(Path::toString)).containsOnly("folder", ".ssh-upload");
		}
	}

	private List<String> list(String path) throws IOException {
		try {
			return MountFixture.list(this.tree, path);
		}
		catch (FileSystemException ex) {
			return List.of();
		}
	}

	private static int attempt(ThrowingCallable operation) throws Exception {
		try {
			operation.call();
			return 1;
		}
		catch (FileSystemException ex) {
			assertThat(ex.getFile()).startsWith("/in/");
			return 0;
		}
		catch (Throwable ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Test
	void uploadWhoseDirectoryBecomesALinkIsLost() throws IOException {
		Files.createDirectory(this.fixture.root.resolve("folder"));
		try (OpenFile file = MountFixture.begin(this.tree, "folder/secret", "mine")) {
			Files.delete(this.fixture.root.resolve("folder"));
			Files.createSymbolicLink(this.fixture.root.resolve("folder"), this.fixture.outside);
			refused(file::complete);
		}
		assertThat(this.fixture.files()).isEmpty();
	}

	@Test
	void timesOfAnOpenFileGoToNoOtherOne() throws IOException {
		MountFixture.upload(this.tree, "a", "a");
		MountFixture.upload(this.tree, "b", "b");
		try (OpenFile file = this.tree.open(FilePath.of("a"), MountFixture.IN_PLACE)) {
			this.tree.move(FilePath.of("b"), FilePath.of("a"), true);
			absent(() -> file.update(new FileChange(null, null, Instant.EPOCH, null)));
		}
		assertThat(this.tree.getStatus(FilePath.of("a")).modifiedAt()).isAfter(Instant.EPOCH);
	}

	@ParameterizedTest
	@ValueSource(strings = { "a\u0001", "a\nb", "tab\t", "a:b", "a\\b", "..\\b", "*", "a?", "<", ">", "|", "\"", "CON",
			"con.txt", "nul", "LPT1", "com9.x.y", "aux .c", "dot.", "blank ", "a\u2028b", "\ud800" })
	void nameThatSystemsDoNotHaveIsNotCreated(String name) {
		refused(() -> this.tree.open(new FilePath(List.of(name)), MountFixture.UPLOAD));
		refused(() -> this.tree.createDirectory(new FilePath(List.of(name))));
		assertThatExceptionOfType(FileSystemException.class).isThrownBy(() -> {
			MountFixture.upload(this.tree, "a", "a");
			this.tree.move(FilePath.of("a"), new FilePath(List.of(name)), true);
		});
	}

	@Test
	void nameThatIsTooLongIsNotCreated() {
		assertThatExceptionOfType(FileSystemException.class)
			.isThrownBy(() -> this.tree.createDirectory(FilePath.of("ä".repeat(128))))
			.withMessageContaining("too long");
		assertThatExceptionOfType(FileSystemException.class)
			.isThrownBy(() -> this.tree.createDirectory(FilePath.of("a".repeat(100_000))));
		assertThatExceptionOfType(FileSystemException.class)
			.isThrownBy(() -> this.tree.createDirectory(FilePath.of("a/".repeat(100_000))));
	}

	@ParameterizedTest
	@ValueSource(strings = { "Report 2026.csv", ".hidden", "console", "com10", "a~1", "x.con", "日本", "a'b$(x);&" })
	void otherNamesAreCreated(String name) throws IOException {
		MountFixture.upload(this.tree, name, "x");
		assertThat(MountFixture.list(this.tree, "/")).containsExactly(name);
	}

	@ParameterizedTest
	@ValueSource(strings = { ".ssh-upload", ".SSH-Upload", ".ssh-\u200bupload", ".\u017f\u017fh-upload" })
	void privateDirectoryIsNotThere(String name) throws IOException {
		MountFixture.upload(this.tree, "a", "a");
		absent(() -> this.tree.getStatus(FilePath.of(name)));
		absent(() -> this.tree.list(FilePath.of(name)));
		refused(() -> this.tree.createDirectory(FilePath.of(name)));
		refused(() -> this.tree.open(FilePath.of(name + "/x"), MountFixture.UPLOAD));
		refused(() -> this.tree.move(FilePath.of("a"), FilePath.of(name), true));
		refused(() -> this.tree.move(FilePath.of(name), FilePath.of("b"), true));
		assertThat(MountFixture.list(this.tree, "/")).containsExactly("a");
	}

	@Test
	void privateDirectoryOfALocationInsideIsNotThere() throws IOException {
		Path inner = Files.createDirectories(this.fixture.root.resolve("folder/.ssh-upload"));
		Files.writeString(inner.resolve("1"), "half");
		assertThat(MountFixture.list(this.tree, "folder")).isEmpty();
		absent(() -> this.tree.getStatus(FilePath.of("folder/.ssh-upload")));
		absent(() -> this.tree.open(FilePath.of("folder/.ssh-upload/1"), OpenMode.READ));
		absent(() -> this.tree.deleteFile(FilePath.of("folder/.ssh-upload/1")));
	}

	@Test
	void composedAndDecomposedNamesAreTwo() throws IOException {
		MountFixture.upload(this.tree, "\u00e9", "composed");
		MountFixture.upload(this.tree, "e\u0301", "decomposed");
		assertThat(MountFixture.read(this.tree, "\u00e9")).isEqualTo("composed");
		assertThat(MountFixture.list(this.tree, "/")).hasSize(2);
		absent(() -> this.tree.getStatus(FilePath.of("\uff0e\uff0e/outside")));
	}

	@Test
	void failuresTellNothingOfTheHost() throws IOException {
		Files.createDirectories(this.fixture.root.resolve("full/file"));
		MountFixture.upload(this.tree, "a", "a");
		for (ThrowingCallable operation : List.<ThrowingCallable>of(() -> this.tree.getStatus(FilePath.of("none/x")),
				() -> this.tree.deleteDirectory(FilePath.of("full")), () -> this.tree.list(FilePath.of("a")),
				() -> this.tree.open(FilePath.of("full"), OpenMode.READ), () -> this.tree.getStatus(FilePath.of("a/b")),
				() -> this.tree.deleteFile(FilePath.of("full")), () -> this.tree.deleteDirectory(FilePath.of("a")),
				() -> this.tree.move(FilePath.of("full"), FilePath.of("full/file/x"), false),
				() -> this.tree.move(FilePath.of("a"), FilePath.of("full"), true))) {
			assertThatExceptionOfType(FileSystemException.class).isThrownBy(operation)
				.satisfies((ex) -> assertThat(ex.getFile()).startsWith("/in/"))
				.satisfies((ex) -> assertThat(ex.getMessage()).doesNotContain(this.directory.toString()))
				.withNoCause();
		}
	}

	@Test
	void statusTellsNothingOfTheHost() throws IOException {
		MountFixture.upload(this.tree, "a", "abc");
		Files.setPosixFilePermissions(this.fixture.root.resolve("a"), PosixFilePermissions.fromString("rwxrwxrwx"));
		FileStatus file = this.tree.getStatus(FilePath.of("a"));
		assertThat(file.permissions()).isEqualTo(0644);
		assertThat(file.size()).isEqualTo(3);
		assertThat(this.tree.getStatus(FilePath.ROOT).permissions()).isEqualTo(0755);
		FileTree readOnly = this.fixture.tree(SshMount.of("/in", this.fixture.root));
		assertThat(readOnly.getStatus(FilePath.of("a")).permissions()).isEqualTo(0444);
		assertThat(readOnly.getStatus(FilePath.ROOT).permissions()).isEqualTo(0555);
	}

	@Test
	void fileSystemWithoutOpenDirectoriesIsChecked() throws IOException {
		Files.createSymbolicLink(this.fixture.root.resolve("folder"), this.fixture.outside);
		Files.createDirectory(this.fixture.root.resolve("swapped"));
		try (Directory root = new CheckedDirectory(this.fixture.root, this.fixture.root);
				Directory swapped = root.enter(Path.of("swapped"))) {
			assertThatExceptionOfType(NotDirectoryException.class).isThrownBy(() -> root.enter(Path.of("folder")));
			Files.delete(this.fixture.root.resolve("swapped"));
			Files.createSymbolicLink(this.fixture.root.resolve("swapped"), this.fixture.outside);
			absent(() -> swapped.read(Path.of("secret")));
			absent(() -> swapped.openFile(Path.of("secret"), Set.of()));
			absent(() -> swapped.deleteFile(Path.of("secret")));
		}
	}

	private static void absent(ThrowingCallable operation) {
		assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(operation);
	}

	private static void refused(ThrowingCallable operation) {
		assertThatExceptionOfType(FileSystemException.class).isThrownBy(operation);
	}

}
