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

package io.github.sshspringboot.server.internal.text;

import java.util.regex.Pattern;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link TerminalText}.
 */
class TerminalTextTests {

	private static final Pattern MORE_THAN_TEXT = Pattern
		.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}\\x{E0000}-\\x{E007F}&&[^\\u200c\\u200d]]");

	@Test
	void everyCharacterThatIsMoreThanTextIsReplaced() {
		IntStream.rangeClosed(0, Character.MAX_CODE_POINT).forEach((codePoint) -> {
			String character = Character.toString(codePoint);
			String text = "a" + character + "b";
			boolean more = MORE_THAN_TEXT.matcher(character).matches();
			if (TerminalText.line(text).equals(text) == more) {
				assertThat(TerminalText.line(text)).as("U+%04X", codePoint).isEqualTo(more ? "a b" : text);
			}
			assertThat(TerminalText.isPrintable(text)).isEqualTo(!more);
		});
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, '\r', 0x1b, 0x7f, 0x85, 0x9b, 0xad, 0x61c, 0x200b, 0x200e, 0x2028, 0x2029, 0x202e, 0x2066,
			0x2069, 0xfeff, 0xd83d, 0xdc00, 0xe0001, 0xe0041 })
	void whatCanSteerATerminalIsABlank(int codePoint) {
		String text = "a" + Character.toString(codePoint) + "b";
		assertThat(TerminalText.line(text)).isEqualTo("a b");
		assertThat(TerminalText.lines(text)).isEqualTo("a b");
	}

	@Test
	void textWithJoinersIsKept() {
		String text = "Zoë 漢字 می‌خواهم 👩‍💻 ~";
		assertThat(TerminalText.line(text)).isEqualTo(text).isEqualTo(TerminalText.lines(text));
	}

	@Test
	void linesKeepTheirEndsAndTabs() {
		assertThat(TerminalText.lines("a\tb\r\nc\rd\n")).isEqualTo("a\tb\nc d\n");
		assertThat(TerminalText.line("a\tb\r\nc")).isEqualTo("a b  c");
	}

}
