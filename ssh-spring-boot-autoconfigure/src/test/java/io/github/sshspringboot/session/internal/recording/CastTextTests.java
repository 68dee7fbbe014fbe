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

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CastText}.
 */
class CastTextTests {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private final Random random = new Random(42);

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "plain text without anything|plain text without anything", "a\"b|a\\\"b", "a\\b|a\\\\b",
					"a\u001b[1mb|a\\u001b[1mb", "a\tb|a\\tb", "a\u007fb|a\\u007fb", "a\u0085b|a\\u0085b",
					"a\u2028b|a\\u2028b", "\u20ac|\u20ac", "\ud83d\ude00|\ud83d\ude00" })
	void textIsEscapedExactly(String text, String expected) {
		assertThat(encode(text.getBytes(StandardCharsets.UTF_8), 1000)).isEqualTo(expected);
	}

	@Test
	void allControlCharactersAreEscaped() {
		for (int character = 0; character < 0xa0; character++) {
			String text = Character.toString(character);
			String encoded = encode(text.getBytes(StandardCharsets.UTF_8), 1000);
			assertThat(encoded.chars()).noneMatch(Character::isISOControl);
			assertThat(JSON.readTree("\"" + encoded + "\"").asString()).isEqualTo(text);
		}
	}

	@ParameterizedTest
	@ValueSource(chars = { ' ', '!', '#', '[', ']', '~' })
	void everyByteIsReadAsItWasWhereverItIsAmongOthers(char other) {
		for (int position = 0; position < 17; position++) {
			for (int value = 0; value < 0x100; value++) {
				byte[] bytes = Character.toString(other).repeat(17).getBytes(StandardCharsets.US_ASCII);
				bytes[position] = (byte) value;
				assertThat(JSON.readTree("\"" + encode(bytes, 1000) + "\"").asString())
					.isEqualTo(new String(bytes, StandardCharsets.UTF_8));
			}
		}
	}

	@Test
	void outputOfTheMaximumLengthIsLargeEnough() {
		CastText text = new CastText();
		byte[] out = new byte[CastText.maxLength(10)];
		assertThat(text.encode(new byte[10], 0, 10, out, 0, out.length)).isEqualTo(10);
		assertThat(text.position()).isEqualTo(60);
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 5, 1000 })
	void whatIsNotUtf8IsReplacedAsJavaDoesHoweverItIsCut(int part) {
		int[] interesting = { 0x00, 0x22, 0x5c, 0x41, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xa8, 0xbf, 0xc0, 0xc2, 0xdf,
				0xe0, 0xe2, 0xed, 0xef, 0xf0, 0xf1, 0xf4, 0xf5, 0xff };
		for (int round = 0; round < 5000; round++) {
			byte[] bytes = new byte[1 + this.random.nextInt(12)];
			for (int index = 0; index < bytes.length; index++) {
				bytes[index] = (byte) interesting[this.random.nextInt(interesting.length)];
			}
			assertThat(JSON.readTree("\"" + encode(bytes, part) + "\"").asString())
				.isEqualTo(new String(bytes, StandardCharsets.UTF_8));
		}
	}

	@Test
	void longTextIsCutAtTheLimitOfTheOutput() {
		byte[] bytes = "\u001b\u20acx".repeat(1000).getBytes(StandardCharsets.UTF_8);
		CastText text = new CastText();
		byte[] out = new byte[100];
		ByteArrayOutputStream all = new ByteArrayOutputStream();
		for (int position = 0; position < bytes.length;) {
			position = text.encode(bytes, position, bytes.length, out, 0, out.length);
			all.write(out, 0, text.position());
		}
		assertThat(JSON.readTree("\"" + all.toString(StandardCharsets.UTF_8) + "\"").asString())
			.isEqualTo(new String(bytes, StandardCharsets.UTF_8));
	}

	private static String encode(byte[] bytes, int part) {
		CastText text = new CastText();
		byte[] out = new byte[4096];
		int position = 0;
		for (int offset = 0; offset < bytes.length; offset += part) {
			int end = Math.min(bytes.length, offset + part);
			assertThat(text.encode(bytes, offset, end, out, position, out.length)).isEqualTo(end);
			position = text.position();
		}
		position = text.end(out, position);
		return new String(out, 0, position, StandardCharsets.UTF_8);
	}

}
