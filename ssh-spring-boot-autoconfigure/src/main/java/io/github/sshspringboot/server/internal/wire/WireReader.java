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

package io.github.sshspringboot.server.internal.wire;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Supplier;

import org.springframework.util.Assert;

/**
 * Reads the data types of the SSH protocol (RFC 4251 section 5) in sequence. Throws
 * {@link IllegalArgumentException} on truncated input. Not thread-safe.
 */
public final class WireReader {

	private final ByteBuffer buffer;

	public WireReader(byte[] bytes) {
		Assert.notNull(bytes, "'bytes' must not be null");
		this.buffer = ByteBuffer.wrap(bytes);
	}

	/**
	 * Create a reader of what remains in a buffer, whose position it changes.
	 */
	public WireReader(ByteBuffer buffer) {
		this.buffer = buffer;
	}

	public boolean hasRemaining() {
		return this.buffer.hasRemaining();
	}

	/**
	 * Return the number of bytes that have been read.
	 */
	public int position() {
		return this.buffer.position();
	}

	/**
	 * Read a {@code byte}, 0 to 255.
	 */
	public int readByte() {
		return read(() -> Byte.toUnsignedInt(this.buffer.get()));
	}

	/**
	 * Read a {@code uint32}.
	 */
	public long readInt() {
		return read(() -> Integer.toUnsignedLong(this.buffer.getInt()));
	}

	/**
	 * Read an unsigned {@code uint64}.
	 */
	public long readLong() {
		return read(this.buffer::getLong);
	}

	/**
	 * Read a {@code string}.
	 */
	public byte[] readString() {
		ByteBuffer content = readBytes();
		byte[] bytes = new byte[content.remaining()];
		content.get(bytes);
		return bytes;
	}

	/**
	 * Read a {@code string} without a copy.
	 */
	public ByteBuffer readBytes() {
		return read(() -> {
			int length = this.buffer.getInt();
			if (length < 0 || length > this.buffer.remaining()) {
				throw new BufferUnderflowException();
			}
			ByteBuffer bytes = this.buffer.slice(this.buffer.position(), length);
			this.buffer.position(this.buffer.position() + length);
			return bytes;
		});
	}

	/**
	 * Read a {@code string} that is text.
	 */
	public String readText() {
		byte[] bytes = readString();
		String text = new String(bytes, StandardCharsets.UTF_8);
		Assert.isTrue(Arrays.equals(text.getBytes(StandardCharsets.UTF_8), bytes) && text.indexOf(0) < 0,
				"a text is not UTF-8");
		return text;
	}

	private static <T> T read(Supplier<T> value) {
		try {
			return value.get();
		}
		catch (BufferUnderflowException ex) {
			throw new IllegalArgumentException("it is truncated", ex);
		}
	}

}
