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

package io.github.sshspringboot.shell.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

/**
 * Tests for {@link HistoryDirectory}, {@link HistoryFile}, {@link HistoryFileName} and
 * {@link ShellHistory}.
 */
@ExtendWith(OutputCaptureExtension.class)
class HistoryFileTests {

	private static final int MAX_LINES = 20;

	private Path directory;

	private HistoryDirectory histories;

	@BeforeEach
	void setUp(@TempDir Path parent) {
		this.directory = parent.resolve("application/history");
		this.histories = new HistoryDirectory(this.directory, MAX_LINES);
	}

	static List<String> hostileNames() {
		return List.of("../x", "a/b", "a\\b", ".", "..", "", "/etc/passwd", "x\0y", "con", "nul.txt", "a:b", "Admin",
				"admin", "ADMIN", "admin ", "ädmin", "a\u0308dmin", "管理者", "😀", "%", "%0041", "A", "~", "-rf", "a\nb",
				"x".repeat(5000), "x".repeat(5001), "é".repeat(300), "\ud800", "?", "\u202e");
	}

	@ParameterizedTest
	@MethodSource("hostileNames")
	void everyUserHasAFileWithinTheDirectory(String username) throws IOException {
		HistoryFile file = file(username);
		file.append("echo", false);
		assertThat(file.read()).containsExactly("echo");
		assertThat(file.path().getParent()).isEqualTo(this.directory);
		assertThat(file.path().getFileName().toString()).matches("user-[a-z0-9._%~-]*\\.history").hasSizeLessThan(200);
		try (var files = Files.list(this.directory)) {
			assertThat(files).containsExactly(file.path());
		}
	}

	@Test
	void byteOrderMarkIsNoContent() throws IOException {
		HistoryFile file = file("admin");
		Files.writeString(file.path(), "\uFEFFecho one\necho two\n");
		assertThat(file.read()).containsExactly("echo one", "echo two");
	}

	@Test
	void noTwoUsersHaveOneFile() {
		Set<String> names = new HashSet<>();
		hostileNames().forEach((name) -> names.add(HistoryFileName.of(name).toLowerCase(Locale.ROOT)));
		assertThat(names).hasSameSizeAs(hostileNames());
	}

	@Test
	void onlyTheOwnerHasAccess() throws IOException {
		HistoryFile file = file("admin");
		file.append("echo", false);
		assertThat(Files.getPosixFilePermissions(this.directory))
			.isEqualTo(PosixFilePermissions.fromString("rwx------"));
		assertThat(Files.getPosixFilePermissions(file.path())).isEqualTo(PosixFilePermissions.fromString("rw-------"));
		Files.setPosixFilePermissions(file.path(), PosixFilePermissions.fromString("rw-r--r--"));
		file.append("echo again", false);
		assertThat(Files.getPosixFilePermissions(file.path())).isEqualTo(PosixFilePermissions.fromString("rw-------"));
	}

	@Test
	void linkIsNotFollowed(@TempDir Path elsewhere) throws IOException {
		HistoryFile file = file("admin");
		Path target = Files.writeString(elsewhere.resolve("target"), "precious");
		Files.createSymbolicLink(file.path(), target);
		assertThatIOException().isThrownBy(file::read);
		assertThatIOException().isThrownBy(() -> file.append("echo", true));
		assertThatIOException().isThrownBy(file::clear);
		assertThat(target).hasContent("precious");
		assertThat(Files.isSymbolicLink(file.path())).isTrue();
	}

	@Test
	void directoryThatOthersMayWriteOrThatIsALinkIsNotUsed(CapturedOutput output, @TempDir Path elsewhere)
			throws IOException {
		Files.createDirectories(this.directory);
		Files.setPosixFilePermissions(this.directory, PosixFilePermissions.fromString("rwxrwxrwx"));
		assertThat(this.histories.file("admin")).isNull();
		assertThat(this.histories.file("other")).isNull();
		assertThat(output).containsOnlyOnce("can be written by other users");
		Path link = Files.createSymbolicLink(elsewhere.resolve("link"), elsewhere);
		assertThat(new HistoryDirectory(link, MAX_LINES).file("admin")).isNull();
		Path occupied = Files.createFile(elsewhere.resolve("occupied"));
		assertThat(new HistoryDirectory(occupied, MAX_LINES).file("admin")).isNull();
		assertThat(new HistoryDirectory(occupied.resolve("below"), MAX_LINES).file("admin")).isNull();
	}

	@Test
	void linesComeBackAsTheyWereTyped() throws IOException {
		List<String> lines = List.of("echo a\necho b", "echo 'C:\\new'", "echo \\\\n", "echo 漢字 😀", "a\tb");
		HistoryFile file = file("admin");
		for (String line : lines) {
			file.append(line, false);
		}
		assertThat(file.read()).isEqualTo(lines);
	}

	@Test
	void fileIsBounded() throws IOException {
		ShellHistory history = history("admin");
		for (int i = 0; i < 10 * MAX_LINES; i++) {
			history.add("echo " + i);
			assertThat(Files.readAllLines(path("admin")).size()).isBetween(1, MAX_LINES + MAX_LINES / 4);
		}
		assertThat(file("admin").read()).hasSize(MAX_LINES).endsWith("echo 199");
	}

