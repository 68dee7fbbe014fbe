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

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.github.sshspringboot.ForkedJvm;
import io.github.sshspringboot.session.SshRecording;
import io.github.sshspringboot.session.internal.SessionTap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what is left of a recording when the application is killed.
 */
class RecordingCrashTests {

	@TempDir
	@SuppressWarnings("NullAway.Init")
	private Path directory;

	@Test
	void recordingIsCompleteUpToTheLastSecondWhenTheApplicationIsKilled() throws Exception {
		Path location = this.directory.resolve("recordings");
		int told;
		try (ForkedJvm application = ForkedJvm.start(this.directory.resolve("output"), List.of("-Xmx64m"),
				Application.class, location.toString())) {
			application.awaitOutput("\n100\n");
			application.close();
			assertThat(application.awaitEnd(30)).isTrue();
			String[] lines = application.output().split("\n");
			told = Integer.parseInt(lines[lines.length - 1]);
		}
		RecordingDirectory store = new RecordingDirectory(location);
		SshRecording recording = find(store);
		assertThat(recording.ended()).isNotNull();
		assertThat(recording.status()).isNull();
		String cast = new String(store.open(recording.id()).readAllBytes(), StandardCharsets.UTF_8);
		assertThat(cast).endsWith("\"]\n");
		String[] recorded = Casts.output(cast).split("\n");
		for (int line = 0; line < recorded.length; line++) {
			assertThat(recorded[line]).isEqualTo(String.valueOf(line));
		}
		assertThat(recorded.length).as("lines recorded").isGreaterThan(told - 1000 / Application.INTERVAL);
	}

	private static SshRecording find(RecordingDirectory store) throws IOException {
		try (Stream<SshRecording> recordings = store.list()) {
			return recordings.findFirst().orElseThrow();
		}
	}

	/**
	 * Writes a number every few milliseconds to a session that is recorded.
	 */
	public static final class Application {

		static final int INTERVAL = 20;

		private Application() {
		}

		public static void main(String[] arguments) throws Exception {
			SessionRecorder recorder = new SessionRecorder(
					new RecordingSettings((session) -> true, CastFormat.ASCIICAST_V3, false, Long.MAX_VALUE, true, ""),
					new RecordingDirectory(Path.of(arguments[0])), (event) -> {
					}, Executors.newCachedThreadPool(), Executors.newScheduledThreadPool(1));
			SessionTap tap = Objects.requireNonNull(recorder.open(TestRunningSession.shell()));
			PrintStream output = new PrintStream(new FileOutputStream(FileDescriptor.out), true);
			for (int number = 0; number < TimeUnit.MINUTES.toMillis(1); number++) {
				byte[] line = (number + "\n").getBytes(StandardCharsets.UTF_8);
				tap.output(line, 0, line.length);
				output.println(number);
				Thread.sleep(INTERVAL);
			}
		}

	}

}
