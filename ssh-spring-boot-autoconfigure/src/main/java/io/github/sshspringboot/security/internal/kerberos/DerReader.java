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
 * Reads values in the distinguished encoding rules (ITU-T X.690 section 10), one after
 * the other. Whatever is not encoded as these demand ends in an
 * {@link IllegalArgumentException}.
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
	 * Read a value.
	 * @param tag the tag that it must have
	 * @return what is in it
	 */
	DerReader read(int tag) {
		if (readByte() != tag) {
			throw new IllegalArgumentException("a value has another tag");
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
	 * Read a length in as few bytes as it can be written, up to 65535.
	 * @return the length
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
	 * Read a value that has nothing but another value in it.
	 * @param tag the tag that it must have
	 * @param innerTag the tag that the value in it must have
	 * @return what is in the inner value
	 */
	DerReader read(int tag, int innerTag) {
		DerReader outer = read(tag);
		DerReader inner = outer.read(innerTag);
		outer.end();
		return inner;
	}

	/**
	 * Skip bytes that must come next.
	 * @param expected the bytes
	 */
	void skip(byte[] expected) {
		for (byte value : expected) {
			if (readByte() != Byte.toUnsignedInt(value)) {
				throw new IllegalArgumentException("a value is another");
			}
		}
	}

	/**
	 * Check that nothing is left.
	 */
	void end() {
		if (this.buffer.hasRemaining()) {
			throw new IllegalArgumentException("there is more than there should be");
		}
	}

}
