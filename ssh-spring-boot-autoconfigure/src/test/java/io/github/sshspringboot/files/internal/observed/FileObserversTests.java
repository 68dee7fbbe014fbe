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

package io.github.sshspringboot.files.internal.observed;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

import io.github.sshspringboot.files.SshFileDownloadedEvent;
import io.github.sshspringboot.files.SshFileEvent;
import io.github.sshspringboot.files.SshFileListener;
import io.github.sshspringboot.files.SshFileOperation;
import io.github.sshspringboot.files.SshFileOperation.Type;
import io.github.sshspringboot.files.SshFileRemovedEvent;
import io.github.sshspringboot.files.SshFileRenamedEvent;
import io.github.sshspringboot.files.SshFileUploadedEvent;
import io.github.sshspringboot.files.internal.FileChange;
import io.github.sshspringboot.files.internal.FilePath;
import io.github.sshspringboot.files.internal.FileStatus;
import io.github.sshspringboot.files.internal.FileTree;
import io.github.sshspringboot.files.internal.OpenFile;
import io.github.sshspringboot.files.internal.OpenMode;
import io.github.sshspringboot.server.SshConnection;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.security.authentication.TestingAuthenticationToken;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verifyNoInteractions;

/**
 * Tests for {@link FileObservers}.
 */
class FileObserversTests {

	private static final FilePath PATH = FilePath.of("/inbox/a.csv");

	private static final OpenMode UPLOAD = new OpenMode(false, true, false, true, true, false, 0644);

	private final FileTree files = mock();

	private final OpenFile file = mock();

	private final SshConnection connection = mock();

	private final List<SshFileEvent> events = new ArrayList<>();

	private final List<Runnable> tasks = new ArrayList<>();

	@BeforeEach
	void openAnyFile() throws IOException {
		given(this.connection.getAuthentication()).willReturn(new TestingAuthenticationToken("Alice", null));
		given(this.files.open(any(), any())).willReturn(this.file);
		size(5);
	}

	private void size(long size) throws IOException {
		given(this.file.getStatus())
			.willReturn(new FileStatus(FileStatus.Type.FILE, size, 0644, Instant.EPOCH, Instant.EPOCH));
	}

	private FileTree observed(SshFileListener... listeners) {
		return observedOn(Runnable::run, listeners);
	}

	private FileTree observedOn(Executor executor, SshFileListener... listeners) {
		return new FileObservers(() -> List.of(listeners), this.events::add, (owner, task) -> executor.execute(task))
			.observe(this.files, this.connection);
	}

	private static ByteBuffer bytes(String text) {
		return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
	}

	@Test
	void wholeUploadIsToldWithItsDigest() throws IOException {
		OpenFile upload = observed().open(PATH, UPLOAD);
		upload.write(bytes("he"), 0);
		upload.write(bytes("llo"), 2);
		upload.complete();
		assertThat(this.events).isEmpty();
		upload.close();
		upload.close();
		assertThat(this.events).singleElement().isInstanceOfSatisfying(SshFileUploadedEvent.class, (event) -> {
			assertThat(event.getPath()).isEqualTo("/inbox/a.csv");
			assertThat(event.getSize()).isEqualTo(5);
			assertThat(event.getSha256()).isEqualTo("2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824");
			assertThat(event.getConnection()).isSameAs(this.connection);
			assertThat(event.getDuration()).isPositive();
		});
	}

	@Test
	void emptyUploadIsTold() throws IOException {
		size(0);
		OpenFile upload = observed().open(PATH, UPLOAD);
		upload.complete();
		upload.close();
		assertThat(this.events).singleElement()
			.isInstanceOfSatisfying(SshFileUploadedEvent.class,
					(event) -> assertThat(event.getSha256()).startsWith("e3b0c44298fc1c14"));
	}

