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
import java.nio.ByteBuffer;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import io.github.sshspringboot.files.SshMount.Access;
import io.github.sshspringboot.files.internal.FileChange;
import io.github.sshspringboot.files.internal.FilePath;
import io.github.sshspringboot.files.internal.FileSpace;
import io.github.sshspringboot.files.internal.FileTree;
import io.github.sshspringboot.files.internal.OpenFile;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.test.util.ReflectionTestUtils;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The limits of a mount hold whatever is done to its files.
 */
class MountQuotaTests {

	@TempDir
	@SuppressWarnings("NullAway.Init")
	Path directory;

	@SuppressWarnings("NullAway.Init")
	private MountFixture fixture;

	@BeforeEach
	void mount() throws IOException {
		this.fixture = new MountFixture(this.directory, Access.READ_WRITE);
	}

	@AfterEach
	void unmount() throws IOException {
		this.fixture.close();
	}

	private FileTree tree(@Nullable Integer maxFileSize, @Nullable Integer maxFiles, @Nullable Integer quota) {
		return this.fixture.tree(this.fixture.mount()
			.withLimits((maxFileSize != null) ? DataSize.ofBytes(maxFileSize) : null, maxFiles,
					(quota != null) ? DataSize.ofBytes(quota) : null));
	}

	private long used(FileTree tree) throws IOException {
		FileSpace space = tree.getSpace(FilePath.ROOT);
		return space.totalBytes() - space.freeBytes();
	}

	@Test
	void bytesAreCountedThroughAllChanges() throws IOException {
		Files.createDirectory(this.fixture.root.resolve("d"));
		Files.writeString(this.fixture.root.resolve("d/there"), "12345");
		FileTree tree = tree(null, null, 100);
		assertThat(used(tree)).isEqualTo(5);
		MountFixture.upload(tree, "a", "1234567890");
		assertThat(used(tree)).isEqualTo(15);
		MountFixture.upload(tree, "a", "123");
		assertThat(used(tree)).isEqualTo(8);
		tree.update(FilePath.of("a"), new FileChange(50L, null, null, null));
		assertThat(used(tree)).isEqualTo(55);
		tree.update(FilePath.of("a"), new FileChange(10L, null, null, null));
		assertThat(used(tree)).isEqualTo(15);
		MountFixture.begin(tree, "b", "1234567890").close();
		assertThat(used(tree)).isEqualTo(15);
		MountFixture.upload(tree, "b", "12");
		tree.move(FilePath.of("b"), FilePath.of("d/there"), true);
		assertThat(used(tree)).isEqualTo(12);
		tree.deleteFile(FilePath.of("a"));
		assertThat(used(tree)).isEqualTo(2);
		try (OpenFile file = tree.open(FilePath.of("d/there"), MountFixture.IN_PLACE)) {
			MountFixture.write(file, "xyz", 1);
		}
		assertThat(used(tree)).isEqualTo(4);
	}

	@Test
	void quotaIsNotExceeded() throws IOException {
		FileTree tree = tree(null, null, 10);
		exceeded(() -> MountFixture.upload(tree, "a", "12345678901"));
		MountFixture.upload(tree, "a", "1234567890");
		exceeded(() -> MountFixture.upload(tree, "b", "1"));
		exceeded(() -> tree.update(FilePath.of("a"), new FileChange(11L, null, null, null)));
		try (OpenFile file = tree.open(FilePath.of("a"), MountFixture.IN_PLACE)) {
			MountFixture.write(file, "x", 9);
			exceeded(() -> MountFixture.write(file, "x", 10));
			exceeded(() -> MountFixture.write(file, "x", 1L << 40));
			exceeded(() -> file.update(new FileChange(Long.MAX_VALUE, null, null, null)));
		}
		assertThat(Files.size(this.fixture.root.resolve("a"))).isEqualTo(10);
		assertThat(tree.getSpace(FilePath.ROOT))
			.isEqualTo(new FileSpace(10, 0, Integer.MAX_VALUE, Integer.MAX_VALUE, false));
	}

	@Test
	void uploadThatReachesALimitLeavesNothing() throws IOException {
		FileTree tree = tree(null, null, 15);
		MountFixture.upload(tree, "a", "12345");
		for (String name : List.of("a", "b")) {
			try (OpenFile file = MountFixture.begin(tree, name, "123456789")) {
				exceeded(() -> MountFixture.write(file, "123456789", 9));
				exceeded(file::complete);
			}
		}
		assertThat(used(tree)).isEqualTo(5);
		tree.close();
		assertThat(this.fixture.files()).isEqualTo(Map.of("a", "12345"));
	}

