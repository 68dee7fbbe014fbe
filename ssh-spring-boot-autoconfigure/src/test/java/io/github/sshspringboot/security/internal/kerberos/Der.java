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

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes values in the distinguished encoding rules.
 */
public final class Der {

	private static final int SEQUENCE = 0x30;

	private Der() {
	}

	static byte[] value(int tag, byte[]... contents) {
		byte[] content = concat(contents);
		ByteArrayOutputStream result = new ByteArrayOutputStream();
		result.write(tag);
		byte[] length = BigInteger.valueOf(content.length).toByteArray();
		if (content.length < 128) {
			result.write(content.length);
		}
		else {
			int start = (length[0] == 0) ? 1 : 0;
			result.write(0x80 | (length.length - start));
			result.write(length, start, length.length - start);
		}
		result.writeBytes(content);
		return result.toByteArray();
	}

	public static byte[] concat(byte[]... parts) {
		ByteArrayOutputStream result = new ByteArrayOutputStream();
		Arrays.stream(parts).forEach(result::writeBytes);
		return result.toByteArray();
	}

	public static byte[] sequence(byte[]... values) {
		return value(SEQUENCE, values);
	}

	static byte[] application(int number, byte[]... fields) {
		return value(0x60 | number, sequence(fields));
	}

	static byte[] field(int number, byte[] value) {
		return value(0xa0 | number, value);
	}

	static byte[] integer(long number) {
		return value(0x02, BigInteger.valueOf(number).toByteArray());
	}

	public static byte[] octets(byte[] bytes) {
		return value(0x04, bytes);
	}

	static byte[] bits(int bits) {
		return value(0x03, new byte[] { 0, (byte) (bits >> 24), (byte) (bits >> 16), (byte) (bits >> 8), (byte) bits });
	}

	static byte[] text(String text) {
		return value(0x1b, text.getBytes(StandardCharsets.UTF_8));
	}

	static byte[] time(String time) {
		return value(0x18, time.getBytes(StandardCharsets.US_ASCII));
	}

	/**
	 * Write the name of a principal (RFC 4120 section 5.2.2).
	 * @param components what it is made of
	 * @return the name
	 */
	static byte[] name(String... components) {
		return sequence(field(0, integer(1)),
				field(1, sequence(Arrays.stream(components).map(Der::text).toArray(byte[][]::new))));
	}

}
