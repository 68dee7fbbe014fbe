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

package io.github.sshspringboot.test;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.regex.Pattern;

import org.jline.terminal.Size;
import org.jline.utils.ScreenTerminal;

/**
 * Shows on a screen what is written to it, and passes it on.
 */
final class Emulator extends OutputStream {

	private static final Pattern BEFORE_ESCAPE = Pattern.compile("(?=\u001b)");

	private final ScreenTerminal terminal;

	private final OutputStream target;

	private final Consumer<String> replies;

	private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder()
		.onMalformedInput(CodingErrorAction.REPLACE)
		.onUnmappableCharacter(CodingErrorAction.REPLACE);

	private ByteBuffer undecoded = ByteBuffer.allocate(0);

	/**
	 * Create an emulator.
	 * @param target where to pass on what is written
	 * @param replies takes what the terminal says by itself, such as where its cursor is
	 */
	Emulator(int columns, int rows, OutputStream target, Consumer<String> replies) {
		this.terminal = new ScreenTerminal(columns, rows);
		this.target = target;
		this.replies = replies;
	}

	@Override
	public void write(int b) throws IOException {
		write(new byte[] { (byte) b }, 0, 1);
	}

	@Override
	public void write(byte[] bytes, int offset, int length) throws IOException {
		String text = decode(bytes, offset, length);
		// One sequence at a time, since the terminal keeps no more than one reply
		for (String piece : BEFORE_ESCAPE.split(text)) {
			this.terminal.write(piece);
			String reply = this.terminal.read();
			if (!reply.isEmpty()) {
				this.replies.accept(reply);
			}
		}
		this.target.write(bytes, offset, length);
	}

	/**
	 * Decode what is whole, and keep the begin of a character.
	 */
	private String decode(byte[] bytes, int offset, int length) {
		ByteBuffer input = ByteBuffer.allocate(this.undecoded.remaining() + length)
			.put(this.undecoded)
			.put(bytes, offset, length)
			.flip();
		CharBuffer output = CharBuffer.allocate(input.remaining());
		this.decoder.decode(input, output, false);
		this.undecoded = input;
		return output.flip().toString();
	}

	/**
	 * Return what a key sends, which depends on modes that the server has set.
	 */
	String sequence(SshTestKey key) {
		return this.terminal.pipe(key.code());
	}

	void resize(int columns, int rows) {
		this.terminal.setSize(Size.of(columns, rows));
	}

	SshTestScreen screen() {
		synchronized (this.terminal) {
			int columns = this.terminal.getColumns();
			int rows = this.terminal.getRows();
			long[] cells = new long[columns * rows];
			int[] cursor = new int[2];
			this.terminal.dump(cells, cursor);
			return new SshTestScreen(columns, rows, cells, cursor[0], cursor[1]);
		}
	}

}
