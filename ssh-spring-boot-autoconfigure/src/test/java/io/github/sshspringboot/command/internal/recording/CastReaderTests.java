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

package io.github.sshspringboot.command.internal.recording;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link CastReader}.
 */
class CastReaderTests {

	private static final String V2 = "{\"version\":2,\"width\":80,\"height\":24,\"timestamp\":1,\"env\":{\"rows\":3}}\n";

	private static final String V3 = "{\"version\":3,\"term\":{\"cols\":100,\"rows\":40,\"theme\":{\"cols\":7}},\"timestamp\":1}\n";

	private static CastReader reader(String cast) throws IOException {
		return new CastReader(new ByteArrayInputStream(cast.getBytes(StandardCharsets.UTF_8)));
	}

	private static List<CastEvent> events(CastReader reader) throws IOException {
		List<CastEvent> events = new ArrayList<>();
		for (CastEvent event = reader.next(); event != null; event = reader.next()) {
			events.add(event);
		}
		return events;
	}

	private static CastEvent event(long millis, String code, String data) {
		return new CastEvent(Duration.ofMillis(millis), code, data);
	}

	@Test
	void timesOfVersionTwoAreThoseSinceTheStart() throws Exception {
		CastReader reader = reader(V2 + "[0.5, \"o\", \"a\\u001b[m\"]\n[2, \"r\", \"90x30\"]\n[1.5, \"o\", \"b\"]\n"
				+ "[2.25, \"o\", \"\u00e9\"]\n");
		assertThat(reader.getHeader()).isEqualTo(new CastHeader(2, 80, 24));
		assertThat(events(reader)).containsExactly(event(500, "o", "a\u001b[m"), event(1500, "r", "90x30"),
				event(0, "o", "b"), event(250, "o", "\u00e9"));
		assertThat(reader.getDamaged()).isZero();
		assertThat(reader.isTruncated()).isFalse();
	}

	@Test
	void timesOfVersionThreeAreThoseSinceTheEventBefore() throws Exception {
		CastReader reader = reader(V3 + "# a comment\n\n[0.5, \"o\", \"a\"]\n[0.25, \"x\", \"0\"]\n");
		assertThat(reader.getHeader()).isEqualTo(new CastHeader(3, 100, 40));
		assertThat(events(reader)).containsExactly(event(500, "o", "a"), event(250, "x", "0"));
	}

	@Test
	void damagedLinesAreSkippedAndCounted() throws Exception {
		String[] damaged = { "[", "nonsense", "{}", "[]", "[\"o\", 1, \"a\"]", "[1, \"o\"]", "[1, \"o\", 2]",
				"[1, \"o\", \"a\", 3]", "\u0000\u0000\u0000", "[1e999, \"o\", \"a\"]", "[\"\\ud800" };
		CastReader reader = reader(V3 + String.join("\n", damaged) + "\n[1, \"o\", \"kept\"]\n");
		assertThat(events(reader)).containsExactly(event(1000, "o", "kept"));
		assertThat(reader.getDamaged()).isEqualTo(damaged.length);
	}

	@Test
	void lineWithoutAnEndIsSkippedAndNotDamaged() throws Exception {
		CastReader reader = reader(V3 + "[1, \"o\", \"kept\"]\n[1, \"o\", \"cut");
		assertThat(events(reader)).containsExactly(event(1000, "o", "kept"));
		assertThat(reader.isTruncated()).isTrue();
		assertThat(reader.getDamaged()).isZero();
	}

	@Test
	void lineIsBounded() throws Exception {
		CastReader reader = reader(V3 + "[1, \"o\", \"" + "x".repeat(CastReader.MAX_LINE) + "\"]\n[1, \"o\", \"b\"]\n");
		assertThat(events(reader)).containsExactly(event(1000, "o", "b"));
		assertThat(reader.getDamaged()).isOne();
	}

	@Test
	void timesThatMakeNoSenseAreBounded() throws Exception {
		CastReader reader = reader(V3 + "[-3, \"o\", \"a\"]\n[1e300, \"o\", \"b\"]\n");
		assertThat(events(reader)).extracting(CastEvent::delay).containsExactly(Duration.ZERO, Duration.ofDays(365));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "nonsense", "[1, \"o\", \"a\"]", "{\"version\":1}", "{\"version\":4}",
			"{\"version\":3", "{\"version\":99999999999}", "{\"term\":{\"version\":3}" })
	void recordingWithoutAHeaderIsRefused(String header) {
		assertThatExceptionOfType(CastException.class).isThrownBy(() -> reader(header + "\n"));
	}

	@Test
	void recordingThatHasJustBegunIsEmpty() throws Exception {
		CastReader reader = reader("{\"vers");
		assertThat(events(reader)).isEmpty();
		assertThat(reader.isTruncated()).isTrue();
	}

}
