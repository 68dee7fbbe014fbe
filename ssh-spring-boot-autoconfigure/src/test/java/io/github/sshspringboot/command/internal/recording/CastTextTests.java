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

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CastText}.
 */
class CastTextTests {

	private static String text(String... data) throws Exception {
		StringBuilder text = new StringBuilder();
		CastText cast = new CastText(text);
		for (String part : data) {
			cast.write(part);
		}
		return text.toString();
	}

	@ParameterizedTest
	@ValueSource(strings = { "\u001b[31;1m", "\u001b[?25l", "\u001b[38:2::1:2:3m", "\u001b]0;title\u0007",
			"\u001b]52;c;aGk=\u001b\\", "\u001bP$q m\u001b\\", "\u001b_apc\u001b\\", "\u001b^pm\u001b\\",
			"\u001bXsos\u001b\\", "\u009b1m", "\u009d0;title\u009c", "\u001b(B", "\u001b7", "\u001b=", "\u001b#8",
			"\u0007", "\b", "\u0000", "\u007f", "\u0085", "\u001b\u001b[m", "\u001b[1 q" })
	void sequenceIsRemoved(String sequence) throws Exception {
		assertThat(text("a" + sequence + "b")).isEqualTo("ab");
		String[] characters = ("a" + sequence + "b").split("");
		assertThat(text(characters)).isEqualTo("ab");
	}

	@Test
	void linesEndAsTextDoes() throws Exception {
		assertThat(text("a\r\nb\nc\r", "\n\r\r\nd\te\r\n")).isEqualTo("a\nb\nc\n\nd\te\n");
	}

	@Test
	void textThatIsOverwrittenStays() throws Exception {
		assertThat(text("10 %\r20 %\r\n")).isEqualTo("10 %\n20 %\n");
		assertThat(text("rm -rf /\r\u001b[Kls\r\n")).isEqualTo("rm -rf /\nls\n");
		assertThat(text("\u001b[?1049hhidden\u001b[?1049l\r\n")).isEqualTo("hidden\n");
		assertThat(text("\u001b[8mhidden\u001b[2J\r\n")).isEqualTo("hidden\n");
	}

	@Test
	void textAtAnotherPlaceOfTheScreenIsApart() throws Exception {
		assertThat(text("\u001b[1;1Ha\u001b[2;1Hb\u001b[3Cc\r\n")).isEqualTo("a\nb c\n");
	}

	@Test
	void sequenceWithoutAnEndHidesNothingForLong() throws Exception {
		assertThat(text("\u001b]0;title\r\n", "shown\r\n")).isEqualTo("\nshown\n");
		assertThat(text("\u001bP" + "x".repeat(2 * CastText.MAX_SEQUENCE))).hasSize(CastText.MAX_SEQUENCE);
		assertThat(text("\u001b[" + "1".repeat(2 * CastText.MAX_SEQUENCE))).hasSize(CastText.MAX_SEQUENCE);
		assertThat(text("\u001b[1\u00e9")).isEqualTo("\u00e9");
		assertThat(text("\u001b[1\r\nshown")).isEqualTo("\nshown");
	}

	@Test
	void charactersOfAllPlanesAreText() throws Exception {
		assertThat(text("\u00e9\u6f22", "\ud83d", "\ude00")).isEqualTo("\u00e9\u6f22\ud83d\ude00");
	}

}
