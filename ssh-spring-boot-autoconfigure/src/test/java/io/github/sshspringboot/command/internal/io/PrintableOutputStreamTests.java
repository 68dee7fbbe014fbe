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

package io.github.sshspringboot.command.internal.io;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

import io.github.sshspringboot.command.internal.io.PrintableOutputStream.Style;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link PrintableOutputStream}.
 */
class PrintableOutputStreamTests {

	private static final String TEXT = "Zoë\t漢字 👩‍💻\n~";

	@ParameterizedTest
	@EnumSource
	void textPassesHoweverItIsCut(Style style) throws IOException {
		assertThat(pass(style, TEXT)).isEqualTo(TEXT);
	}

	@ParameterizedTest
	@EnumSource
	void controlsDoNotPass(Style style) throws IOException {
		String controls = "\u001b]0;t\u0007 \u001b[2J \u009b2J \u202e \u2066 \u200b \ufeff \udb40\udc41 \u007f \r.";
		assertThat(pass(style, controls).chars()).noneMatch((c) -> c == 0x1b || c == 7 || c == 0x9b || c == 0x202e
				|| c == 0x2066 || c == 0x200b || c == 0xfeff || c == 0xdb40 || c == 0x7f || c == '\r');
	}

	@Test
	void coloursPassIfTheyMay() throws IOException {
		String coloured = "\u001b[1;38:5:1mred\u001b[0m\u001b[m";
		assertThat(pass(Style.COLOURED, coloured)).isEqualTo(coloured);
		assertThat(pass(Style.PLAIN, coloured)).isEqualTo(" [1;38:5:1mred [0m [m");
		assertThat(PrintableOutputStream.coloured(coloured + "\u001b[2Jx\u001b")).isEqualTo(coloured + " [2Jx ");
		assertThat(pass(Style.COLOURED, "\u001b[" + "1;".repeat(100) + "m")).startsWith(" [1;");
		assertThat(pass(Style.COLOURED, "\u001b\u001b[1mx")).isEqualTo(" \u001b[1mx");
	}

	@Test
	void jsonKeepsItsValue() throws IOException {
		assertThat(pass(Style.JSON, "{\"a\":\"\u202e\udb40\udc41\"}\n"))
			.isEqualTo("{\"a\":\"\\u202e\\udb40\\udc41\"}\n");
	}

	@Test
	void endsOfLinesAreLineFeeds() throws IOException {
		assertThat(pass(Style.PLAIN, "a\r\nb\rc\r")).isEqualTo("a\nb c ");
	}

	@Test
	void whatIsNotUtf8IsReplaced() throws IOException {
		byte[] bytes = { 'a', (byte) 0x9b, 'b', (byte) 0xc0, (byte) 0x9b, (byte) 0xed, (byte) 0xa0, (byte) 0x80,
				(byte) 0xf5, 'c', (byte) 0xe2, (byte) 0x82 };
		assertThat(pass(Style.PLAIN, bytes)).isEqualTo("a\ufffdb\ufffd\ufffd\ufffd\ufffdc\ufffd");
	}

	private static String pass(Style style, String text) throws IOException {
		return pass(style, text.getBytes(StandardCharsets.UTF_8));
	}

	private static String pass(Style style, byte[] bytes) throws IOException {
		ByteArrayOutputStream whole = new ByteArrayOutputStream();
		try (PrintableOutputStream stream = new PrintableOutputStream(whole, style)) {
			stream.write(bytes);
		}
		ByteArrayOutputStream single = new ByteArrayOutputStream();
		try (PrintableOutputStream stream = new PrintableOutputStream(single, style)) {
			for (byte each : bytes) {
				stream.write(each);
				stream.flush();
			}
		}
		assertThat(single.toByteArray()).isEqualTo(whole.toByteArray());
		return whole.toString(StandardCharsets.UTF_8);
	}

}