	@Test
	void digestOfWhatIsNotWrittenInOrderIsNotToldWithoutAFile() throws IOException {
		OpenFile upload = observed().open(PATH, UPLOAD);
		upload.write(bytes("llo"), 2);
		upload.write(bytes("he"), 0);
		upload.complete();
		upload.close();
		OpenFile resized = observed().open(PATH, UPLOAD);
		resized.write(bytes("hello"), 0);
		resized.update(new FileChange(2L, null, null, null));
		resized.update(new FileChange(5L, null, null, null));
		resized.complete();
		resized.close();
		assertThat(this.events).hasSize(2)
			.allSatisfy((event) -> assertThat(((SshFileUploadedEvent) event).getSha256()).isNull());
	}

	@Test
	void digestOfWhatIsNotWrittenInOrderIsThatOfTheFile(@TempDir Path directory) throws IOException {
		Path location = Files.writeString(directory.resolve("a.csv"), "hello");
		given(this.file.getLocation()).willReturn(location);
		assertThat(digestOfUploadOutOfOrder())
			.isEqualTo("2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824");
	}

	@Test
	void fileOfAnotherSizeAndLinksAreNotRead(@TempDir Path directory) throws IOException {
		Path longer = Files.writeString(directory.resolve("longer"), "hello!");
		given(this.file.getLocation()).willReturn(longer);
		assertThat(digestOfUploadOutOfOrder()).isNull();
		Path other = Files.writeString(directory.resolve("other"), "hello");
		given(this.file.getLocation()).willReturn(Files.createSymbolicLink(directory.resolve("link"), other));
		assertThat(digestOfUploadOutOfOrder()).isNull();
		given(this.file.getLocation()).willReturn(directory.resolve("none"));
		assertThat(digestOfUploadOutOfOrder()).isNull();
	}

