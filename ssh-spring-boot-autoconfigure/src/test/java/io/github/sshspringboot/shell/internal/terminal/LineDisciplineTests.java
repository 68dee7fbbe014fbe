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

package io.github.sshspringboot.shell.internal.terminal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.sshspringboot.server.SshTerminalMode;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.ControlChar;
import org.jline.terminal.Attributes.InputFlag;
import org.jline.terminal.Attributes.LocalFlag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link LineDiscipline} and {@link TerminalModes}.
 */
class LineDisciplineTests {

	private final ByteArrayOutputStream echo = new ByteArrayOutputStream();

	private final Map<SshTerminalMode, Integer> modes = new HashMap<>();

	@ParameterizedTest
	@CsvSource(quoteCharacter = '`', textBlock = """
			abx\\177c        , abc
			abc\\177\\177\\177\\177, ``
			two words\\025new, new
			two words \\027x , two x
			two\\027\\027x   , x
			漢字\\177        , 漢
			👍ß\\177\\177ok   , ok
			e\u0301\\177x    , x
			\u00e9\\001\\177 , \u00e9
			a\\026\\177b     , a\\177b
			a\\tb\\177\\177c , ac
			""")
	void lineIsCorrectedBeforeItIsRead(String keys, String line) throws IOException {
		assertThat(type(unescape(keys) + "\n")).containsExactly(unescape(line) + "\n");
	}

	@Test
	void whatIsTypedIsEchoedAndWhatIsErasedGoes() throws IOException {
		type("abx\177c\n");
		assertThat(echoed()).isEqualTo("abx\b \bc\n");
		type("漢\177");
		assertThat(echoed()).isEqualTo("漢\b \b\b \b");
		type("\001\177");
		assertThat(echoed()).isEqualTo("^A\b \b\b \b");
		type("a b\025");
		assertThat(echoed()).isEqualTo("a b\b \b\b \b\b \b");
		type("e\u0301\177");
		assertThat(echoed()).isEqualTo("e\u0301\b \b");
		type("ab\tc\177\177\177x\n");
		assertThat(echoed()).isEqualTo("ab      c\b \b" + "\b \b".repeat(6) + "\b \bx\n");
	}

	@Test
	void nothingThatIsTypedSteersTheTerminal() throws IOException {
		type("\u001b[2J\u009b\u202e\u200b\n");
		assertThat(echoed()).isEqualTo("^[[2J   \n");
	}

	@Test
	void endOfInputAtTheStartOfALineEndsItAndLaterGivesTheLine() throws IOException {
		assertThat(type("\004")).containsExactly("");
		assertThat(type("ab\004c\n\004")).containsExactly("ab", "c\n", "");
	}

	@Test
	void lineHasABound() throws IOException {
		List<String> lines = type("x".repeat(LineDiscipline.MAX_LINE + 3) + "\n");
		assertThat(lines).containsExactly("x".repeat(LineDiscipline.MAX_LINE) + "\n");
		assertThat(echoed()).endsWith("x\007\007\007\n");
	}

	@Test
	void bytesThatAreNoTextAreReadAsTheyAre() throws IOException {
		LineDiscipline discipline = discipline();
		int[] keys = { 0xe9, 'a', 0x80, 0xff, 0xf0, 0x9f, 0x98, 'b', '\n' };
		for (int key : keys) {
			discipline.type(key);
		}
		byte[] line = discipline.take();
		assertThat(line).hasSize(keys.length);
		for (int i = 0; i < keys.length; i++) {
			assertThat(line[i] & 0xff).isEqualTo(keys[i]);
		}
		assertThat(echoed()).isEqualTo("ab\n");
	}

	@Test
	void keysAreTheClients() throws IOException {
		this.modes.putAll(Map.of(SshTerminalMode.VERASE, 8, SshTerminalMode.VKILL, (int) '@', SshTerminalMode.VEOF, 26,
				SshTerminalMode.VWERASE, 255, SshTerminalMode.VEOL, (int) ';'));
		assertThat(type("ab\bc\177\n")).containsExactly("ac\177\n");
		assertThat(type("ab@c\027;d\032")).containsExactly("c\027;", "d");
	}

	@Test
	void nothingIsEchoedWithoutEcho() throws IOException {
		this.modes.putAll(Map.of(SshTerminalMode.ECHO, 0, SshTerminalMode.ECHONL, 0));
		assertThat(type("abx\177c\n")).containsExactly("abc\n");
		assertThat(echoed()).isEmpty();
		this.modes.put(SshTerminalMode.ECHONL, 1);
		type("ab\n");
		assertThat(echoed()).isEqualTo("\n");
	}

	@Test
	void keysAreRawWhenTheClientWantsThem() throws IOException {
		this.modes.putAll(Map.of(SshTerminalMode.ICANON, 0, SshTerminalMode.ECHO, 0));
		assertThat(String.join("", type("a\177\004\025"))).isEqualTo("a\177\004\025");
		assertThat(echoed()).isEmpty();
		this.modes.put(SshTerminalMode.ECHO, 1);
		type("\u00e9\u001b\r");
		assertThat(echoed()).isEqualTo("\u00e9 \n");
	}

	@Test
	void modesThatTheClientDidNotSendAreThoseOfAnyTerminal() {
		Attributes attributes = new TerminalModes(Map.of(SshTerminalMode.ISIG, 0, SshTerminalMode.VINTR, 0))
			.apply(defaults());
		assertThat(attributes.getLocalFlag(LocalFlag.ICANON)).isTrue();
		assertThat(attributes.getLocalFlag(LocalFlag.ISIG)).isFalse();
		assertThat(attributes.getInputFlag(InputFlag.ICRNL)).isTrue();
		assertThat(attributes.getControlChar(ControlChar.VERASE)).isEqualTo(0x7f);
		assertThat(attributes.getControlChar(ControlChar.VINTR)).isEqualTo(TerminalModes.DISABLED);
	}

	private List<String> type(String keys) throws IOException {
		List<String> taken = new ArrayList<>();
		LineDiscipline discipline = discipline();
		for (byte key : keys.getBytes(StandardCharsets.UTF_8)) {
			if (discipline.type(key & 0xff)) {
				taken.add(new String(discipline.take(), StandardCharsets.UTF_8));
			}
		}
		return taken;
	}

	private LineDiscipline discipline() {
		return new LineDiscipline(new TerminalModes(this.modes).apply(defaults()), this.echo);
	}

	private static Attributes defaults() {
		Attributes attributes = new Attributes();
		for (LocalFlag flag : List.of(LocalFlag.ICANON, LocalFlag.ISIG, LocalFlag.IEXTEN, LocalFlag.ECHO,
				LocalFlag.ECHOCTL)) {
			attributes.setLocalFlag(flag, true);
		}
		attributes.setInputFlag(InputFlag.ICRNL, true);
		attributes.setControlChar(ControlChar.VEOF, 4);
		attributes.setControlChar(ControlChar.VKILL, 21);
		attributes.setControlChar(ControlChar.VWERASE, 23);
		attributes.setControlChar(ControlChar.VLNEXT, 22);
		return attributes;
	}

	private String echoed() {
		String text = this.echo.toString(StandardCharsets.UTF_8);
		this.echo.reset();
		return text;
	}

	private static String unescape(String text) {
		return text.translateEscapes();
	}

}
