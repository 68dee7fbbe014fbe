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

package io.github.sshspringboot.command.internal.file;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.github.sshspringboot.command.SshCommandException;
import io.github.sshspringboot.command.SshFile;
import io.github.sshspringboot.command.SshOption;
import io.github.sshspringboot.command.internal.model.SshCommandDefinitionException;
import io.github.sshspringboot.command.internal.run.CommandTester;
import io.github.sshspringboot.command.internal.run.StubSession;
import io.github.sshspringboot.files.internal.FilePath;
import io.github.sshspringboot.files.internal.FileTree;
import io.github.sshspringboot.files.internal.OpenFile;
import io.github.sshspringboot.files.internal.OpenMode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.security.authorization.AuthorizationDecision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link CommandFiles}.
 */
@Timeout(30)
class CommandFilesTests {

	private final CommandTester tester = new CommandTester(Reports.class);

	@AfterEach
	void close() {
		this.tester.close();
	}

	private Map<FilePath, FileTree> files() throws IOException {
		return this.tester.runtime().files().open(new StubSession("").getConnection());
	}

	private FileTree file(String path) throws IOException {
		return Objects.requireNonNull(files().get(FilePath.of(path)), path);
	}

	private String content(String path) throws IOException {
		try (FileTree tree = file(path); OpenFile file = tree.open(FilePath.ROOT, OpenMode.READ)) {
			return read(file);
		}
	}

	private static String read(OpenFile file) throws IOException {
		ByteBuffer all = ByteBuffer.allocate(1 << 20);
		int count = 0;
		while (count >= 0) {
			count = file.read(ByteBuffer.allocate(0), all.position());
			ByteBuffer part = all.slice().limit(100);
			count = file.read(part, all.position());
			all.position(all.position() + Math.max(0, count));
		}
		return new String(all.array(), 0, all.position(), StandardCharsets.UTF_8);
	}

	@Test
	void extensionIsTheFormatOfTheResult() throws IOException {
		assertThat(content("/reports/items.csv")).isEqualTo("name,count\nchair,1\ndesk,2\n");
		assertThat(content("/reports/items.json"))
			.isEqualToIgnoringWhitespace("[{\"name\":\"chair\",\"count\":1},{\"name\":\"desk\",\"count\":2}]");
		assertThat(content("/reports/items.txt")).isEqualTo("NAME   COUNT\nchair      1\ndesk       2\n");
	}

	@Test
	void bytesAndStreamsMayHaveAnyExtension() throws IOException {
		assertThat(content("/logo.png")).isEqualTo("png of admin");
		assertThat(content("/stream.bin")).hasSize(10_000);
	}

	@Test
	void sizeIsNotKnownBefore() throws IOException {
		FileTree tree = file("/logo.png");
		assertThat(tree.getStatus(FilePath.ROOT).size()).isNull();
		assertThat(tree.getStatus(FilePath.ROOT).isDirectory()).isFalse();
	}

	@Test
	void fileCannotBeWritten() throws IOException {
		FileTree tree = file("/logo.png");
		assertThatExceptionOfType(AccessDeniedException.class)
			.isThrownBy(() -> tree.open(FilePath.ROOT, new OpenMode(false, true, false, true, true, false, 0644)));
		assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(() -> tree.deleteFile(FilePath.ROOT));
	}

	@Test
	void failureOfTheMethodFailsTheRead() throws IOException {
		try (OpenFile file = file("/fail.csv").open(FilePath.ROOT, OpenMode.READ)) {
			assertThatExceptionOfType(FileSystemException.class).isThrownBy(() -> read(file))
				.satisfies((ex) -> assertThat(ex.getReason()).isEqualTo("Not today"));
		}
		try (OpenFile file = file("/break.csv").open(FilePath.ROOT, OpenMode.READ)) {
			assertThatExceptionOfType(FileSystemException.class).isThrownBy(() -> read(file))
				.satisfies((ex) -> assertThat(ex.getReason()).contains("internal error").doesNotContain("secret"));
		}
	}

	@Test
	void fileIsReadFromItsBeginningToItsEnd() throws IOException {
		try (OpenFile file = file("/stream.bin").open(FilePath.ROOT, OpenMode.READ)) {
			file.read(ByteBuffer.allocate(10), 0);
			assertThatExceptionOfType(FileSystemException.class).isThrownBy(() -> file.read(ByteBuffer.allocate(10), 5))
				.withMessageContaining("from its beginning to its end");
			assertThat(file.read(ByteBuffer.allocate(10), 10)).isEqualTo(10);
		}
	}

