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

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.github.sshspringboot.session.SshRecording;
import io.github.sshspringboot.session.SshSessionType;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CastEncoder}.
 */
class CastEncoderTests {

	private final TestStore store = new TestStore();

	@Test
	void eventsOfVersion3HaveIntervalsWhoseRoundingsDoNotAddUp() throws IOException {
		CastEncoder encoder = encoder(CastFormat.ASCIICAST_V3, Long.MAX_VALUE);
		for (int time = 1; time <= 1000; time++) {
			output(encoder, TimeUnit.MICROSECONDS.toNanos(time * 1600), "x");
		}
		encoder.exit(TimeUnit.SECONDS.toNanos(2), 3);
		encoder.drain();
		List<Casts.Event> events = Casts.events("\n" + this.store.text());
		assertThat(events.stream().mapToDouble(Casts.Event::time).sum()).isCloseTo(2.0, Offset.offset(0.001));
		assertThat(events.get(1000).code()).isEqualTo("x");
		assertThat(events.get(1000).data()).isEqualTo("3");
		assertThat(this.store.text()).startsWith("[0.001, \"o\", \"x\"]\n[0.002, \"o\", \"x\"]\n").endsWith("\"3\"]\n");
	}

	@Test
	void eventsOfVersion2HaveTimesSinceTheStartThatNeverDecrease() throws IOException {
		CastEncoder encoder = encoder(CastFormat.ASCIICAST_V2, Long.MAX_VALUE);
		output(encoder, 1_500_000_000L, "a");
		encoder.resize(1_400_000_000L, 100, 40);
		encoder.input(61_000_001_000L, "b".getBytes(StandardCharsets.UTF_8), 0, 1);
		encoder.exit(61_000_001_000L, 0);
		encoder.drain();
		assertThat(this.store.text()).isEqualTo("""
				[1.500000, "o", "a"]
				[1.500000, "r", "100x40"]
				[61.000001, "i", "b"]
				[61.000001, "m", "exit 0"]
				""");
	}

	@Test
	void noLineIsLongerThanTheMaximum() throws IOException {
		CastEncoder encoder = encoder(CastFormat.ASCIICAST_V3, Long.MAX_VALUE);
		String text = "\u001b\u20ac\"x".repeat(100_000);
		output(encoder, 0, text);
		encoder.drain();
		assertThat(this.store.text().split("\n")).hasSizeGreaterThan(10)
			.allSatisfy(
					(line) -> assertThat(line.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(CastEncoder.MAX_LINE));
		assertThat(Casts.output("\n" + this.store.text())).isEqualTo(text);
	}

	@Test
	void characterThatIsCutIsKeptForTheNextEvent() throws IOException {
		CastEncoder encoder = encoder(CastFormat.ASCIICAST_V3, Long.MAX_VALUE);
		byte[] euro = "\u20ac".getBytes(StandardCharsets.UTF_8);
		encoder.output(0, euro, 0, 1);
		encoder.input(0, euro, 0, 2);
		encoder.output(1_000_000_000, euro, 1, 2);
		encoder.exit(1_000_000_000, 0);
		encoder.drain();
		assertThat(this.store.text()).isEqualTo("""
				[1.000, "o", "\u20ac"]
				[0.000, "i", "\ufffd"]
				[0.000, "x", "0"]
				""");
	}

	@Test
	void longRunOfNulBytesIsRecordedAsItIs() throws IOException {
		CastEncoder encoder = encoder(CastFormat.ASCIICAST_V3, Long.MAX_VALUE);
		byte[] bytes = new byte[30_000];
		bytes[10_000] = 'b';
		encoder.output(0, bytes, 0, bytes.length);
		encoder.output(0, bytes, 0, bytes.length);
		encoder.drain();
		String text = new String(bytes, StandardCharsets.UTF_8);
		assertThat(Casts.output("\n" + this.store.text())).isEqualTo(text + text);
	}

	@Test
	void recordingThatIsFullHasRoomForItsEnd() throws IOException {
		CastEncoder encoder = encoder(CastFormat.ASCIICAST_V3, 256 * 1024);
		byte[] bytes = "x".repeat(100_000).getBytes(StandardCharsets.UTF_8);
		assertThat(encoder.output(0, bytes, 0, bytes.length)).isTrue();
		assertThat(encoder.output(0, bytes, 0, bytes.length)).isTrue();
		assertThat(encoder.output(0, bytes, 0, bytes.length)).isFalse();
		encoder.marker(0, "full");
		encoder.drain();
		assertThat(encoder.size()).isEqualTo(this.store.bytes.size()).isBetween(190_000L, 256 * 1024L);
	}

	@Test
	void headerSaysEverythingAboutTheRecording() {
		SshRecording recording = new SshRecording("abc123", "al\"i\u0007ce \ud83d\ude00", "192.0.2.1", "c1", "s1",
				SshSessionType.SHELL, "commands", "xterm-256color", 120, 40, Instant.parse("2026-11-28T19:05:33.123Z"),
				null, null, 0);
		for (CastFormat format : CastFormat.values()) {
			String line = RecordingHeader.format(recording, format);
			assertThat(RecordingHeader.parse(line)).isEqualTo(recording);
			assertThat(Casts.header(line).get("timestamp").asLong()).isEqualTo(1795892733L);
		}
		assertThat(RecordingHeader.format(recording, CastFormat.ASCIICAST_V3))
			.startsWith("{\"version\": 3, \"term\": {\"cols\": 120, \"rows\": 40, \"type\": \"xterm-256color\"}, ");
		assertThat(RecordingHeader.format(recording, CastFormat.ASCIICAST_V2))
			.startsWith("{\"version\": 2, \"width\": 120, \"height\": 40, ");
	}

	@Test
	void headerOfAnotherProgramIsNone() {
		assertThat(RecordingHeader.parse("{\"version\":2,\"width\":80,\"height\":24}")).isNull();
		assertThat(RecordingHeader.parse("{\"ssh\": {\"id\": \"../x\"}}")).isNull();
		assertThat(RecordingHeader.parse("")).isNull();
		assertThat(RecordingHeader.parse("{".repeat(100_000))).isNull();
	}

	private CastEncoder encoder(CastFormat format, long maxBytes) throws IOException {
		SshRecording recording = new SshRecording("a", "", "", "", "", SshSessionType.EXEC, "", null, 80, 24,
				Instant.EPOCH, null, null, 0);
		return new CastEncoder(format, this.store.create(recording), maxBytes);
	}

	private static void output(CastEncoder encoder, long time, String text) throws IOException {
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		assertThat(encoder.output(time, bytes, 0, bytes.length)).isTrue();
	}

}
