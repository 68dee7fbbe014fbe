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

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Makes what a program writes to its user's terminal safe for the terminal of somebody
 * else: only sequences that draw on the screen pass. Dropped are those that the terminal
 * answers, as if its user had typed, and those that reach beyond the screen: titles,
 * clipboards, colours, links, printers, the window, the mouse and the keyboard. Sequences
 * may be split over calls.
 */
public final class TerminalFilter {

	/** Resets everything that passes and would outlast the output. */
	public static final String RESET = "\033[?1049l\033[!p\033[0m\033[0 q\033(B\017\033[?2026l\033[?7h\033[?25h\033[r";

	private static final int MAX_SEQUENCE = 256;

	private static final int MAX_STRING = 1 << 20;

	private static final int MAX_DIGITS = 5;

	private static final char ESCAPE = '\033';

	private static final char CANCEL = 0x18;

	private static final char SUBSTITUTE = 0x1a;

	private static final char STRING_TERMINATOR = 0x9c;

	private static final String CONTROLS = "\0\007\b\t\n\013\f\r\016\017";

	private static final String ESCAPES = "6789DEHMNOno|}~";

	private static final String CHARACTER_SETS = "()*+-./";

	private static final String DRAWING = "@ABCDEFGHIJKLMPSTXZ`abdefgmrsu";

	private static final String CLEAR = "\033[!p\033[2J\033[H";

	/** Insert mode and new line mode. */
	private static final Set<String> MODES = Set.of("4", "20");

	/**
	 * Reversed screen, origin, wrapping, cursor, other screen, margins, synchronized
	 * output.
	 */
	private static final Set<String> PRIVATE_MODES = Set.of("5", "6", "7", "12", "25", "45", "47", "69", "1047", "1048",
			"1049", "2026");

	private final StringBuilder sequence = new StringBuilder();

	private State state = State.TEXT;

	private int skipped;

	/**
	 * Return what passes of the next part of the output.
	 */
	public String filter(CharSequence text) {
		StringBuilder passed = new StringBuilder(text.length());
		for (int index = 0; index < text.length(); index++) {
			next(text.charAt(index), passed);
		}
		return passed.toString();
	}

	private void next(char c, StringBuilder passed) {
		if (this.state == State.STRING || this.state == State.DEVICE_STRING) {
			skip(c, passed);
		}
		else if (c == ESCAPE) {
			begin(State.ESCAPE);
		}
		else if (c == CANCEL || c == SUBSTITUTE) {
			this.state = State.TEXT;
		}
		else if (c < ' ') {
			if (CONTROLS.indexOf(c) >= 0) {
				passed.append(c);
			}
		}
		else if (c >= 0x80 && c < 0xa0) {
			begin(State.ESCAPE);
			escape((char) (c - 0x40), passed);
		}
		else if (this.state == State.TEXT || c > '~') {
			this.state = State.TEXT;
			passed.append(c);
		}
		else if (this.state == State.ESCAPE) {
			escape(c, passed);
		}
		else {
			control(c, passed);
		}
	}

	private void begin(State state) {
		this.state = state;
		this.sequence.setLength(0);
		this.skipped = 0;
	}

	/**
	 * Drop a string. It ends where terminals disagree whether it does, so that nothing
	 * can be hidden in it.
	 */
	private void skip(char c, StringBuilder passed) {
		boolean controlled = c == ESCAPE || c == CANCEL || c == SUBSTITUTE || c == '\007';
		boolean ended = c == STRING_TERMINATOR || ++this.skipped > MAX_STRING;
		if (controlled || ended || (this.state == State.STRING && (c == '\n' || c == '\r'))) {
			this.state = State.TEXT;
			if (c == ESCAPE || c == '\n' || c == '\r') {
				next(c, passed);
			}
		}
	}

	private void escape(char c, StringBuilder passed) {
		this.sequence.append(c);
		if (c < '0') {
			this.state = (this.sequence.length() < MAX_SEQUENCE) ? State.ESCAPE : State.TEXT;
			return;
		}
		this.state = State.TEXT;
		if (this.sequence.length() > 1) {
			designate(c, passed);
			return;
		}
		switch (c) {
			case '[' -> begin(State.CONTROL);
			case 'P' -> begin(State.DEVICE_STRING);
			case ']', 'X', '^', '_', 'k' -> begin(State.STRING);
			case 'c' -> passed.append(CLEAR);
			default -> {
				if (ESCAPES.indexOf(c) >= 0) {
					passed.append(ESCAPE).append(c);
				}
			}
		}
	}

	/**
	 * Pass the choice of a character set, and lines of double size.
	 */
	private void designate(char c, StringBuilder passed) {
		char first = this.sequence.charAt(0);
		if (this.sequence.length() == 2 && (CHARACTER_SETS.indexOf(first) >= 0 || (first == '#' && c <= '8'))) {
			passed.append(ESCAPE).append(this.sequence);
		}
	}

	private void control(char c, StringBuilder passed) {
		if (c >= '@') {
			this.state = State.TEXT;
			String parameters = this.sequence.toString();
			if (parameters.length() <= MAX_SEQUENCE) {
				draw(parameters, c, passed);
			}
		}
		else if (this.sequence.length() <= MAX_SEQUENCE) {
			this.sequence.append(c);
		}
	}

	private static void draw(String parameters, char c, StringBuilder passed) {
		boolean known = parameters.chars().allMatch((p) -> p >= '0' && p <= ';') && DRAWING.indexOf(c) >= 0;
		if (c == 'h' || c == 'l') {
			setModes(parameters, c, passed);
		}
		else if ((known && isHarmless(parameters, c)) || (c == 'p' && "!".equals(parameters))
				|| (c == 'q' && parameters.matches("[0-9]? "))
				|| ("JK".indexOf(c) >= 0 && parameters.matches("\\?[0-2]?"))) {
			passed.append(ESCAPE).append('[').append(parameters).append(c);
		}
	}

	/**
	 * Whether a sequence neither repeats without end, nor erases what has left the
	 * screen, nor follows the mouse.
	 */
	private static boolean isHarmless(String parameters, char c) {
		String[] numbers = parameters.split("[;:]", -1);
		return switch (c) {
			case 'J' -> Arrays.stream(numbers).allMatch((number) -> number.matches("0*[0-2]?"));
			case 'T' -> numbers.length == 1;
			default -> true;
		} && Arrays.stream(numbers).allMatch((number) -> number.length() <= MAX_DIGITS);
	}

	private static void setModes(String parameters, char c, StringBuilder passed) {
		boolean own = parameters.startsWith("?");
		Set<String> allowed = own ? PRIVATE_MODES : MODES;
		String modes = Arrays.stream(parameters.substring(own ? 1 : 0).split(";"))
			.filter(allowed::contains)
			.collect(Collectors.joining(";"));
		if (!modes.isEmpty()) {
			passed.append(ESCAPE).append(own ? "[?" : "[").append(modes).append(c);
		}
	}

	private enum State {

		/** Not in a sequence. */
		TEXT,

		/** After an escape character. */
		ESCAPE,

		/** In a control sequence. */
		CONTROL,

		/** In a string, which also ends at the end of a line. */
		STRING,

		/** In a string for the device, such as an image. */
		DEVICE_STRING

	}

}
