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

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.github.sshspringboot.ForkedJvm;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

/**
 * Uploads are seen when they are whole, and what an access forbids is refused.
 */
class MountUploadTests {

	private static final FileChange TIMES = new FileChange(null, 0600, Instant.ofEpochSecond(1000),
			Instant.ofEpochSecond(2000));

	@TempDir
	@SuppressWarnings("NullAway.Init")
	Path directory;

	@SuppressWarnings("NullAway.Init")
	private MountFixture fixture;

	private FileTree mount(Access access) throws IOException {
		this.fixture = new MountFixture(this.directory, access);
		return this.fixture.tree();
	}

	@AfterEach
	void unmount() throws IOException {
		this.fixture.close();
	}

	@Test
	void uploadIsSeenWhenItIsWhole() throws IOException {
		FileTree tree = mount(Access.READ_WRITE);
		FileTree other = this.fixture.tree();
		try (OpenFile file = MountFixture.begin(tree, "a", "whole")) {
			assertThat(MountFixture.list(other, "/")).isEmpty();
			assertThat(Files.exists(this.fixture.root.resolve("a"))).isFalse();
			absent(() -> other.getStatus(FilePath.of("a")));
			file.complete();
			assertThat(MountFixture.read(other, "a")).isEqualTo("whole");
		}
		assertThat(MountFixture.read(other, "a")).isEqualTo("whole");
		this.fixture.close();
		assertThat(this.fixture.files()).containsOnlyKeys("a");
	}

	@Test
	void uploadThatIsNotWholeLeavesNothing() throws IOException {
		FileTree tree = mount(Access.READ_WRITE);
		MountFixture.upload(tree, "old", "old");
		MountFixture.begin(tree, "old", "half").close();
		MountFixture.begin(tree, "new", "half").close();
		MountFixture.begin(tree, "open", "half");
		tree.close();
		assertThat(this.fixture.files()).isEqualTo(Map.of("old", "old"));
	}

	@Test
	void uploadThatIsInterruptedLeavesNothing() throws IOException {
		FileTree tree = mount(Access.READ_WRITE);
		try (OpenFile file = MountFixture.begin(tree, "new", "half")) {
			Thread.currentThread().interrupt();
			assertThatExceptionOfType(FileSystemException.class).isThrownBy(() -> MountFixture.write(file, "more", 4));
		}
		finally {
			assertThat(Thread.interrupted()).isTrue();
		}
		assertThat(this.fixture.files()).isEmpty();
	}

	@Test
	void uploadReplacesAFileAtOnce() throws IOException {
		FileTree tree = mount(Access.READ_WRITE);
		MountFixture.upload(tree, "a", "old");
		try (OpenFile reader = tree.open(FilePath.of("a"), OpenMode.READ);
				OpenFile file = MountFixture.begin(tree, "a", "new")) {
			file.complete();
			ByteBuffer buffer = ByteBuffer.allocate(10);
			assertThat(reader.read(buffer, 0)).isEqualTo(3);
			assertThat(new String(buffer.array(), 0, 3)).isEqualTo("old");
			assertThat(reader.read(buffer, 3)).isEqualTo(-1);
		}
		assertThat(MountFixture.read(tree, "a")).isEqualTo("new");
	}

	@Test
	void sessionSeesWhatItUploads() throws IOException {
		FileTree tree = mount(Access.READ_WRITE);
		try (OpenFile file = MountFixture.begin(tree, "a", "abc")) {
			assertThat(tree.getStatus(FilePath.of("a")).size()).isEqualTo(3);
			tree.update(FilePath.of("a"), new FileChange(2L, null, null, null));
			try (OpenFile second = tree.open(FilePath.of("a"), MountFixture.IN_PLACE)) {
				MountFixture.write(second, "xyz", 2);
				second.complete();
			}
			assertThat(file.getStatus().size()).isEqualTo(5);
			file.complete();
		}
		assertThat(MountFixture.read(tree, "a")).isEqualTo("abxyz");
	}

