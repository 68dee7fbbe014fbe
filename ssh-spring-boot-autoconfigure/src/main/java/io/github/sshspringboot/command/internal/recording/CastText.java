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

import java.io.IOException;

/**
 * Leaves the text of what went to a terminal, and removes its control sequences. Nothing
 * that a terminal would print is left out, whatever follows it there: not what is
 * overwritten or erased later, and not what is on the alternate screen.
 */
final class CastText {

	/** Maximum length of a sequence, which could hide what follows it otherwise. */
	static final int MAX_SEQUENCE = 4096;

	private static final char ESCAPE = 0x1b;

	private static final String MOVES_TO_ANOTHER_LINE = "ABEFHdf";

	private final Appendable target;

	private State state = State.TEXT;

	private int length;

	private boolean lineBegun;

	private boolean returned;

	CastText(Appendable target) {
		this.target = target;
	}

	void write(String data) throws IOException {
		for (int index = 0; index < data.length(); index++) {
			accept(data.charAt(index));
		}
	}

	/**
	 * End the last line.
	 */
	void end() throws IOException {
		if (this.lineBegun) {
			endLine();
		}
	}

	private void accept(char c) throws IOException {
		if (this.state == State.TEXT) {
			text(c);
			return;
		}
		if (c == '\n' || c == '\r' || ++this.length > MAX_SEQUENCE) {
			this.state = State.TEXT;
			text(c);
			return;
		}
		switch (this.state) {
			case ESCAPED -> escaped(c);
			case CONTROL -> control(c);
			default -> string(c);
		}
	}

	private void text(char c) throws IOException {
		switch (c) {
			case '\n' -> endLine();
			case '\r' -> {
				this.returned = true;
			}
			case ESCAPE -> begin(State.ESCAPED);
			case 0x9b -> begin(State.CONTROL);
			case 0x90, 0x98, 0x9d, 0x9e, 0x9f -> begin(State.STRING);
			default -> {
				if (c == '\t' || (c >= ' ' && c != 0x7f && (c < 0x80 || c > 0x9f))) {
					print(c);
				}
			}
		}
	}

	private void begin(State state) {
		this.state = state;
		this.length = 0;
	}

	private void print(char c) throws IOException {
		if (this.returned && this.lineBegun) {
			endLine();
		}
		this.returned = false;
		this.lineBegun = true;
		this.target.append(c);
	}

	private void endLine() throws IOException {
		this.target.append('\n');
		this.returned = false;
		this.lineBegun = false;
	}

	private void escaped(char c) {
		switch (c) {
			case '[' -> begin(State.CONTROL);
			case ']', 'P', 'X', '^', '_' -> begin(State.STRING);
			case ESCAPE -> begin(State.ESCAPED);
			default -> {
				if (c < ' ' || c > '/') {
					this.state = State.TEXT;
				}
			}
		}
	}

	private void control(char c) throws IOException {
		if (c >= ' ' && c <= '?') {
			return;
		}
		this.state = State.TEXT;
		if (c < '@' || c > '~') {
			text(c);
		}
		else if (this.lineBegun && MOVES_TO_ANOTHER_LINE.indexOf(c) != -1) {
			endLine();
		}
		else if (this.lineBegun && !this.returned && c == 'C') {
			print(' ');
		}
	}

	private void string(char c) {
		if (c == ESCAPE) {
			begin(State.ESCAPED);
		}
		else if (c == 0x07 || c == 0x18 || c == 0x1a || c == 0x9c) {
			this.state = State.TEXT;
		}
	}

	/**
	 * What a character belongs to.
	 */
	private enum State {

		TEXT, ESCAPED, CONTROL, STRING

	}

}
