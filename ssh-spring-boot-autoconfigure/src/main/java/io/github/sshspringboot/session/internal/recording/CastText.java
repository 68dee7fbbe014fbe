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

package io.github.sshspringboot.session.internal.recording;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes the bytes of one direction of a session as the content of JSON strings in UTF-8.
 * Control characters are escaped. What is not UTF-8 becomes U+FFFD, exactly as Java's own
 * decoder has it; a character that is cut is kept for the next call.
 */
final class CastText {

	private static final int MAX_EXPANSION = 6;

	/**
	 * What is left free at the end of the output: eight bytes are encoded at a time, and
	 * each is written as eight bytes, of which only the first ones may count.
	 */
	private static final int MARGIN = (MAX_EXPANSION + 2) * Long.BYTES;

	private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

	private static final long ONES = 0x0101010101010101L;

	private static final long HIGH_BITS = ONES * 0x80;

	private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

	private static final byte[] REPLACEMENT = "\uFFFD".getBytes(StandardCharsets.UTF_8);

	/**
	 * How a byte is written that is a character of its own, or no part of any: the first
	 * byte in the lowest bits, and how many there are. None are if it begins a character.
	 */
	private static final long[] WRITTEN = new long[0x100];

	private static final int[] LENGTH = new int[WRITTEN.length];

	static {
		for (int value = 0; value < WRITTEN.length; value++) {
			byte[] text = (length(value) < 2) ? escape(value).getBytes(StandardCharsets.UTF_8) : new byte[0];
			LENGTH[value] = text.length;
			WRITTEN[value] = (long) LONG.get(Arrays.copyOf(text, Long.BYTES), 0);
		}
	}

	private final byte[] pending = new byte[8];

	private int pendingLength;

	private byte[] out = new byte[0];

	private int outPosition;

	private static String escape(int value) {
		return switch (value) {
			case '"', '\\' -> "\\" + (char) value;
			case '\b' -> "\\b";
			case '\f' -> "\\f";
			case '\n' -> "\\n";
			case '\r' -> "\\r";
			case '\t' -> "\\t";
			default -> (value >= 0x80) ? "\uFFFD"
					: (value < ' ' || value == 0x7f) ? "\\u00%02x".formatted(value) : Character.toString(value);
		};
	}

	/**
	 * Return the size of an output that is large enough for a number of bytes.
	 */
	static int maxLength(int bytes) {
		return bytes * MAX_EXPANSION + MARGIN;
	}

	/**
	 * Encode bytes from the offset on until they are used up, or the output is at its
	 * limit.
	 * @return the offset of the first byte that was not encoded
	 */
	int encode(byte[] in, int offset, int end, byte[] out, int outOffset, int outLimit) {
		this.out = out;
		this.outPosition = outOffset;
		int position = offset;
		if (this.pendingLength > 0 && position < end) {
			position = completePending(in, position, end);
		}
		int limit = outLimit - MARGIN;
		while (position < end && this.outPosition < limit) {
			if (LENGTH[in[position] & 0xff] != 0) {
				position = bytes(in, position, end, limit);
			}
			else {
				int length = character(in, position, end);
				if (length == 0) {
					this.pendingLength = end - position;
					System.arraycopy(in, position, this.pending, 0, this.pendingLength);
					return end;
				}
				position += length;
			}
		}
		return position;
	}

	/**
	 * Return where the last call ended in its output.
	 */
	int position() {
		return this.outPosition;
	}

	/**
	 * Encode what is left of a character that was cut.
	 * @return the new position in the output
	 */
	int end(byte[] out, int outOffset) {
		this.out = out;
		this.outPosition = outOffset;
		if (this.pendingLength > 0) {
			this.pendingLength = 0;
			replace();
		}
		return this.outPosition;
	}

	boolean isCut() {
		return this.pendingLength > 0;
	}