	@Test
	void attributesOfAnUploadAreThoseOfTheFile() throws IOException {
		FileTree tree = mount(Access.READ_WRITE);
		try (OpenFile file = MountFixture.begin(tree, "a", "abc")) {
			file.update(TIMES);
			file.sync();
			file.complete();
		}
		FileStatus status = tree.getStatus(FilePath.of("a"));
		assertThat(status.modifiedAt()).isEqualTo(TIMES.modifiedAt());
		assertThat(status.accessedAt()).isEqualTo(TIMES.accessedAt());
		assertThat(status.permissions()).isEqualTo(0644);
		tree.createDirectory(FilePath.of("d"));
		tree.update(FilePath.of("d"), TIMES);
		assertThat(tree.getStatus(FilePath.of("d")).modifiedAt()).isEqualTo(TIMES.modifiedAt());
		tree.update(FilePath.ROOT, TIMES);
	}

	@Test
	void fileIsContinuedInPlace() throws IOException {
		FileTree tree = mount(Access.READ_WRITE);
		MountFixture.upload(tree, "a", "abc");
		try (OpenFile file = tree.open(FilePath.of("a"), new OpenMode(false, true, false, true, false, false, 0))) {
			MountFixture.write(file, "def", 3);
			assertThat(MountFixture.read(tree, "a")).isEqualTo("abcdef");
		}
		try (OpenFile file = tree.open(FilePath.of("a"), new OpenMode(false, true, true, false, false, false, 0))) {
			MountFixture.write(file, "ghi", 0);
		}
		assertThat(MountFixture.read(tree, "a")).isEqualTo("abcdefghi");
	}

	@Test
	void uploadOfWhichAWriteFailedIsNeverWhole() throws IOException {
		mount(Access.READ_WRITE);
		SshMount mount = this.fixture.mount().withLimits(DataSize.ofBytes(4), null, null);
		for (boolean keepPartial : new boolean[] { false, true }) {
			FileTree tree = this.fixture.tree(mount.withKeepPartial(keepPartial));
			try (OpenFile file = MountFixture.begin(tree, "a", "abc")) {
				assertThatIOException().isThrownBy(() -> MountFixture.write(file, "defg", 3));
				assertThatIOException().isThrownBy(() -> MountFixture.write(file, "d", 3));
				assertThatIOException().isThrownBy(file::complete).withMessageContaining("maximum size");
			}
			tree.close();
			assertThat(this.fixture.files()).isEqualTo(keepPartial ? Map.of("a", "abc") : Map.of());
		}
	}

	@Test
	void uploadThatIsInterruptedWhileItIsWrittenLeavesNothing() throws IOException {
		FileTree tree = mount(Access.READ_WRITE);
		try (OpenFile file = MountFixture.begin(tree, "a", "abc")) {
			Thread.currentThread().interrupt();
			assertThatIOException().isThrownBy(() -> MountFixture.write(file, "d", 3))
				.withMessageContaining("The session has ended");
		}
		finally {
			Thread.interrupted();
		}
		tree.close();
		assertThat(this.fixture.files()).isEmpty();
	}

	@Test
	void whatIsReadOnlyIsDeniedByName() throws IOException {
		FileTree tree = mount(Access.READ_ONLY);
		assertThatExceptionOfType(AccessDeniedException.class)
			.isThrownBy(() -> tree.open(FilePath.of("a"), MountFixture.UPLOAD))
			.withMessageContaining("The files are read-only");
	}

	@Test
	void interruptedUploadIsKeptIfItShouldBe() throws IOException {
		mount(Access.READ_WRITE);
		FileTree tree = this.fixture.tree(this.fixture.mount().withKeepPartial(true));
		MountFixture.upload(tree, "old", "old");
		MountFixture.begin(tree, "old", "half").close();
		MountFixture.begin(tree, "new", "half").close();
		tree.open(FilePath.of("empty"), MountFixture.UPLOAD).close();
		tree.close();
		assertThat(this.fixture.files()).isEqualTo(Map.of("old", "old", "new", "half"));
	}

	@Test
	void exclusiveUploadReplacesNothing() throws IOException {
		FileTree tree = mount(Access.READ_WRITE);
		OpenMode exclusive = new OpenMode(false, true, false, true, true, true, 0);
		try (OpenFile file = tree.open(FilePath.of("a"), exclusive)) {
			exists(() -> tree.open(FilePath.of("a"), exclusive));
			Files.writeString(this.fixture.root.resolve("a"), "mine");
			exists(file::complete);
		}
		exists(() -> tree.open(FilePath.of("a"), exclusive));
		assertThat(this.fixture.files()).isEqualTo(Map.of("a", "mine"));
	}

