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

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.sshspringboot.SshTest;
import io.github.sshspringboot.TestSession;
import io.github.sshspringboot.files.internal.DirectoryTree;
import io.github.sshspringboot.files.internal.TestFiles;
import io.github.sshspringboot.files.internal.sftp.SftpClient.Attributes;
import io.github.sshspringboot.files.internal.sftp.SftpClient.Name;
import io.github.sshspringboot.files.internal.sftp.SftpClient.Reply;
import org.apache.sshd.common.util.buffer.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for each message of SFTP and its statuses.
 */
@SshTest(classes = TestFiles.class)
class SftpMessagesTests {

	private static final int READ = 0x01;

	private static final int WRITE = 0x02;

	private static final int APPEND = 0x04;

	private static final int CREATE = 0x08;

	private static final int TRUNCATE = 0x10;

	private static final int EXCLUSIVE = 0x20;

	@SshTest.Injected
	private static DirectoryTree tree;

	@SshTest.Injected
	private TestSession session;

	private SftpClient client;

	private Path root;

	@BeforeEach
	void begin() throws Exception {
		tree.reset();
		this.root = tree.getRoot();
		this.client = SftpClient.begin(this.session);
	}

	@AfterEach
	void end() {
		this.client.close();
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 2, 3, 4, 6, -1 })
	void versionIsThreeWhateverIsAsked(int version) throws Exception {
		Reply reply = this.client.init(version);
		assertThat(reply.id()).isEqualTo(3);
		Map<String, String> extensions = new LinkedHashMap<>();
		while (reply.body().available() > 0) {
			extensions.put(reply.body().getString(), reply.body().getString());
		}
		assertThat(extensions).containsEntry("posix-rename@openssh.com", "1")
			.containsEntry("statvfs@openssh.com", "2")
			.containsEntry("fstatvfs@openssh.com", "2")
			.containsEntry("fsync@openssh.com", "1")
			.containsEntry("lsetstat@openssh.com", "1")
			.containsEntry("limits@openssh.com", "1")
			.containsEntry("expand-path@openssh.com", "1")
			.containsEntry("copy-data", "1")
			.containsEntry("home-directory", "1")
			.hasSize(9);
	}

	@Test
	void fileIsWrittenAndRead() throws Exception {
		byte[] handle = this.client.open("/new.txt", WRITE | CREATE | TRUNCATE);
		this.client.request(SftpMessage.WRITE, handle, 0L, bytes("hello")).isStatus(SftpStatus.OK);
		this.client.request(SftpMessage.WRITE, handle, 5L, bytes(", world")).isStatus(SftpStatus.OK);
		assertThat(tree.getCompleted()).isEmpty();
		this.client.request(SftpMessage.CLOSE, handle).isStatus(SftpStatus.OK);
		assertThat(tree.getCompleted()).containsExactly("/new.txt");
		assertThat(this.root.resolve("new.txt")).hasContent("hello, world");
		byte[] again = this.client.open("new.txt", READ);
		assertThat(this.client.request(SftpMessage.READ, again, 7L, 100).text()).isEqualTo("world");
		assertThat(this.client.request(SftpMessage.READ, again, 0L, 5).text()).isEqualTo("hello");
		assertThat(this.client.request(SftpMessage.READ, again, 12L, 1).isStatus(SftpStatus.EOF))
			.isEqualTo("End of file");
	}

	@Test
	void readsAreAsLongAsTheLimitsSay() throws Exception {
		byte[] content = new byte[300 * 1024];
		Arrays.fill(content, 1000, content.length, (byte) 7);
		Files.write(this.root.resolve("long"), content);
		byte[] handle = this.client.open("/long", READ);
		assertThat(this.client.request(SftpMessage.READ, handle, 0L, -1).data())
			.isEqualTo(Arrays.copyOf(content, 255 * 1024));
		assertThat(this.client.request(SftpMessage.READ, handle, 255L * 1024, 255 * 1024).data()).hasSize(45 * 1024);
		this.client.upload("/copy", Arrays.copyOf(content, 256 * 1024));
		assertThat(Files.size(this.root.resolve("copy"))).isEqualTo(256 * 1024);
		Buffer limits = this.client.extended("limits@openssh.com").body();
		assertThat(limits.getLong()).isEqualTo(257 * 1024);
		assertThat(limits.getLong()).isEqualTo(255 * 1024);
		assertThat(limits.getLong()).isEqualTo(255 * 1024);
		assertThat(limits.getLong()).isEqualTo(100);
	}

	@Test
	void flagsOfOpenAreExact() throws Exception {
		assertThat(this.client.request(SftpMessage.OPEN, "/none", READ, 0).isStatus(SftpStatus.NO_SUCH_FILE))
			.isEqualTo("No such file or directory");
		this.client.request(SftpMessage.OPEN, "/none", WRITE, 0).isStatus(SftpStatus.NO_SUCH_FILE);
		this.client.upload("/file", bytes("first"));
		assertThat(this.client.request(SftpMessage.OPEN, "/file", WRITE | CREATE | EXCLUSIVE, 0)
			.isStatus(SftpStatus.FAILURE)).isEqualTo("File already exists");
		byte[] keeping = this.client.open("/file", WRITE);
		this.client.request(SftpMessage.WRITE, keeping, 0L, bytes("F")).isStatus(SftpStatus.OK);
		assertThat(this.root.resolve("file")).hasContent("First");
		byte[] appending = this.client.open("/file", WRITE | APPEND);
		this.client.request(SftpMessage.WRITE, appending, 0L, bytes("!")).isStatus(SftpStatus.OK);
		assertThat(this.root.resolve("file")).hasContent("First!");
		this.client.open("/file", WRITE | TRUNCATE);
		assertThat(this.root.resolve("file")).isEmptyFile();
		this.client.request(SftpMessage.OPEN, "/file", 0x40, 0).isStatus(SftpStatus.OP_UNSUPPORTED);
		assertThat(this.client.request(SftpMessage.READ, keeping, 0L, 1).isStatus(SftpStatus.PERMISSION_DENIED))
			.isEqualTo("The file is not open for reading");
		byte[] reading = this.client.open("/file", 0);
		assertThat(
				this.client.request(SftpMessage.WRITE, reading, 0L, bytes("x")).isStatus(SftpStatus.PERMISSION_DENIED))
			.isEqualTo("The file is not open for writing");
	}

	@Test
	void newFileHasThePermissionsOfOpenWithoutSpecialBits() throws Exception {
		this.client.request(SftpMessage.OPEN, "/secret", WRITE | CREATE, 2 | 4, 1, 2, 0106600).handle();
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(this.root.resolve("secret"))))
			.isEqualTo("rw-------");
	}

	@Test
	void attributesTellNothingOfOwnersAndInodes() throws Exception {
		this.client.upload("/file", bytes("12345"));
		Files.setLastModifiedTime(this.root.resolve("file"), FileTime.from(Instant.ofEpochSecond(4_000_000_000L)));
		Files.setPosixFilePermissions(this.root.resolve("file"), PosixFilePermissions.fromString("rwxr-x--x"));
		Attributes attributes = this.client.request(SftpMessage.STAT, "/file").attributes();
		assertThat(attributes.flags()).isEqualTo(1 | 4 | 8);
		assertThat(attributes.size()).isEqualTo(5);
		assertThat(attributes.permissions()).isEqualTo(0100751);
		assertThat(attributes.modified()).isEqualTo(4_000_000_000L);
		assertThat(this.client.request(SftpMessage.LSTAT, "/file").attributes()).isEqualTo(attributes);
		assertThat(this.client.request(SftpMessage.FSTAT, this.client.open("/file", READ)).attributes())
			.isEqualTo(attributes);
		assertThat(this.client.request(SftpMessage.STAT, "/").attributes().permissions() >> 12).isEqualTo(4);
		assertThat(
				this.client.request(SftpMessage.FSTAT, this.client.openDirectory("/")).attributes().permissions() >> 12)
			.isEqualTo(4);
	}

	@Test
	void sizeThatIsNotKnownIsLeftOut() throws Exception {
		this.client.upload("/unknown", bytes("12345"));
		assertThat(this.client.request(SftpMessage.STAT, "/unknown").attributes().flags()).isEqualTo(4 | 8);
		assertThat(this.client.list("/").get(0).attributes().flags()).isEqualTo(4 | 8);
	}

	@Test
	void attributesAreChanged() throws Exception {
		this.client.upload("/file", bytes("12345"));
		this.client.request(SftpMessage.SETSTAT, "/file", 1 | 4 | 8, 3L, 0600, 1000, 2000).isStatus(SftpStatus.OK);
		assertThat(this.root.resolve("file")).hasContent("123");
		assertThat(Files.getLastModifiedTime(this.root.resolve("file")).toInstant())
			.isEqualTo(Instant.ofEpochSecond(2000));
		byte[] handle = this.client.open("/file", WRITE);
		this.client.request(SftpMessage.FSETSTAT, handle, 1, 1L).isStatus(SftpStatus.OK);
		assertThat(this.root.resolve("file")).hasContent("1");
		this.client.extended("lsetstat@openssh.com", "/file", 4, 0640).isStatus(SftpStatus.OK);
		assertThat(this.client.request(SftpMessage.STAT, "/file").attributes().permissions()).isEqualTo(0100640);
		this.client.request(SftpMessage.FSETSTAT, this.client.openDirectory("/"), 0).isStatus(SftpStatus.OK);
		this.client.request(SftpMessage.SETSTAT, "/none", 4, 0600).isStatus(SftpStatus.NO_SUCH_FILE);
		assertThat(this.client.request(SftpMessage.SETSTAT, "/file", 2, 0, 0).isStatus(SftpStatus.PERMISSION_DENIED))
			.isEqualTo("Owners and groups cannot be changed");
		this.client.request(SftpMessage.SETSTAT, "/file", 0x80000000, 1, "name", "value").isStatus(SftpStatus.OK);
	}

	@Test
	void attributesOfLaterVersionsAreRefused() throws Exception {
		this.client.upload("/file", bytes("12345"));
		for (int flag : new int[] { 0x10, 0x20, 0x40, 0x100, 0x40000000 }) {
			this.client.request(SftpMessage.SETSTAT, "/file", flag, 0L, 0L).isStatus(SftpStatus.BAD_MESSAGE);
		}
		this.client.request(SftpMessage.SETSTAT, "/file", 0x80000000, -1).isStatus(SftpStatus.BAD_MESSAGE);
	}

	@Test
	void directoryIsListedAsByLs() throws Exception {
		Files.createDirectory(this.root.resolve("sub"));
		this.client.upload("/\u00fc \ud83d\ude00", bytes("12345"));
		List<Name> names = this.client.list("/");
		assertThat(names).extracting(Name::name).containsExactly("sub", "\u00fc \ud83d\ude00");
		assertThat(names.get(0).longName())
			.matches("drwxr.xr-x +1 - +- +[0-9]+ [A-Z][a-z]{2} [ 0-9]{2} \\d\\d:\\d\\d sub");
		assertThat(names.get(1).longName()).matches("-rw-r--r-- +1 - +- +5 [A-Z][a-z]{2} [ 0-9]{2} \\d\\d:\\d\\d .*");
		Files.setLastModifiedTime(this.root.resolve("sub"), FileTime.from(Instant.parse("2001-02-03T04:05:06Z")));
		assertThat(this.client.list("").get(0).longName()).endsWith(" Feb  3  2001 sub");
	}

	@Test
	void longDirectoryIsListedInParts() throws Exception {
		Set<String> expected = new HashSet<>();
		for (int number = 0; number < 2000; number++) {
			Files.createFile(this.root.resolve("file-with-a-long-name-" + number));
			expected.add("file-with-a-long-name-" + number);
		}
		assertThat(this.client.list("/")).extracting(Name::name).hasSize(2000).containsAll(expected);
		assertThat(tree.getClosed()).containsExactly("/");
	}

	@Test
	void directoriesAreMadeAndRemoved() throws Exception {
		this.client.request(SftpMessage.MKDIR, "/a", 4, 0700).isStatus(SftpStatus.OK);
		this.client.request(SftpMessage.MKDIR, "/a", 0).isStatus(SftpStatus.FAILURE);
		this.client.upload("/a/file", bytes("1"));
		assertThat(this.client.request(SftpMessage.RMDIR, "/a").isStatus(SftpStatus.FAILURE))
			.isEqualTo("Directory not empty");
		assertThat(this.client.request(SftpMessage.RMDIR, "/a/file").isStatus(SftpStatus.NO_SUCH_FILE))
			.isEqualTo("Not a directory");
		this.client.request(SftpMessage.OPENDIR, "/a/file").isStatus(SftpStatus.NO_SUCH_FILE);
		this.client.request(SftpMessage.REMOVE, "/a").isStatus(SftpStatus.PERMISSION_DENIED);
		this.client.request(SftpMessage.REMOVE, "/a/file").isStatus(SftpStatus.OK);
		this.client.request(SftpMessage.REMOVE, "/a/file").isStatus(SftpStatus.NO_SUCH_FILE);
		this.client.request(SftpMessage.RMDIR, "/a").isStatus(SftpStatus.OK);
		assertThat(this.root).isEmptyDirectory();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "''|/", ".|/", "/|/", "a|/a", "/a/../b|/b", "../../..|/", "//a//b/.|/a/b", "'/a b '|'/a b '" })
	void realPathIsAbsolute(String path, String expected) throws Exception {
		List<Name> names = this.client.request(SftpMessage.REALPATH, path).names();
		assertThat(names).extracting(Name::name).containsExactly(expected);
		assertThat(names.get(0).attributes().flags()).isZero();
	}

	@Test
	void renameReplacesNothingButPosixRenameDoes() throws Exception {
		this.client.upload("/one", bytes("1"));
		this.client.upload("/two", bytes("2"));
		assertThat(this.client.request(SftpMessage.RENAME, "/one", "/two").isStatus(SftpStatus.FAILURE))
			.isEqualTo("File already exists");
		this.client.extended("posix-rename@openssh.com", "/one", "/two").isStatus(SftpStatus.OK);
		assertThat(this.root.resolve("two")).hasContent("1");
		this.client.request(SftpMessage.RENAME, "/two", "/three").isStatus(SftpStatus.OK);
		this.client.request(SftpMessage.RENAME, "/two", "/three").isStatus(SftpStatus.FAILURE);
	}

	@Test
	void thereAreNoSymbolicLinks() throws Exception {
		this.client.upload("/one", bytes("1"));
		this.client.request(SftpMessage.SYMLINK, "/one", "/link").isStatus(SftpStatus.PERMISSION_DENIED);
		this.client.request(SftpMessage.READLINK, "/one").isStatus(SftpStatus.FAILURE);
		this.client.request(SftpMessage.READLINK, "/none").isStatus(SftpStatus.NO_SUCH_FILE);
		assertThat(this.root.resolve("link")).doesNotExist();
	}

	@Test
	void fileIsSynced() throws Exception {
		this.client.extended("fsync@openssh.com", this.client.open("/file", WRITE | CREATE)).isStatus(SftpStatus.OK);
		this.client.extended("fsync@openssh.com", this.client.openDirectory("/")).isStatus(SftpStatus.FAILURE);
	}

	@Test
	void spaceIsTold() throws Exception {
		long[] expected = { 4096, 4096, 2, 1, 1, 20, 10, 10, 0, 3, 255 };
		Reply byPath = this.client.extended("statvfs@openssh.com", "/");
		assertThat(byPath.type()).isEqualTo(SftpMessage.EXTENDED_REPLY);
		Reply byHandle = this.client.extended("fstatvfs@openssh.com", this.client.openDirectory("/"));
		for (long number : expected) {
			assertThat(byPath.body().getLong()).isEqualTo(number);
			assertThat(byHandle.body().getLong()).isEqualTo(number);
		}
		this.client.extended("statvfs@openssh.com", "/none").isStatus(SftpStatus.NO_SUCH_FILE);
	}

	@Test
	void homeIsTheRoot() throws Exception {
		assertThat(this.client.extended("expand-path@openssh.com", "~").names().get(0).name()).isEqualTo("/");
		assertThat(this.client.extended("expand-path@openssh.com", "~/a/../b").names().get(0).name()).isEqualTo("/b");
		assertThat(this.client.extended("expand-path@openssh.com", "~admin/b").names().get(0).name()).isEqualTo("/b");
		assertThat(this.client.extended("expand-path@openssh.com", "a").names().get(0).name()).isEqualTo("/a");
		this.client.extended("expand-path@openssh.com", "~root/b").isStatus(SftpStatus.NO_SUCH_FILE);
		assertThat(this.client.extended("home-directory", "").names().get(0).name()).isEqualTo("/");
		this.client.extended("home-directory", "root").isStatus(SftpStatus.NO_SUCH_FILE);
	}

	@Test
	void dataIsCopied() throws Exception {
		byte[] content = new byte[1_000_000];
		Arrays.fill(content, (byte) 9);
		this.client.upload("/one", Arrays.copyOf(content, 200_000));
		byte[] one = this.client.open("/one", READ | WRITE);
		byte[] two = this.client.open("/two", WRITE | CREATE | TRUNCATE);
		this.client.extended("copy-data", one, 0L, 0L, two, 0L).isStatus(SftpStatus.OK);
		assertThat(Files.size(this.root.resolve("two"))).isEqualTo(200_000);
		this.client.extended("copy-data", one, 100_000L, 50_000L, two, 200_000L).isStatus(SftpStatus.OK);
		assertThat(Files.size(this.root.resolve("two"))).isEqualTo(250_000);
		this.client.extended("copy-data", one, 100_000L, 100_001L, two, 0L).isStatus(SftpStatus.EOF);
		this.client.extended("copy-data", one, 0L, 0L, one, 0L).isStatus(SftpStatus.FAILURE);
		this.client.extended("copy-data", one, 0L, 0L, this.client.open("/one", WRITE), 0L)
			.isStatus(SftpStatus.FAILURE);
		this.client.extended("copy-data", two, 0L, 0L, one, 0L).isStatus(SftpStatus.PERMISSION_DENIED);
		this.client.extended("copy-data", one, 0L, 0L, two, Long.MAX_VALUE).isStatus(SftpStatus.FAILURE);
		this.client.extended("copy-data", one, -1L, 0L, two, 0L).isStatus(SftpStatus.FAILURE);
		byte[] empty = this.client.open("/empty", READ | WRITE | CREATE);
		this.client.extended("copy-data", empty, 0L, 0L, two, 0L).isStatus(SftpStatus.OK);
	}

	@ParameterizedTest
	@ValueSource(strings = { "copy-file", "hardlink@openssh.com", "md5-hash", "md5-hash-handle", "check-file-name",
			"check-file-handle", "space-available", "version-select", "text-seek", "vendor-id", "filename-charset",
			"" })
	void otherExtensionsAreRefused(String name) throws Exception {
		assertThat(this.client.extended(name, "/one", "/two").isStatus(SftpStatus.OP_UNSUPPORTED))
			.isEqualTo("Operation unsupported");
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 2, 21, 22, 23, 50, 101, 104, 199, 201, 255 })
	void otherMessagesAreRefused(int type) throws Exception {
		this.client.request(type, "/one", "/two").isStatus(SftpStatus.OP_UNSUPPORTED);
	}

	@Test
	void numbersOutOfRangeAreRefused() throws Exception {
		byte[] handle = this.client.open("/file", READ | WRITE | CREATE);
		for (long offset : new long[] { -1, Long.MIN_VALUE }) {
			this.client.request(SftpMessage.READ, handle, offset, 1).isStatus(SftpStatus.FAILURE);
			this.client.request(SftpMessage.WRITE, handle, offset, bytes("x")).isStatus(SftpStatus.FAILURE);
			this.client.request(SftpMessage.SETSTAT, "/file", 1, offset).isStatus(SftpStatus.FAILURE);
		}
		this.client.request(SftpMessage.WRITE, handle, Long.MAX_VALUE, bytes("x")).isStatus(SftpStatus.FAILURE);
		this.client.request(SftpMessage.READ, handle, Long.MAX_VALUE, -1).isStatus(SftpStatus.EOF);
		assertThat(Files.size(this.root.resolve("file"))).isZero();
	}

	@Test
	void namesThatAreNoTextAreRefused() throws Exception {
		byte[][] names = { { '/', (byte) 0xff }, { '/', 'a', 0, 'b' }, { (byte) 0xc0, (byte) 0xaf },
				{ (byte) 0xed, (byte) 0xa0, (byte) 0x80 } };
		for (byte[] name : names) {
			for (int type : new int[] { SftpMessage.STAT, SftpMessage.REALPATH, SftpMessage.OPENDIR,
					SftpMessage.REMOVE }) {
				this.client.request(type, (Object) name).isStatus(SftpStatus.BAD_MESSAGE);
			}
			this.client.request(SftpMessage.OPEN, name, WRITE | CREATE, 0).isStatus(SftpStatus.BAD_MESSAGE);
			this.client.request(SftpMessage.RENAME, "/a", name).isStatus(SftpStatus.BAD_MESSAGE);
		}
		this.client.request(SftpMessage.STAT, "/" + "a/".repeat(3000)).isStatus(SftpStatus.FAILURE);
		assertThat(this.root).isEmptyDirectory();
	}

	@Test
	void handlesAreExactAndNeverUsedAgain() throws Exception {
		this.client.upload("/file", bytes("12345"));
		byte[] first = this.client.open("/file", READ);
		this.client.request(SftpMessage.CLOSE, first).isStatus(SftpStatus.OK);
		byte[] second = this.client.open("/file", READ);
		assertThat(second).isNotEqualTo(first);
		byte[][] others = { first, {}, { 0 }, { 0, 0, 0, 0 }, Arrays.copyOf(second, 5), new byte[300] };
		for (byte[] handle : others) {
			assertThat(this.client.request(SftpMessage.READ, handle, 0L, 1).isStatus(SftpStatus.FAILURE))
				.isEqualTo("Invalid handle");
			this.client.request(SftpMessage.CLOSE, (Object) handle).isStatus(SftpStatus.FAILURE);
			this.client.request(SftpMessage.FSTAT, (Object) handle).isStatus(SftpStatus.FAILURE);
		}
		byte[] directory = this.client.openDirectory("/");
		this.client.request(SftpMessage.READ, directory, 0L, 1).isStatus(SftpStatus.FAILURE);
		this.client.request(SftpMessage.READDIR, (Object) second).isStatus(SftpStatus.FAILURE);
	}

	@Test
	void handlesAreLimited() throws Exception {
		this.client.upload("/file", bytes("12345"));
		byte[] handle = {};
		for (int count = 0; count < 100; count++) {
			handle = this.client.open("/file", READ);
		}
		assertThat(this.client.request(SftpMessage.OPEN, "/file", READ, 0).isStatus(SftpStatus.FAILURE))
			.isEqualTo("Too many open files");
		this.client.request(SftpMessage.OPENDIR, "/").isStatus(SftpStatus.FAILURE);
		this.client.request(SftpMessage.CLOSE, (Object) handle).isStatus(SftpStatus.OK);
		this.client.open("/file", READ);
	}

	@ParameterizedTest
	@CsvSource({ "/broken, FAILURE, Failure", "/fatal, FAILURE, Failure",
			"/denied, PERMISSION_DENIED, Permission denied" })
	void failuresTellNothingOfTheServer(String path, SftpStatus status, String text) throws Exception {
		assertThat(this.client.request(SftpMessage.STAT, path).isStatus(status)).isEqualTo(text);
	}

	@Test
	void truncatedRequestsAreRefused() throws Exception {
		for (int type = SftpMessage.OPEN; type <= SftpMessage.RENAME; type++) {
			this.client.request(type).isStatus(SftpStatus.BAD_MESSAGE);
			this.client.request(type, Integer.MAX_VALUE).isStatus(SftpStatus.BAD_MESSAGE);
			this.client.request(type, -1).isStatus(SftpStatus.BAD_MESSAGE);
		}
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}