	/**
	 * Encode bytes up to one that begins a character of several: eight at once as long as
	 * none needs an escape, and eight by the table when one does.
	 */
	private int bytes(byte[] in, int offset, int end, int limit) {
		int position = offset;
		int outPosition = this.outPosition;
		byte[] out = this.out;
		while (position < end && outPosition < limit) {
			int last = Math.min(end - position, limit - outPosition) - Long.BYTES;
			int plain = 0;
			while (plain <= last) {
				long eight = (long) LONG.get(in, position + plain);
				LONG.set(out, outPosition + plain, eight);
				long unusual = unusual(eight);
				if (unusual != 0) {
					plain += Long.numberOfTrailingZeros(unusual) / Long.BYTES;
					break;
				}
				plain += Long.BYTES;
			}
			position += plain;
			outPosition += plain;
			int stop = Math.min(end, position + Long.BYTES);
			while (position < stop) {
				int value = in[position] & 0xff;
				int length = LENGTH[value];
				if (length == 0) {
					this.outPosition = outPosition;
					return position;
				}
				LONG.set(out, outPosition, WRITTEN[value]);
				outPosition += length;
				position++;
			}
		}
		this.outPosition = outPosition;
		return position;
	}

	/**
	 * Return the highest bits of those of eight bytes that need more than to be copied. A
	 * borrow of a subtraction is seen only in bytes above one of those.
	 */
	private static long unusual(long eight) {
		return (eight | (eight - ONES * ' ') | zeros(eight ^ ONES * '"') | zeros(eight ^ ONES * '\\')
				| zeros(eight ^ ONES * 0x7f)) & HIGH_BITS;
	}

	private static long zeros(long eight) {
		return (eight - ONES) & ~eight;
	}

	/**
	 * Complete a cut character with the first bytes of the input.
	 * @return the position behind it
	 */
	private int completePending(byte[] in, int offset, int end) {
		int kept = this.pendingLength;
		int more = Math.min(4, end - offset);
		System.arraycopy(in, offset, this.pending, kept, more);
		int length = kept + more;
		int position = 0;
		while (position < kept) {
			int used = character(this.pending, position, length);
			if (used == 0) {
				System.arraycopy(this.pending, position, this.pending, 0, length - position);
				this.pendingLength = length - position;
				return offset + more;
			}
			position += used;
		}
		this.pendingLength = 0;
		return offset + position - kept;
	}

	/**
	 * Encode one character, or the part of one that can be no part of another.
	 * @return the number of bytes used, or 0 if the character is cut
	 */
	private int character(byte[] in, int position, int end) {
		int first = in[position] & 0xff;
		int length = length(first);
		if (length < 2) {
			LONG.set(this.out, this.outPosition, WRITTEN[first]);
			this.outPosition += LENGTH[first];
			return 1;
		}
		int have = Math.min(length, end - position);
		for (int index = 1; index < have; index++) {
			if (!continues(first, index, in[position + index] & 0xff)) {
				replace();
				return index;
			}
		}
		if (have < length) {
			return 0;
		}
		int second = in[position + 1] & 0xff;
		if (first == 0xed && second >= 0xa0) {
			replace();
		}
		else if (first == 0xc2 && second < 0xa0) {
			unicode(second);
		}
		else if (first == 0xe2 && second == 0x80 && (in[position + 2] & 0xfe) == 0xa8) {
			unicode(0x2000 + (in[position + 2] & 0x3f));
		}
		else {
			copy(in, position, length);
		}
		return length;
	}

	/**
	 * Return the length of the character that a byte begins, or 0 if it begins none.
	 */
	private static int length(int first) {
		if (first < 0x80) {
			return 1;
		}
		if (first < 0xc2 || first > 0xf4) {
			return 0;
		}
		return (first < 0xe0) ? 2 : (first < 0xf0) ? 3 : 4;
	}

	private static boolean continues(int first, int index, int value) {
		if ((value & 0xc0) != 0x80) {
			return false;
		}
		return index > 1 || switch (first) {
			case 0xe0 -> value >= 0xa0;
			case 0xf0 -> value >= 0x90;
			case 0xf4 -> value < 0x90;
			default -> true;
		};
	}

	private void unicode(int character) {
		this.out[this.outPosition++] = '\\';
		this.out[this.outPosition++] = 'u';
		for (int shift = 12; shift >= 0; shift -= 4) {
			this.out[this.outPosition++] = HEX[(character >> shift) & 0xf];
		}
	}

	private void replace() {
		copy(REPLACEMENT, 0, REPLACEMENT.length);
	}

	private void copy(byte[] bytes, int offset, int length) {
		for (int index = 0; index < length; index++) {
			this.out[this.outPosition++] = bytes[offset + index];
		}
	}

}