	@Test
	void whatACrashedProcessLeftIsRemovedButNotWhatOthersUse() throws Exception {
		FileTree tree = mount(Access.READ_WRITE);
		Path staging = Files.createDirectory(this.fixture.root.resolve(".ssh-upload"));
		Files.createDirectories(staging.resolve("dead/1"));
		Files.writeString(staging.resolve("dead/2"), "half");
		Files.createFile(staging.resolve("dead.lock"));
		Files.createDirectory(staging.resolve("alive"));
		Files.writeString(staging.resolve("alive/1"), "half");
		try (ForkedJvm alive = ForkedJvm.start(this.directory.resolve("output"), List.of(), Holder.class,
				staging.resolve("alive.lock").toString())) {
			alive.awaitOutput("locked");
			MountFixture.upload(tree, "a", "a");
			assertThat(this.fixture.files()).containsOnlyKeys("a", ".ssh-upload/alive/1");
			tree.close();
			alive.close();
			assertThat(alive.awaitEnd(10)).isTrue();
			MountFixture.upload(this.fixture.tree(), "b", "b");
			assertThat(this.fixture.files()).containsOnlyKeys("a", "b");
		}
	}

	@Test
	void sessionsOfOneProcessDoNotDisturbEachOther() throws IOException {
		FileTree tree = mount(Access.READ_WRITE);
		try (OpenFile file = MountFixture.begin(tree, "a", "abc");
				MountTree other = new MountTree(this.fixture.mount(), new Locations())) {
			MountFixture.upload(other, "b", "b");
			this.fixture.tree().createDirectory(FilePath.of("c"));
			file.complete();
		}
		assertThat(MountFixture.list(tree, "/")).containsExactly("a", "b", "c");
	}

	@Test
	void namesChangeAtomically() throws IOException {
		FileTree tree = mount(Access.READ_WRITE);
		MountFixture.upload(tree, "a", "a");
		MountFixture.upload(tree, "b", "b");
		tree.createDirectory(FilePath.of("d"));
		tree.createDirectory(FilePath.of("e"));
		exists(() -> tree.move(FilePath.of("a"), FilePath.of("b"), false));
		exists(() -> tree.move(FilePath.of("a"), FilePath.of("d"), true));
		exists(() -> tree.move(FilePath.of("d"), FilePath.of("e"), true));
		exists(() -> tree.move(FilePath.of("d"), FilePath.of("a"), true));
		exists(() -> tree.createDirectory(FilePath.of("d")));
		tree.move(FilePath.of("a"), FilePath.of("b"), true);
		tree.move(FilePath.of("b"), FilePath.of("d/b"), false);
		tree.move(FilePath.of("d"), FilePath.of("e/d"), false);
		assertThat(this.fixture.files()).isEqualTo(Map.of("e/d/b", "a"));
		exists(() -> tree.createDirectory(FilePath.ROOT));
		denied(() -> tree.deleteDirectory(FilePath.ROOT));
		denied(() -> tree.move(FilePath.ROOT, FilePath.of("x"), true));
	}

	@Test
	void readOnlyMountIsNotChanged() throws IOException {
		FileTree tree = mount(Access.READ_ONLY);
		Files.writeString(this.fixture.root.resolve("a"), "a");
		assertThat(MountFixture.read(tree, "a")).isEqualTo("a");
		for (OpenMode mode : List.of(MountFixture.UPLOAD, MountFixture.IN_PLACE,
				new OpenMode(true, false, false, true, false, false, 0),
				new OpenMode(true, false, false, false, true, false, 0),
				new OpenMode(true, false, true, false, false, false, 0))) {
			denied(() -> tree.open(FilePath.of("a"), mode));
			assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(() -> tree.open(FilePath.of("b"), mode))
				.withMessage("/in/b: The files are read-only");
		}
		denied(() -> tree.createDirectory(FilePath.of("d")));
		refused(() -> tree.deleteFile(FilePath.of("a")));
		refused(() -> tree.deleteDirectory(FilePath.of("a")));
		refused(() -> tree.move(FilePath.of("a"), FilePath.of("b"), true));
		denied(() -> tree.update(FilePath.of("a"), TIMES));
		try (OpenFile file = tree.open(FilePath.of("a"), OpenMode.READ)) {
			denied(() -> MountFixture.write(file, "x", 0));
			denied(() -> file.update(TIMES));
		}
		assertThat(this.fixture.files()).isEqualTo(Map.of("a", "a"));
		assertThat(this.fixture.root).isDirectoryNotContaining("glob:**/.ssh-upload");
	}

