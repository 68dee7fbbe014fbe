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

package io.github.sshspringboot.session.internal;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link TerminalFilter}.
 */
class TerminalFilterTests {

	private final TerminalFilter filter = new TerminalFilter();

	@ParameterizedTest
	@ValueSource(strings = { "a text\r\nof lines\t\b\007", "Zürich € 😀", "\033[31mred\033[0m", "\033[38;2;1;2;3m",
			"\033[4:3m", "\033[H\033[2J", "\033[K", "\033[?K", "\033[12;40H", "\033[?25l\033[?1049h", "\033[?7h",
			"\033[4h", "\0337\0338", "\033M", "\033(0lqk\033(B", "\033#8", "\033[3;20r", "\033[5 q", "\033[!p",
			"\033[2L\033[3M\033[4P", "\016q\017", "\033[s\033[u", "\033[80b" })
	void whatDrawsPasses(String text) {
		assertThat(this.filter.filter(text)).isEqualTo(text);
		assertThat(filterCharacters(text)).isEqualTo(text);
	}

	@ParameterizedTest
	@ValueSource(strings = { "\033[c", "\033[>c", "\033[=c", "\033[0c", "\033[5n", "\033[6n", "\033[?6n", "\033[?15n",
			"\033[18t", "\033[21t", "\033[8;50;200t", "\033[x", "\033Z", "\005", "\033[>q", "\033[?1$p", "\033[4$p",
			"\033[1;1;1;1;1;1*y", "\033[?u", "\033[>1u", "\033[>4;2m", "\033[?4m", "\033[5i", "\033[?5i", "\033[3J",
			"\033[03J", "\033[2;3J", "\033[999999999b", "\033[?1000h", "\033[?1006h", "\033[?1004h", "\033[?2004h",
			"\033[?3h", "\033[?38h", "\033[?2l", "\033[2h", "\033[1;1;1;1;1T", "\033[132$|", "\033%@", "\033 G",
			"\033<", "\033l", "\033]0;title\007", "\033]2;title\033\\", "\033]52;c;cm0gLXJm\007",
			"\033]8;;http://x\007", "\033]10;?\007", "\033]4;1;?\033\\", "\033]50;#1\007", "\033P+q544e\033\\",
			"\033P$qm\033\\", "\033Pline\nline\033\\", "\033_Gi=1,a=q\033\\", "\033^pm\033\\", "\033Xsos\033\\",
			"\033ktitle\033\\", "\u009b6n", "\u009d0;title\u009c", "\u0090$qm\u009c", "\u009a",
			"\001\002\003\004\006\020\021\022\023\024\025\026\027\031\034\035\036\037" })
	void whatAsksOrReachesBeyondTheScreenIsDropped(String sequence) {
		assertThat(this.filter.filter("before" + sequence + "after")).isEqualTo("beforeafter");
		assertThat(filterCharacters("before" + sequence + "after")).isEqualTo("beforeafter");
	}

	@Test
	void onlyModesOfTheScreenPass() {
		assertThat(this.filter.filter("\033[?1;25;1000;1049h\033[2;4l")).isEqualTo("\033[?25;1049h\033[4l");
	}

	@Test
	void resetOfTheTerminalClearsTheScreenOnly() {
		assertThat(this.filter.filter("\033c")).isEqualTo("\033[!p\033[2J\033[H");
	}

	@Test
	void controlCharactersOfOneByteBecomeSequences() {
		assertThat(this.filter.filter("\u009b31mred\u0085")).isEqualTo("\033[31mred\033E");
	}

	@Test
	void controlsWithinSequencesAreDoneAtOnce() {
		assertThat(this.filter.filter("\033[3\r\n1m")).isEqualTo("\r\n\033[31m");
		assertThat(this.filter.filter("\033[6\005n")).isEmpty();
	}

	@Test
	void sequenceThatIsCutShortBeginsAnotherOne() {
		assertThat(this.filter.filter("\033[6\033[6n")).isEmpty();
		assertThat(this.filter.filter("\033[6\030n")).isEqualTo("n");
		assertThat(this.filter.filter("\033]0;\033[6nx")).isEqualTo("x");
		assertThat(this.filter.filter("\033\033[6n")).isEmpty();
	}

	@Test
	void stringWithoutEndHidesNoLines() {
		assertThat(this.filter.filter("\033]0;title\nrm -r /\n")).isEqualTo("\nrm -r /\n");
		assertThat(this.filter.filter("\033P" + "x".repeat(2_000_000))).hasSizeBetween(900_000, 1_000_000);
	}

	@Test
	void endlessSequenceIsDropped() {
		assertThat(this.filter.filter("\033[" + "1;".repeat(100_000) + "mafter")).isEqualTo("after");
		assertThat(this.filter.filter("\033" + "(".repeat(100_000) + "Bafter")).endsWith("after")
			.doesNotContain("\033");
	}

	@Test
	void ownResetPasses() {
		assertThat(this.filter.filter(TerminalFilter.RESET)).isEqualTo(TerminalFilter.RESET);
	}

	private static String filterCharacters(String text) {
		TerminalFilter filter = new TerminalFilter();
		StringBuilder passed = new StringBuilder();
		text.chars().forEach((c) -> passed.append(filter.filter(Character.toString(c))));
		return passed.toString();
	}

}
