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
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

import io.github.sshspringboot.server.internal.text.TerminalText;

/**
 * Applies {@link TerminalText} to a stream of UTF-8. Tabs and line feeds pass, a carriage
 * return before a line feed is dropped, and malformed UTF-8 becomes the replacement
 * character.
 */
public final class PrintableOutputStream extends FilterOutputStream {

	private static final int ESCAPE = 0x1b;

	private static final int FIRST_UNUSUAL = 0x7f;

	private static final int MAX_COLOUR = 32;

	private static final byte[] REPLACEMENT = "\ufffd".getBytes(StandardCharsets.UTF_8);

	private final Style style;

	private final ByteArrayOutputStream printable = new ByteArrayOutputStream();

	private final StringBuilder held = new StringBuilder();

	private final byte[] character = new byte[4];

	private int characterSize;

	private int characterLength;

	public PrintableOutputStream(OutputStream out, Style style) {
		super(out);
		this.style = style;
	}

	/**
	 * Create a stream that only lets plain text pass.
	 */
	public static OutputStream plain(OutputStream out) {
		return new PrintableOutputStream(out, Style.PLAIN);
	}

	/**
	 * Make a text printable, but keep its colours.
	 */
	public static String coloured(String text) {
		ByteArrayOutputStream coloured = new ByteArrayOutputStream();
		try (OutputStream stream = new PrintableOutputStream(coloured, Style.COLOURED)) {
			stream.write(text.getBytes(StandardCharsets.UTF_8));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return coloured.toString(StandardCharsets.UTF_8);
	}

	@Override
	public void write(int b) throws IOException {
		accept(b & 0xff);
		writePrintable();
	}

	@Override
	public void write(byte[] bytes, int offset, int length) throws IOException {
		int end = offset + length;
		for (int i = offset; i < end; i++) {
			int start = i;
			while (i < end && isPlain() && bytes[i] >= ' ' && bytes[i] < FIRST_UNUSUAL) {
				i++;
			}
			this.printable.write(bytes, start, i - start);
			if (i < end) {
				accept(bytes[i] & 0xff);
			}
		}
		writePrintable();
	}

	private boolean isPlain() {
		return this.characterSize == 0 && this.held.isEmpty();
	}

	private void writePrintable() throws IOException {
		if (this.printable.size() > 0) {
			try {
				this.printable.writeTo(this.out);
			}
			finally {
				this.printable.reset();
			}
		}
	}

	private void accept(int b) {
		if (this.characterSize > 0) {
			if ((b & 0xc0) == 0x80) {
				this.character[this.characterSize++] = (byte) b;
				if (this.characterSize == this.characterLength) {
					writeCharacter();
				}
				return;
			}
			replaceCharacter();
		}
		if (!this.held.isEmpty() && hold(b)) {
			return;
		}
		if (b < 0x80) {
			writeAscii(b);
			return;
		}
		this.characterLength = (b >= 0xc2 && b < 0xe0) ? 2
				: (b >= 0xe0 && b < 0xf0) ? 3 : (b >= 0xf0 && b < 0xf5) ? 4 : 0;
		if (this.characterLength == 0) {
			this.printable.writeBytes(REPLACEMENT);
			return;
		}
		this.character[this.characterSize++] = (byte) b;
	}

	/**
	 * Continue a held carriage return or colour, and return whether the byte belongs to
	 * it.
	 */
	private boolean hold(int b) {
		if (this.held.charAt(0) == '\r') {
			if (b != '\n') {
				replace('\r');
			}
			this.held.setLength(0);
			return false;
		}
		boolean parameter = this.held.length() > 1 && this.held.length() < MAX_COLOUR
				&& ((b >= '0' && b <= '9') || b == ';' || b == ':');
		if (parameter || (this.held.length() == 1 && b == '[')) {
			this.held.append((char) b);
			return true;
		}
		if (this.held.length() > 1 && b == 'm') {
			writeHeld(0);
			this.printable.write(b);
			return true;
		}
		replace(ESCAPE);
		writeHeld(1);
		return false;
	}

	private void writeHeld(int start) {
		this.printable.writeBytes(this.held.substring(start).getBytes(StandardCharsets.US_ASCII));
		this.held.setLength(0);
	}

	private void writeAscii(int c) {
		if (c == '\r' || (c == ESCAPE && this.style == Style.COLOURED)) {
			this.held.append((char) c);
		}
		else if (c == '\n' || c == '\t' || TerminalText.isPrintable(c)) {
			this.printable.write(c);
		}
		else {
			replace(c);
		}
	}

	private void writeCharacter() {
		String text = new String(this.character, 0, this.characterSize, StandardCharsets.UTF_8);
		int codePoint = text.codePointAt(0);
		if (text.length() > Character.charCount(codePoint)) {
			replaceCharacter();
			return;
		}
		if (TerminalText.isPrintable(codePoint)) {
			this.printable.write(this.character, 0, this.characterSize);
		}
		else {
			replace(codePoint);
		}
		this.characterSize = 0;
	}

	private void replaceCharacter() {
		this.printable.writeBytes(REPLACEMENT);
		this.characterSize = 0;
	}

	private void replace(int codePoint) {
		String replacement = " ";
		if (this.style == Style.JSON) {
			replacement = new StringBuilder().appendCodePoint(codePoint)
				.chars()
				.mapToObj("\\u%04x"::formatted)
				.collect(Collectors.joining());
		}
		this.printable.writeBytes(replacement.getBytes(StandardCharsets.US_ASCII));
	}

	/**
	 * Write what is held at the end of the text.
	 */
	public void finish() throws IOException {
		if (this.characterSize > 0) {
			replaceCharacter();
		}
		if (!this.held.isEmpty()) {
			replace(this.held.charAt(0));
			writeHeld(1);
		}
		writePrintable();
	}

	@Override
	public void close() throws IOException {
		finish();
		super.close();
	}

	/**
	 * What passes beside plain text.
	 */
	public enum Style {

		/**
		 * Nothing.
		 */
		PLAIN,

		/**
		 * Colours, bold and other text attributes.
		 */
		COLOURED,

		/**
		 * Escapes of JSON in place of characters that must not pass, which can only occur
		 * in its strings.
		 */
		JSON

	}

}
