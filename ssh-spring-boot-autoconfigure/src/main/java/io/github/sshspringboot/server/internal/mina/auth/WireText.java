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

package io.github.sshspringboot.server.internal.mina.auth;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

import org.apache.sshd.common.util.buffer.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * Reads text (RFC 4251 section 5) strictly. MINA would replace what is not UTF-8, so that
 * different bytes become the same text.
 */
public final class WireText {

	private WireText() {
	}

	/**
	 * Read a text, or return {@code null} if it is not UTF-8.
	 */
	static @Nullable String read(Buffer buffer) {
		return decode(buffer.getBytes());
	}

	/**
	 * Decode a text, or return {@code null} if it is not UTF-8.
	 */
	static @Nullable String decode(byte[] text) {
		try {
			return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text)).toString();
		}
		catch (CharacterCodingException ex) {
			return null;
		}
	}

	/**
	 * Return whether the message, which is not consumed, continues with the given number
	 * of UTF-8 texts.
	 */
	public static boolean isNext(Buffer buffer, int count) {
		int position = buffer.rpos();
		try {
			for (int i = 0; i < count; i++) {
				if (read(buffer) == null) {
					return false;
				}
			}
			return true;
		}
		finally {
			buffer.rpos(position);
		}
	}

}
