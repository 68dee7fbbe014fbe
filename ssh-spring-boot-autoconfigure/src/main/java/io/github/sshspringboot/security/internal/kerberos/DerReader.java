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

package io.github.sshspringboot.security.internal.kerberos;

import java.nio.ByteBuffer;

/**
 * Reads consecutive values in the distinguished encoding rules (ITU-T X.690 section 10).
 * Throws an {@link IllegalArgumentException} for any other encoding.
 */
final class DerReader {

	private static final int LONG_FORM = 0x80;

	private static final int MAX_LENGTH_BYTES = 2;

	private final ByteBuffer buffer;

	DerReader(byte[] bytes) {
		this(ByteBuffer.wrap(bytes));
	}

	private DerReader(ByteBuffer buffer) {
		this.buffer = buffer;
	}

	/**
	 * Return the content of the next value, which must have the given tag.
	 */
	DerReader read(int tag) {
		if (readByte() != tag) {
			throw new IllegalArgumentException("a value has an unexpected tag");
		}
		int length = readLength();
		if (length > this.buffer.remaining()) {
			throw new IllegalArgumentException("a value is cut short");
		}
		ByteBuffer content = this.buffer.slice(this.buffer.position(), length);
		this.buffer.position(this.buffer.position() + length);
		return new DerReader(content);
	}

	/**
	 * Read a length of at most 65535, which must be encoded in as few bytes as possible.
	 */
	private int readLength() {
		int first = readByte();
		if (first < LONG_FORM) {
			return first;
		}
		int count = first - LONG_FORM;
		if (count == 0 || count > MAX_LENGTH_BYTES) {
			throw new IllegalArgumentException("a value is too long, or of no definite length");
		}
		int length = 0;
		for (int i = 0; i < count; i++) {
			length = (length << Byte.SIZE) | readByte();
		}
		if (length < LONG_FORM || length < (1 << (Byte.SIZE * (count - 1)))) {
			throw new IllegalArgumentException("a length is longer than it needs to be");
		}
		return length;
	}

	private int readByte() {
		if (!this.buffer.hasRemaining()) {
			throw new IllegalArgumentException("a value is missing");
		}
		return Byte.toUnsignedInt(this.buffer.get());
	}

	/**
	 * Return the content of a value that is the only content of the next value.
	 */
	DerReader read(int tag, int innerTag) {
		DerReader outer = read(tag);
		DerReader inner = outer.read(innerTag);
		outer.end();
		return inner;
	}

	/**
	 * Skip bytes that must come next.
	 */
	void skip(byte[] expected) {
		for (byte value : expected) {
			if (readByte() != Byte.toUnsignedInt(value)) {
				throw new IllegalArgumentException("a value is not the expected one");
			}
		}
	}

	/**
	 * Check that nothing is left.
	 */
	void end() {
		if (this.buffer.hasRemaining()) {
			throw new IllegalArgumentException("there are trailing bytes");
		}
	}

}