	@Test
	void fileThatWasMadeLargeIsReadFromItsEnd() throws IOException {
		Path path = path("admin");
		Files.writeString(path, "x".repeat(9 * 1024 * 1024) + "\necho last\n");
		assertThat(file("admin").read()).containsExactly("echo last");
	}

	@Test
	void fileOfFewLongLinesDoesNotGrowForever() throws IOException {
		HistoryDirectory histories = new HistoryDirectory(this.directory, 10_000);
		HistoryFile file = Objects.requireNonNull(histories.file("admin"));
		String line = "x".repeat(16 * 1024);
		for (int i = 0; i < 600; i++) {
			file.append(line, false);
		}
		assertThat(file.path().toFile().length()).isLessThan(9 * 1024 * 1024);
		file.read();
		assertThat(file.path().toFile().length()).isLessThan(5 * 1024 * 1024);
		assertThat(file.read()).hasSizeGreaterThan(200).containsOnly(line);
	}

	@Test
	void brokenFileCostsWhatIsBroken() throws IOException {
		Files.write(path("admin"),
				new byte[] { 'a', '\n', (byte) 0xff, 0, 1, '\n', '\033', '[', 'm', '\n', '\n', 'b' });
		HistoryFile file = file("admin");
		assertThat(file.read()).containsExactly("a", "b");
		file.append("c", false);
		assertThat(file.read()).containsExactly("a", "b", "c");
	}

	@Test
	void sessionsOfOneUserLoseNoLine() throws Exception {
		HistoryDirectory large = new HistoryDirectory(this.directory, 10_000);
		List<CompletableFuture<Void>> sessions = new ArrayList<>();
		for (int session = 0; session < 8; session++) {
			int number = session;
			sessions.add(CompletableFuture.runAsync(() -> {
				ShellHistory history = new ShellHistory(large.file("admin"), 10_000, (line) -> false);
				IntStream.range(0, 50).forEach((i) -> history.add("session " + number + " line " + i));
			}));
		}
		CompletableFuture.allOf(sessions.toArray(CompletableFuture[]::new)).join();
		List<String> lines = Objects.requireNonNull(large.file("admin")).read();
		assertThat(lines).hasSize(400).doesNotHaveDuplicates();
	}

	@Test
	void nextSessionKnowsTheLinesOfTheOneBefore() {
		history("admin").add("echo first");
		ShellHistory next = history("admin");
		assertThat(next).isEmpty();
		next.fill();
		next.fill();
		assertThat(next).extracting((entry) -> entry.line()).containsExactly("echo first");
		ShellHistory other = history("other");
		other.fill();
		assertThat(other).isEmpty();
	}

	@Test
	void lineThatBeginsWithASpaceIsRepeatedIsEmptyHasASecretOrIsVeryLongIsNotKept() throws IOException {
		ShellHistory history = history("admin");
		for (String line : List.of("echo a", " echo b", "echo a", "  ", "login --password x", "x".repeat(20_000),
				"echo c ")) {
			history.add(line);
		}
		assertThat(history).extracting((entry) -> entry.line()).containsExactly("echo a", "echo c");
		assertThat(file("admin").read()).containsExactly("echo a", "echo c");
	}

	@Test
	void newestLineThatBeginsWithATextIsFound() {
		ShellHistory history = new ShellHistory(null, 1000, (line) -> false);
		assertThat(history.findNewest("e")).isNull();
		for (String line : List.of("echo b", "echo a", "exit 3", "echo a")) {
			history.add(line);
		}
		assertThat(history.findNewest("echo")).isEqualTo("echo a");
		IntStream.range(0, 300).forEach((i) -> history.add("other " + i));
		assertThat(history.findNewest("echo")).isEqualTo("echo a");
		assertThat(history.findNewest("ex")).isEqualTo("exit 3");
		assertThat(history.findNewest("exit 3")).isNull();
		IntStream.range(0, 300).forEach((i) -> history.add("another " + i));
		assertThat(history.findNewest("echo")).as("no longer kept").isNull();
		history.forget();
		assertThat(history.findNewest("a")).isNull();
	}

	@Test
	void forgottenLinesAreGone() throws IOException {
		ShellHistory history = history("admin");
		history.add("echo a");
		history.forget();
		assertThat(history).isEmpty();
		assertThat(path("admin")).isEmptyFile();
		history.add("echo b");
		assertThat(file("admin").read()).containsExactly("echo b");
	}

	@Test
	void fileThatCannotBeUsedCostsNothingButItself(CapturedOutput output) throws IOException {
		Files.createDirectory(path("admin"));
		ShellHistory history = history("admin");
		history.fill();
		history.add("echo a");
		history.add("echo b");
		assertThat(history).hasSize(2);
		assertThat(output).containsOnlyOnce("is kept in memory only").contains("not a regular file");
		assertThat(output.toString()).doesNotContain("echo a", "\tat ");
		history.forget();
		assertThat(history).isEmpty();
		assertThat(Files.isDirectory(path("admin"), LinkOption.NOFOLLOW_LINKS)).isTrue();
	}

	private ShellHistory history(String username) {
		return new ShellHistory(this.histories.file(username), MAX_LINES, (line) -> line.contains("--password"));
	}

	private HistoryFile file(String username) {
		return Objects.requireNonNull(this.histories.file(username));
	}

	private Path path(String username) {
		return file(username).path();
	}

}