	@Test
	void longFileIsReadWhole(@TempDir Path directory) throws Exception {
		byte[] content = new byte[1_000_000];
		new Random(1).nextBytes(content);
		Path location = Files.write(directory.resolve("a.csv"), content);
		given(this.file.getLocation()).willReturn(location);
		size(content.length);
		assertThat(digestOfUploadOutOfOrder())
			.isEqualTo(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content)));
	}

	private @Nullable String digestOfUploadOutOfOrder() throws IOException {
		this.events.clear();
		OpenFile upload = observed().open(PATH, UPLOAD);
		upload.write(bytes("llo"), 2);
		upload.write(bytes("he"), 0);
		upload.complete();
		upload.close();
		return ((SshFileUploadedEvent) this.events.get(0)).getSha256();
	}

	@Test
	void abandonedUploadIsNotTold() throws IOException {
		OpenFile upload = observed().open(PATH, UPLOAD);
		upload.write(bytes("hello"), 0);
		upload.close();
		assertThat(this.events).isEmpty();
	}

	@Test
	void downloadIsToldWithWhatWasRead() throws IOException {
		given(this.file.read(any(), anyLong())).willReturn(5, -1);
		OpenFile download = observed().open(PATH, OpenMode.READ);
		download.read(ByteBuffer.allocate(10), 0);
		download.read(ByteBuffer.allocate(10), 5);
		download.close();
		assertThat(this.events).singleElement()
			.isInstanceOfSatisfying(SshFileDownloadedEvent.class, (event) -> assertThat(event.getSize()).isEqualTo(5));
	}

	@Test
	void fileThatIsOpenedAndNotReadIsNotTold() throws IOException {
		observed().open(PATH, OpenMode.READ).close();
		assertThat(this.events).isEmpty();
	}

	@Test
	void removedAndRenamedFilesAreToldInOrder() throws IOException {
		FileTree observed = observed();
		observed.move(PATH, FilePath.of("/inbox/b.csv"), false);
		observed.deleteFile(FilePath.of("/inbox/b.csv"));
		assertThat(this.events).hasSize(2);
		assertThat(this.events.get(0)).isInstanceOfSatisfying(SshFileRenamedEvent.class, (event) -> {
			assertThat(event.getPath()).isEqualTo("/inbox/a.csv");
			assertThat(event.getNewPath()).isEqualTo("/inbox/b.csv");
		});
		assertThat(this.events.get(1)).isInstanceOf(SshFileRemovedEvent.class);
	}

	@Test
	void listenersMayRefuse() {
		List<SshFileOperation> asked = new ArrayList<>();
		FileTree observed = observed((operation) -> {
			asked.add(operation);
			throw new FileSystemException("secret", null, "Only at night");
		});
		assertThatExceptionOfType(FileSystemException.class).isThrownBy(() -> observed.open(PATH, UPLOAD))
			.satisfies((ex) -> {
				assertThat(ex.getReason()).isEqualTo("Only at night");
				assertThat(ex.getFile()).isEqualTo("/inbox/a.csv");
			});
		assertThatExceptionOfType(FileSystemException.class).isThrownBy(() -> observed.deleteFile(PATH));
		assertThatExceptionOfType(FileSystemException.class)
			.isThrownBy(() -> observed.move(PATH, FilePath.of("/b"), true));
		assertThat(asked).extracting(SshFileOperation::type).containsExactly(Type.UPLOAD, Type.REMOVE, Type.RENAME);
		assertThat(asked.get(2).newPath()).isEqualTo("/b");
		verifyNoInteractions(this.files);
		assertThat(this.events).isEmpty();
	}

	@Test
	void listenerThatFailsRefuses() {
		FileTree observed = observed((operation) -> {
			throw new IllegalStateException("secret");
		});
		assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(() -> observed.open(PATH, OpenMode.READ))
			.satisfies((ex) -> assertThat(ex.getMessage()).doesNotContain("secret"));
		verifyNoInteractions(this.files);
	}

	@Test
	void eventsOfASessionAreOneTaskAtATimeInOrder() throws IOException {
		FileTree observed = observedOn(this.tasks::add);
		for (int number = 0; number < 100; number++) {
			observed.deleteFile(FilePath.of("/" + number));
		}
		assertThat(this.tasks).hasSize(1);
		this.tasks.remove(0).run();
		assertThat(this.events).hasSize(100);
		assertThat(this.events.get(99).getPath()).isEqualTo("/99");
		observed.deleteFile(FilePath.of("/100"));
		this.tasks.remove(0).run();
		assertThat(this.events).hasSize(101);
	}

	@Test
	void eventsAreToldAtOnceIfTheExecutorIsFull() throws IOException {
		observedOn((task) -> {
			throw new RejectedExecutionException();
		}).deleteFile(PATH);
		assertThat(this.events).hasSize(1);
	}

	@Test
	void listenerOfEventsThatFailsChangesNothing() throws IOException {
		FileTree observed = new FileObservers(List::of, (event) -> {
			this.events.add(event);
			throw new StackOverflowError();
		}, (owner, task) -> task.run()).observe(this.files, this.connection);
		observed.deleteFile(PATH);
		observed.deleteFile(PATH);
		assertThat(this.events).hasSize(2);
	}

	@Test
	void eventsAreTasksOfTheUser() throws IOException {
		List<String> owners = new ArrayList<>();
		new FileObservers(List::of, this.events::add, (owner, task) -> owners.add(owner))
			.observe(this.files, this.connection)
			.deleteFile(PATH);
		assertThat(owners).containsExactly("alice");
	}

	@Test
	@Timeout(20)
	void cancelledSessionWaitsForNoListener() throws IOException {
		FileTree observed = observedOn(this.tasks::add);
		Thread.currentThread().interrupt();
		for (int number = 0; number < 1000; number++) {
			observed.deleteFile(PATH);
		}
		assertThat(Thread.interrupted()).isTrue();
		this.tasks.remove(0).run();
		assertThat(this.events).hasSize(1000);
	}

	@Test
	void listenerThatDeniesIsToldAsADenial() {
		FileTree observed = observed((operation) -> {
			throw new AccessDeniedException("secret", null, "Only at night");
		});
		assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(() -> observed.deleteFile(PATH))
			.withMessage("/inbox/a.csv: Only at night");
	}

}
