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

package io.github.sshspringboot.files.internal.scp;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;

import io.github.sshspringboot.SshTest;
import io.github.sshspringboot.SshTestServer;
import io.github.sshspringboot.TestSession;
import io.github.sshspringboot.files.internal.DirectoryTree;
import io.github.sshspringboot.files.internal.TestFiles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for the protocol of {@code scp}.
 */
@SshTest(value = "ssh.scp.enabled=true", classes = TestFiles.class)
class ScpSessionTests {

	@SshTest.Injected
	private static DirectoryTree tree;

	@SshTest.Injected
	private TestSession session;

	private Path root;

	@BeforeEach
	void reset() throws Exception {
		tree.reset();
		this.root = tree.getRoot();
	}

	@Test
	void fileIsReceived() throws Exception {
		try (ScpConversation scp = new ScpConversation(this.session, "scp -t new.txt")) {
			scp.receivesOk().send("C0600 5 a.txt\n").receivesOk().send("hello").ok().receivesOk().endsWith(0);
		}
		assertThat(this.root.resolve("new.txt")).hasContent("hello");
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(this.root.resolve("new.txt"))))
			.isEqualTo("rw-------");
		assertThat(tree.getCompleted()).containsExactly("/new.txt");
	}

	@Test
	void directoryIsReceivedWithTimes() throws Exception {
		try (ScpConversation scp = new ScpConversation(this.session, "scp -r -p -v -t .")) {
			scp.receivesOk().send("T981173106 0 981173106 0\n").receivesOk();
			scp.send("D0755 0 sub\n").receivesOk();
			scp.send("T981173107 0 981173107 0\n").receivesOk();
			scp.send("C0644 0 \u00fc.txt\n").receivesOk().ok().receivesOk();
			scp.send("E\n").receivesOk().endsWith(0);
		}
		assertThat(Files.getLastModifiedTime(this.root.resolve("sub")).toInstant())
			.isEqualTo(Instant.ofEpochSecond(981_173_106));
		assertThat(Files.getLastModifiedTime(this.root.resolve("sub/\u00fc.txt")).toInstant())
			.isEqualTo(Instant.ofEpochSecond(981_173_107));
	}

	@Test
	void fileThatIsNotSentWholeIsAbandoned() throws Exception {
		try (ScpConversation scp = new ScpConversation(this.session, "scp -t a.txt")) {
			scp.receivesOk().send("C0600 5 a.txt\n").receivesOk().send("hel");
			scp.end();
			scp.receives("\2scp: the file is not whole").endsWith(1);
		}
		assertThat(this.root).isEmptyDirectory();
		try (ScpConversation scp = new ScpConversation(this.session, "scp -t a.txt")) {
			scp.receivesOk().send("C0600 5 a.txt\n").receivesOk().send("hello\1scp: read error\n");
			scp.receives("\1scp: /a.txt: The file is not whole").endsWith(1);
		}
		assertThat(this.root).isEmptyDirectory();
		try (ScpConversation scp = new ScpConversation(this.session, "scp -t a.txt")) {
			scp.receivesOk().send("C0600 5 a.txt\n").receivesOk().send("hello");
		}
		this.session.close(true);
		await().atMost(SshTestServer.SOON).until(() -> tree.getClosed().size() == 3);
		assertThat(tree.getCompleted()).isEmpty();
		assertThat(this.root).isEmptyDirectory();
	}

	@Test
	void fileThatCannotBeWrittenIsToldAndTheNextOneReceived() throws Exception {
		Files.createDirectory(this.root.resolve("dir"));
		try (ScpConversation scp = new ScpConversation(this.session, "scp -d -t /")) {
			scp.receivesOk().send("C0644 5 dir\n");
			assertThat(scp.receiveLine()).startsWith("\1scp: /dir: ");
			scp.send("C0644 5 b.txt\n").receivesOk().send("hello").ok().receivesOk().endsWith(1);
		}
		assertThat(this.root.resolve("b.txt")).hasContent("hello");
	}

	@Test
	void fileIsSentWithTimes() throws Exception {
		Files.writeString(this.root.resolve("a.txt"), "hello");
		Files.setLastModifiedTime(this.root.resolve("a.txt"), FileTime.from(Instant.ofEpochSecond(981_173_106)));
		try (ScpConversation scp = new ScpConversation(this.session, "scp -pf a.txt")) {
			scp.ok();
			assertThat(scp.receiveLine()).startsWith("T981173106 0 ");
			scp.ok().receives("C0644 5 a.txt").ok();
			assertThat(scp.receive(6)).isEqualTo(new byte[] { 'h', 'e', 'l', 'l', 'o', 0 });
			scp.ok().endsWith(0);
		}
	}

	@Test
	void fileOfUnknownSizeIsSentWithItsSize() throws Exception {
		Files.write(this.root.resolve("unknown"), new byte[100_000]);
		try (ScpConversation scp = new ScpConversation(this.session, "scp -f unknown")) {
			scp.ok().receives("C0644 100000 unknown").ok();
			assertThat(scp.receive(100_001)).isEqualTo(new byte[100_001]);
			scp.ok().endsWith(0);
		}
	}

	@Test
	void directoryIsSent() throws Exception {
		Files.createDirectories(this.root.resolve("one/two"));
		Files.createFile(this.root.resolve("one/two/a.txt"));
		try (ScpConversation scp = new ScpConversation(this.session, "scp -r -f one")) {
			scp.ok().receives("D0755 0 one").ok().receives("D0755 0 two").ok();
			scp.receives("C0644 0 a.txt").ok().receivesOk().ok();
			scp.receives("E").ok().receives("E").ok().endsWith(0);
		}
		try (ScpConversation scp = new ScpConversation(this.session, "scp -f one")) {
			scp.ok().receives("\1scp: /one: It is a directory, which needs -r").endsWith(1);
		}
	}

	@Test
	void wildcardsAreExpandedWithoutAShell() throws Exception {
		for (String name : new String[] { "a.txt", "b c.txt", ".hidden.txt", "c.csv", "$(touch x)", "*" }) {
			Files.createFile(this.root.resolve(name));
		}
		assertSent("scp -f *.txt", "a.txt", "b c.txt");
		assertSent("scp -f /[ab]*", "a.txt", "b c.txt");
		assertSent("scp -f [!a-b]?csv .h*", "c.csv", ".hidden.txt");
		assertSent("scp -f b\\ c.txt", "b c.txt");
		assertSent("scp -f 'b c.txt' \"b c.txt\"", "b c.txt", "b c.txt");
		assertSent("scp -f -- '$(touch x)'", "$(touch x)");
		assertSent("scp -f '*'", "*");
		assertSent("scp -f \\*", "*");
		assertSent("scp -f ~/c.csv", "c.csv");
		try (ScpConversation scp = new ScpConversation(this.session, "scp -f *.none 'no*' ../../etc/passwd")) {
			scp.ok()
				.receives("\1scp: /*.none: No such file or directory")
				.receives("\1scp: /no*: No such file or directory")
				.receives("\1scp: /etc/passwd: No such file or directory")
				.endsWith(1);
		}
		assertThat(this.root.resolve("x")).doesNotExist();
	}

	private void assertSent(String command, String... names) throws Exception {
		try (ScpConversation scp = new ScpConversation(this.session, command)) {
			scp.ok();
			for (String name : names) {
				scp.receives("C0644 0 " + name).ok().receivesOk().ok();
			}
			scp.endsWith(0);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "C0644 5 ../a\n", "C0644 5 ..\n", "C0644 5 .\n", "C0644 5 \n", "C0644 5 a/b\n",
			"C0644 -1 a\n", "C0644 99999999999999999999 a\n", "C9999 5 a\n", "C644 5 a\n", "D0755 0 sub\n", "E\n",
			"T1 0\n", "T99999999999 0 1 0\n", "X\n", "\n", "garbage\n" })
	void whatBreaksTheProtocolEndsTheCopy(String line) throws Exception {
		try (ScpConversation scp = new ScpConversation(this.session, "scp -t /")) {
			scp.receivesOk().send(line);
			assertThat(scp.receiveLine()).startsWith("\2scp: protocol error: ");
			scp.endsWith(1);
		}
		assertThat(this.root).isEmptyDirectory();
	}

	@Test
	void linesAreBoundedAndText() throws Exception {
		try (ScpConversation scp = new ScpConversation(this.session, "scp -t /")) {
			scp.receivesOk().send("C0644 5 " + "a".repeat(5000));
			scp.receives("\2scp: protocol error: a line does not end").endsWith(1);
		}
		try (ScpConversation scp = new ScpConversation(this.session, "scp -t /")) {
			scp.receivesOk().send(new byte[] { 'C', (byte) 0xff, '\n' });
			scp.receives("\2scp: protocol error: a line is not UTF-8").endsWith(1);
		}
	}

	@Test
	void errorsOfTheClientAreCounted() throws Exception {
		try (ScpConversation scp = new ScpConversation(this.session, "scp -t /")) {
			scp.receivesOk().send("\1scp: a: No such file\n").send("C0644 0 b\n").receivesOk().ok();
			scp.receivesOk().endsWith(1);
		}
		Files.createFile(this.root.resolve("a"));
		try (ScpConversation scp = new ScpConversation(this.session, "scp -f a none")) {
			scp.ok().receives("C0644 0 a").send("\1scp: a: Permission denied\n");
			scp.receives("\1scp: /none: No such file or directory").endsWith(1);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "scp -t", "scp -f", "scp -t a b", "scp -tf a", "scp -x -t a", "scp -f 'a" })
	void wrongUsageIsTold(String command) throws Exception {
		try (ScpConversation scp = new ScpConversation(this.session, command)) {
			assertThat(scp.receiveLine()).startsWith("\2scp: ");
			scp.endsWith(1);
		}
	}

	@Test
	void targetThatShouldBeADirectoryIsOne() throws Exception {
		try (ScpConversation scp = new ScpConversation(this.session, "scp -d -t none")) {
			scp.receives("\2scp: none: Not a directory").endsWith(1);
		}
	}

	@Test
	void failuresTellNothingOfTheServer() throws Exception {
		try (ScpConversation scp = new ScpConversation(this.session, "scp -f broken fatal denied")) {
			scp.ok()
				.receives("\1scp: /broken: Failure")
				.receives("\1scp: /fatal: Failure")
				.receives("\1scp: /denied: Permission denied")
				.endsWith(1);
		}
	}

	@Test
	void otherLinesAreCommands() throws Exception {
		assertThat(SshTestServer.exec(this.session, "scp a b").status()).isEqualTo(127);
		assertThat(SshTestServer.exec(this.session, "help").status()).isZero();
	}

}