	@Test
	void filesAndDirectoriesAreCounted() throws IOException {
		FileTree tree = tree(null, 2, null);
		MountFixture.upload(tree, "a", "");
		MountFixture.upload(tree, "a", "");
		tree.createDirectory(FilePath.of("d"));
		exceeded(() -> tree.createDirectory(FilePath.of("e")));
		exceeded(() -> MountFixture.upload(tree, "b", ""));
		tree.deleteDirectory(FilePath.of("d"));
		try (OpenFile open = MountFixture.begin(tree, "b", "")) {
			exceeded(() -> MountFixture.upload(tree, "c", ""));
			assertThat(open.getStatus().size()).isZero();
		}
		MountFixture.upload(tree, "c", "");
		assertThat(tree.getSpace(FilePath.ROOT).freeFiles()).isZero();
	}

	@Test
	void fileIsNotTooLarge() throws IOException {
		FileTree tree = tree(5, null, null);
		MountFixture.upload(tree, "a", "12345");
		ThrowingCallable upload = () -> MountFixture.upload(tree, "b", "123456");
		assertThatExceptionOfType(FileSystemException.class).isThrownBy(upload)
			.withMessage("/in/b: The file exceeds the maximum size of 5B");
		assertThatExceptionOfType(FileSystemException.class)
			.isThrownBy(() -> tree.update(FilePath.of("a"), new FileChange(6L, null, null, null)));
		Files.writeString(this.fixture.root.resolve("large"), "1234567890");
		try (OpenFile file = tree.open(FilePath.of("large"), MountFixture.IN_PLACE)) {
			MountFixture.write(file, "x", 9);
			assertThatExceptionOfType(FileSystemException.class).isThrownBy(() -> MountFixture.write(file, "x", 10));
		}
	}

	@Test
	void whatTheApplicationTookIsFreeAgain() throws IOException {
		FileTree tree = tree(null, 1, 10);
		MountFixture.upload(tree, "a", "1234567890");
		Files.delete(this.fixture.root.resolve("a"));
		exceeded(() -> MountFixture.upload(tree, "b", "1234567890"));
		Location location = (Location) Objects.requireNonNull(ReflectionTestUtils.getField(tree, "location"));
		ReflectionTestUtils.setField(location.getUsage(), "countedAt", System.nanoTime() - 6_000_000_000L);
		MountFixture.upload(tree, "b", "1234567890");
	}

	@Test
	void parallelUploadsStayWithinTheQuota() throws Exception {
		int quota = 500_000;
		ExecutorService executor = Executors.newFixedThreadPool(20);
		List<Future<?>> running = new ArrayList<>();
		for (int i = 0; i < 20; i++) {
			FileTree tree = tree(null, 30, quota);
			int number = i;
			running.add(executor.submit(() -> work(tree, number)));
		}
		for (Future<?> future : running) {
			future.get();
		}
		executor.shutdown();
		FileTree tree = tree(null, 30, quota);
		long counted = used(tree);
		long files = 30 - tree.getSpace(FilePath.ROOT).freeFiles();
		this.fixture.close();
		long actual = 0;
		for (Path file : this.fixture.files().keySet().stream().map(this.fixture.root::resolve).toList()) {
			actual += Files.size(file);
		}
		assertThat(actual).isEqualTo(counted).isBetween(1L, (long) quota);
		assertThat(this.fixture.files()).hasSize((int) files).hasSizeLessThanOrEqualTo(30);
	}

	private static @Nullable Void work(FileTree tree, int number) throws IOException {
		for (int round = 0; round < 30; round++) {
			String name = number + "-" + round % 3;
			try (OpenFile file = tree.open(FilePath.of(name), MountFixture.UPLOAD)) {
				for (int block = 0; block < 10; block++) {
					file.write(ByteBuffer.allocate(4096 + round), block * 4200L);
				}
				file.complete();
				if (round % 4 == 0) {
					tree.deleteFile(FilePath.of(name));
				}
			}
			catch (FileSystemException ex) {
				assertThat(ex).hasMessageContaining("Quota exceeded");
			}
		}
		return null;
	}

	private static void exceeded(ThrowingCallable operation) {
		assertThatExceptionOfType(FileSystemException.class).isThrownBy(operation)
			.withMessageContaining("Quota exceeded");
	}

}