	@Test
	void dropBoxTakesFilesAndTellsNothing() throws IOException {
		FileTree tree = mount(Access.UPLOAD_ONLY);
		Files.writeString(this.fixture.root.resolve("theirs"), "theirs");
		Files.createDirectory(this.fixture.root.resolve("folder"));
		assertThat(tree.getStatus(FilePath.ROOT).isDirectory()).isTrue();
		assertThat(tree.getStatus(FilePath.of("folder")).isDirectory()).isTrue();
		assertThat(MountFixture.list(tree, "/")).isEmpty();
		assertThat(MountFixture.list(tree, "folder")).isEmpty();
		for (String name : List.of("theirs", "none")) {
			FilePath path = FilePath.of(name);
			absent(() -> tree.getStatus(path));
			absent(() -> tree.list(path));
			absent(() -> tree.update(path, TIMES));
			denied(() -> tree.open(path, OpenMode.READ));
			denied(() -> tree.deleteFile(path));
			denied(() -> tree.deleteDirectory(path));
			denied(() -> tree.move(path, FilePath.of("mine"), true));
		}
		denied(() -> tree.open(FilePath.of("theirs"), MountFixture.UPLOAD));
		denied(() -> tree.open(FilePath.of("theirs"), MountFixture.IN_PLACE));
		try (OpenFile file = MountFixture.begin(tree, "folder/mine", "mine")) {
			denied(() -> file.read(ByteBuffer.allocate(1), 0));
			file.update(TIMES);
			file.complete();
		}
		assertThat(tree.getStatus(FilePath.of("folder/mine")).size()).isEqualTo(4);
		tree.update(FilePath.of("folder/mine"), TIMES);
		denied(() -> tree.open(FilePath.of("folder/mine"), OpenMode.READ));
		denied(() -> tree.open(FilePath.of("folder/mine"), MountFixture.UPLOAD));
		tree.createDirectory(FilePath.of("more"));
		absent(() -> this.fixture.tree().getStatus(FilePath.of("folder/mine")));
		assertThat(this.fixture.files()).isEqualTo(Map.of("theirs", "theirs", "folder/mine", "mine"));
	}

	@Test
	void dropBoxKeepsTheFirstOfTwoFiles() throws IOException {
		FileTree tree = mount(Access.UPLOAD_ONLY);
		try (OpenFile first = MountFixture.begin(tree, "a", "first");
				OpenFile second = MountFixture.begin(this.fixture.tree(), "a", "second")) {
			first.complete();
			denied(second::complete);
		}
		this.fixture.close();
		assertThat(this.fixture.files()).isEqualTo(Map.of("a", "first"));
	}

	@Test
	void fullDiskIsOneClearLine() throws IOException {
		mount(Access.READ_WRITE);
		for (String message : List.of("No space left on device", "Disk quota exceeded",
				"There is not enough space on the disk")) {
			assertThat(FileFailure.of("/in/a", new IOException(message)))
				.hasMessage("/in/a: No space left on the server");
		}
	}

	private static void absent(ThrowingCallable operation) {
		assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(operation);
	}

	private static void exists(ThrowingCallable operation) {
		assertThatExceptionOfType(FileAlreadyExistsException.class).isThrownBy(operation);
	}

	private static void denied(ThrowingCallable operation) {
		assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(operation);
	}

	private static void refused(ThrowingCallable operation) {
		assertThatExceptionOfType(FileSystemException.class).isThrownBy(operation);
	}

	/**
	 * A process that holds the lock of its private directory until it is killed.
	 */
	public static final class Holder {

		private Holder() {
		}

		public static void main(String[] args) throws Exception {
			try (FileChannel channel = FileChannel.open(Path.of(args[0]), StandardOpenOption.CREATE,
					StandardOpenOption.WRITE);
					FileLock lock = channel.lock();
					OutputStream output = new FileOutputStream(FileDescriptor.out)) {
				output.write((lock.isValid() ? "locked" : "not").getBytes());
				Thread.sleep(Long.MAX_VALUE);
			}
		}

	}

}
