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

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import io.github.sshspringboot.command.internal.io.PrintableOutputStream;
import io.github.sshspringboot.server.internal.text.TerminalText;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.ControlChar;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.utils.WCWidth;

/**
 * Processes keys before a command reads them, like the line discipline of an operating
 * system (termios): in canonical mode as a line that can be edited until it ends,
 * otherwise unchanged. Keys are echoed if the client asked for that.
 */
final class LineDiscipline {

	/** Maximum length of a line. Further keys are rejected with a bell. */
	static final int MAX_LINE = 64 * 1024;

	private static final int INITIAL_SIZE = 80;

	private static final int BELL = 7;

	private static final int DELETE = 0x7f;

	private static final int FIRST_COMBINING = 0x300;

	private static final int TAB = 8;

	private static final String RUB_OUT = "\b \b";

	private final Attributes attributes;

	private final OutputStream terminal;

	private final OutputStream printable;

	private byte[] line = new byte[INITIAL_SIZE];

	/** Number of echoed columns per byte, for a character at its last byte. */
	private byte[] columns = new byte[INITIAL_SIZE];

	private int length;

	private int column;

	private boolean literal;

	/**
	 * Create a line discipline that echoes to the terminal but never flushes it.
	 */
	LineDiscipline(Attributes attributes, OutputStream terminal) {
		this.attributes = attributes;
		this.terminal = terminal;
		this.printable = PrintableOutputStream.plain(terminal);
	}

	/**
	 * Process a key and return whether input is ready to be taken.
	 */
	boolean type(int key) throws IOException {
		if (isOn(LocalFlag.ICANON)) {
			return edit(key);
		}
		store(key, 0);
		if (isOn(LocalFlag.ECHO)) {
			this.printable.write((key == '\r') ? '\n' : key);
		}
		return true;
	}

	/**
	 * Take the line with its end, or the keys, even if the line has not ended. An empty
	 * array is the end of the input.
	 */
	byte[] take() {
		byte[] typed = Arrays.copyOf(this.line, this.length);
		this.length = 0;
		this.column = 0;
		if (this.line.length > INITIAL_SIZE) {
			this.line = new byte[INITIAL_SIZE];
			this.columns = new byte[INITIAL_SIZE];
		}
		return typed;
	}

	private boolean edit(int key) throws IOException {
		if (this.literal) {
			this.literal = false;
			append(key);
		}
		else if (key == '\n') {
			store(key, 0);
			if (isOn(LocalFlag.ECHO) || isOn(LocalFlag.ECHONL)) {
				this.terminal.write('\n');
			}
			return true;
		}
		else if (is(key, ControlChar.VEOF)) {
			return true;
		}
		else if (is(key, ControlChar.VEOL) || is(key, ControlChar.VEOL2)) {
			append(key);
			return true;
		}
		else if (is(key, ControlChar.VERASE)) {
			rubOut(eraseCharacter());
		}
		else if (is(key, ControlChar.VKILL)) {
			rubOut(eraseLine());
		}
		else if (is(key, ControlChar.VWERASE) && isOn(LocalFlag.IEXTEN)) {
			rubOut(eraseWord());
		}
		else if (is(key, ControlChar.VLNEXT) && isOn(LocalFlag.IEXTEN)) {
			this.literal = true;
		}
		else {
			append(key);
		}
		return false;
	}

	boolean isEchoing() {
		return isOn(LocalFlag.ECHO);
	}

	private boolean isOn(LocalFlag flag) {
		return this.attributes.getLocalFlag(flag);
	}

	private boolean is(int key, ControlChar control) {
		return key != TerminalModes.DISABLED && key == this.attributes.getControlChar(control);
	}

	private void append(int key) throws IOException {
		if (this.length >= MAX_LINE) {
			this.terminal.write(BELL);
			return;
		}
		store(key, 0);
		if (isOn(LocalFlag.ECHO)) {
			String echo = echo(lastCharacter());
			this.terminal.write(echo.getBytes(StandardCharsets.UTF_8));
			int width = echo.isEmpty() ? 0 : Math.max(0, echo.codePoints().map(WCWidth::wcwidth).sum());
			this.columns[this.length - 1] = (byte) width;
			this.column += width;
		}
	}

	private void store(int key, int width) {
		if (this.length == this.line.length) {
			this.line = Arrays.copyOf(this.line, 2 * this.length);
			this.columns = Arrays.copyOf(this.columns, 2 * this.length);
		}
		this.columns[this.length] = (byte) width;
		this.line[this.length++] = (byte) key;
	}

	/**
	 * Return the last character, -1 if it is incomplete or not valid.
	 */
	private int lastCharacter() {
		int start = startOfLast();
		String last = new String(this.line, start, this.length - start, StandardCharsets.UTF_8);
		int codePoint = last.codePointAt(0);
		byte[] character = Character.toString(codePoint).getBytes(StandardCharsets.UTF_8);
		boolean whole = Arrays.equals(character, 0, character.length, this.line, start, this.length);
		return whole ? codePoint : -1;
	}

	private int startOfLast() {
		int start = this.length - 1;
		while (start > 0 && this.length - start < 4 && (this.line[start] & 0xc0) == 0x80) {
			start--;
		}
		return start;
	}

	private String echo(int character) {
		if (character == '\t') {
			return " ".repeat(TAB - this.column % TAB);
		}
		if (character >= 0 && (character < ' ' || character == DELETE)) {
			return isOn(LocalFlag.ECHOCTL) ? "^" + (char) (character ^ '@') : "";
		}
		return (character >= 0) ? TerminalText.line(Character.toString(character)) : "";
	}

	/**
	 * Erase a character, including those that combine with it, and return its columns.
	 */
	private int eraseCharacter() {
		int erased = 0;
		boolean combining = true;
		while (combining && this.length > 0) {
			int character = lastCharacter();
			combining = character >= FIRST_COMBINING && WCWidth.wcwidth(character) == 0;
			int start = startOfLast();
			while (this.length > start) {
				erased += this.columns[--this.length];
			}
		}
		this.column -= erased;
		return erased;
	}

	private int eraseWord() {
		int erased = 0;
		while (this.length > 0 && isBlank(this.line[this.length - 1])) {
			erased += eraseCharacter();
		}
		while (this.length > 0 && !isBlank(this.line[this.length - 1])) {
			erased += eraseCharacter();
		}
		return erased;
	}

	private static boolean isBlank(byte key) {
		return key == ' ' || key == '\t';
	}

	private int eraseLine() {
		int erased = this.column;
		this.length = 0;
		this.column = 0;
		return erased;
	}

	private void rubOut(int width) throws IOException {
		this.terminal.write(RUB_OUT.repeat(width).getBytes(StandardCharsets.US_ASCII));
	}

}
