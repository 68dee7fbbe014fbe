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

package io.github.sshspringboot.session.internal.recording;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import io.github.sshspringboot.session.SshRecording;
import io.github.sshspringboot.session.SshRecordingOutput;
import io.github.sshspringboot.session.SshSessionType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

/**
 * Tests for {@link RecordingDirectory}.
 */
@ExtendWith(OutputCaptureExtension.class)
class RecordingDirectoryTests {

	private static final Instant STARTED = Instant.parse("2026-11-28T19:05:33.123Z");

	@TempDir
	@SuppressWarnings("NullAway.Init")
	private Path directory;

	@SuppressWarnings("NullAway.Init")
	private Path location;

	@SuppressWarnings("NullAway.Init")
	private RecordingDirectory store;

	@BeforeEach
	void create() throws IOException {
		this.location = this.directory.resolve("recordings");
		this.store = new RecordingDirectory(this.location);
	}

	@Test
	@DisabledOnOs(value = OS.WINDOWS, disabledReason = "It has no POSIX permissions")
	void filesSortByTimeAndNobodyElseReadsThem() throws IOException {
		record("a1", "alice", STARTED, 0);
		Path file = this.location.resolve("2026/11/28/190533.123-alice-a1.cast");
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
		for (Path path : List.of(this.location, this.location.resolve("2026"), this.location.resolve("2026/11"),
				this.location.resolve("2026/11/28"))) {
			assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path))).isEqualTo("rwx------");
		}
		assertThat(Files.list(this.location)).hasSize(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "../../../../etc/passwd", "..", "/", "a/b", "a\\b", "nul\u0000", "-rf", "", "C:x", "a\nb",
			"\u202e", "\ud800" })
	void noNameOfAUserLeavesTheDirectory(String user) throws IOException {
		record("a1", user, STARTED, 0);
		try (Stream<Path> files = Files.list(this.location.resolve("2026/11/28"))) {
			assertThat(files.map((file) -> file.getFileName().toString())).singleElement()
				.asString()
				.matches("190533\\.123-[A-Za-z0-9._@+-]*-a1\\.cast");
		}
		assertThat(this.store.find("a1")).isNotNull();
	}

	@Test
	void recordingsAreListedNewestFirstAndOnlyAsFarAsTheyAreRead() throws IOException {
		record("a1", "alice", STARTED.minusSeconds(400 * 24 * 3600), 0);
		record("b2", "bob", STARTED, 3);
		record("c3", "alice", STARTED.plusSeconds(3600), 0);
		record("d4", "alice", STARTED.plusSeconds(24 * 3600), null);
		assertThat(list()).extracting(SshRecording::id).containsExactly("d4", "c3", "b2", "a1");
		assertThat(list()).extracting(SshRecording::status).containsExactly(null, 0, 3, 0);
		assertThat(list()).extracting(SshRecording::ended).doesNotContainNull();
		Files.writeString(this.location.resolve("2026/11/29/900000.000-x-y.cast"), "something else\n");
		Files.writeString(this.location.resolve("2026/11/29/notes.txt"), "something else\n");
		Files.writeString(this.location.resolve("9999"), "no directory");
		try (Stream<SshRecording> all = this.store.list()) {
			assertThat(all.limit(1)).extracting(SshRecording::id).containsExactly("d4");
		}
		assertThat(list()).hasSize(4);
	}

	@Test
	@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Links need a privilege there")
	void whatCannotBeReadHidesNoOther(CapturedOutput log) throws IOException {
		record("a1", "alice", STARTED, 0);
		Path day = this.location.resolve("2026/11/28");
		Files.createDirectory(day.resolve("190533.124-alice-d1.cast"));
		Files.createSymbolicLink(day.resolve("190533.125-alice-l1.cast"), day.resolve("190533.123-alice-a1.cast"));
		Files.createSymbolicLink(this.location.resolve("2027"), this.location.resolve("2027"));
		record("b2", "bob", STARTED.plusSeconds(60), 0);
		assertThat(list()).extracting(SshRecording::id).containsExactly("b2", "a1");
		assertThat(list()).hasSize(2);
		assertThat(log.getOut()).containsOnlyOnce("190533.124-alice-d1.cast' cannot be read")
			.containsOnlyOnce("190533.125-alice-l1.cast' cannot be read")
			.containsOnlyOnce("2027' cannot be read");
		assertThat(this.store.delete("a1")).isTrue();
		assertThat(this.store.find("b2")).isNotNull();
	}

	@Test
	void recordingIsReadWhileItIsWritten() throws IOException {
		SshRecording recording = recording("a1", "alice", STARTED);
		SshRecordingOutput output = this.store.create(recording);
		write(output, RecordingHeader.format(recording, CastFormat.ASCIICAST_V3) + "\n");
		assertThat(this.store.find("a1")).isEqualTo(recording.withBytes(size()));
		try (InputStream input = this.store.open("a1")) {
			assertThat(input.readAllBytes()).hasSize((int) size());
			write(output, "[0.000, \"o\", \"x\"]\n");
			assertThat(new String(input.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("[0.000, \"o\", \"x\"]\n");
		}
		assertThatIOException().isThrownBy(() -> this.store.delete("a1"));
		output.complete(recording);
		assertThat(Objects.requireNonNull(this.store.find("a1")).ended()).isNotNull();
		assertThat(this.store.delete("a1")).isTrue();
		assertThat(this.store.delete("a1")).isFalse();
		assertThat(this.location).isEmptyDirectory();
	}

	@ParameterizedTest
	@ValueSource(strings = { "x", "", "../a1", "*", "a1.cast", "alice-a1", "A1" })
	void thereIsNoRecordingOfAnotherId(String id) throws IOException {
		record("a1", "alice", STARTED, 0);
		assertThat(this.store.find(id)).isNull();
		assertThat(this.store.delete(id)).isFalse();
		assertThatExceptionOfType(FileNotFoundException.class).isThrownBy(() -> this.store.open(id));
	}

	@Test
	void sameIdIsNotWrittenTwice() throws IOException {
		record("a1", "alice", STARTED, 0);
		assertThatIOException().isThrownBy(() -> record("a1", "alice", STARTED, 0));
	}

	@Test
	void recordingThatIsGivenUpIsKept() throws IOException {
		SshRecording recording = recording("a1", "alice", STARTED);
		SshRecordingOutput output = this.store.create(recording);
		write(output, RecordingHeader.format(recording, CastFormat.ASCIICAST_V3) + "\n");
		output.abort();
		output.abort();
		SshRecording found = Objects.requireNonNull(this.store.find("a1"));
		assertThat(found.ended()).isNotNull();
		assertThat(found.status()).isNull();
	}

	@Test
	@DisabledOnOs(value = OS.WINDOWS, disabledReason = "It has no /proc")
	void directoryThatCannotBeWrittenIsRefused() {
		assertThatIOException().isThrownBy(() -> new RecordingDirectory(Path.of("/proc/recordings")));
	}

	private List<SshRecording> list() throws IOException {
		try (Stream<SshRecording> all = this.store.list()) {
			return all.toList();
		}
	}

	private long size() throws IOException {
		return Files.size(this.location.resolve("2026/11/28/190533.123-alice-a1.cast"));
	}

	private void record(String id, String user, Instant started, @Nullable Integer status) throws IOException {
		SshRecording recording = recording(id, user, started);
		SshRecordingOutput output = this.store.create(recording);
		write(output, RecordingHeader.format(recording, CastFormat.ASCIICAST_V3) + "\n");
		write(output, "[0.000, \"o\", \"x\"]\n");
		if (status != null) {
			write(output, "[0.100, \"x\", \"" + status + "\"]\n");
		}
		output.complete(recording);
	}

	private static SshRecording recording(String id, String user, Instant started) {
		return new SshRecording(id, user, "192.0.2.1", "c1", "s1", SshSessionType.SHELL, "commands", "xterm", 80, 24,
				started, null, null, 0);
	}

	private static void write(SshRecordingOutput output, String text) throws IOException {
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		output.write(bytes, 0, bytes.length);
	}

}