	/**
	 * Clients ask for the next parts before they know that there are none.
	 */
	@Test
	void nothingIsBehindTheEnd() throws IOException {
		try (OpenFile file = file("/stream.bin").open(FilePath.ROOT, OpenMode.READ)) {
			assertThat(file.read(ByteBuffer.allocate(32_768), 0)).isEqualTo(10_000);
			assertThat(file.read(ByteBuffer.allocate(32_768), 32_768)).isEqualTo(-1);
			assertThat(file.read(ByteBuffer.allocate(22_768), 10_000)).isEqualTo(-1);
		}
		try (OpenFile file = file("/fail.csv").open(FilePath.ROOT, OpenMode.READ)) {
			assertThatExceptionOfType(FileSystemException.class)
				.isThrownBy(() -> file.read(ByteBuffer.allocate(32_768), 0))
				.withMessageContaining("Not today");
			assertThatExceptionOfType(FileSystemException.class)
				.isThrownBy(() -> file.read(ByteBuffer.allocate(32_768), 32_768))
				.withMessageContaining("Not today");
		}
	}

	@Test
	void methodEndsWhenTheFileIsClosed() throws Exception {
		Endless.ended = new CountDownLatch(1);
		try (CommandTester endless = new CommandTester(Endless.class)) {
			FileTree tree = Objects.requireNonNull(endless.runtime()
				.files()
				.open(new StubSession("").getConnection())
				.get(FilePath.of("/endless.bin")));
			OpenFile file = tree.open(FilePath.ROOT, OpenMode.READ);
			assertThat(file.read(ByteBuffer.allocate(300_000), 0)).isEqualTo(300_000);
			tree.close();
			assertThat(Endless.ended.await(10, TimeUnit.SECONDS)).isTrue();
		}
	}

	@Test
	void usersDoNotSeeWhatTheyMayNotRead() throws IOException {
		this.tester.authorizationManager((user, request) -> new AuthorizationDecision(
				request != null && !request.commandName().equals("file:/reports/items.csv")));
		assertThat(files()).containsKey(FilePath.of("/reports/items.json"))
			.doesNotContainKey(FilePath.of("/reports/items.csv"));
	}

	@Test
	void filesAreNoCommands() {
		assertThat(this.tester.run("file:/logo.png").status().code()).isEqualTo(127);
		assertThat(this.tester.run("help").text()).doesNotContain("file:");
	}

	@ParameterizedTest
	@ValueSource(classes = { Relative.class, Climbing.class, WithoutFormat.class, WithOption.class })
	void wrongDeclarationsAreRefused(Class<?> type) {
		try (CommandTester wrong = new CommandTester(type)) {
			assertThatExceptionOfType(SshCommandDefinitionException.class).isThrownBy(wrong::runtime)
				.withMessageStartingWith("The file " + type.getName() + ".read()")
				.satisfies((ex) -> assertThat(ex.getAction()).endsWith("."));
		}
	}

	record Item(String name, int count) {

	}

	static class Reports {

		private static final List<Item> ITEMS = List.of(new Item("chair", 1), new Item("desk", 2));

		@SshFile("/reports/items.csv")
		List<Item> csv() {
			return ITEMS;
		}

		@SshFile("/reports/items.json")
		List<Item> json() {
			return ITEMS;
		}

		@SshFile("/reports/items.txt")
		List<Item> text() {
			return ITEMS;
		}

		@SshFile("/logo.png")
		byte[] logo(Principal user) {
			return ("png of " + user.getName()).getBytes(StandardCharsets.UTF_8);
		}

		@SshFile("/stream.bin")
		void stream(OutputStream output) throws IOException {
			output.write(new byte[10_000]);
		}

		@SshFile("/fail.csv")
		List<Item> fail() {
			throw new SshCommandException("Not today");
		}

		@SshFile("/break.csv")
		List<Item> breakDown() {
			throw new IllegalStateException("secret");
		}

	}

	static class Endless {

		private static CountDownLatch ended = new CountDownLatch(1);

		@SshFile("/endless.bin")
		void write(OutputStream output) throws IOException {
			try {
				while (true) {
					output.write(new byte[1000]);
				}
			}
			finally {
				ended.countDown();
			}
		}

	}

	static class Relative {

		@SshFile("items.csv")
		List<Item> read() {
			return List.of();
		}

	}

	static class Climbing {

		@SshFile("/a/../items.csv")
		List<Item> read() {
			return List.of();
		}

	}

	static class WithoutFormat {

		@SshFile("/items.pdf")
		List<Item> read() {
			return List.of();
		}

	}

	static class WithOption {

		@SshFile("/items.csv")
		List<Item> read(@SshOption String name) {
			return List.of();
		}

	}

}
