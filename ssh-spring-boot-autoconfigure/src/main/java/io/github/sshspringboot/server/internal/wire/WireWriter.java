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

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/**
 * Writes the data types of the SSH protocol (RFC 4251 section 5) in sequence. Not
 * thread-safe.
 */
public final class WireWriter {

	private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

	/**
	 * Write a {@code byte}.
	 */
	public WireWriter writeByte(int value) {
		this.bytes.write(value);
		return this;
	}

	/**
	 * Write a {@code uint32}.
	 */
	public WireWriter writeInt(int value) {
		this.bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(value).array());
		return this;
	}

	/**
	 * Write a {@code string}.
	 */
	public WireWriter writeString(byte[] value) {
		writeInt(value.length);
		this.bytes.writeBytes(value);
		return this;
	}

	public byte[] toByteArray() {
		return this.bytes.toByteArray();
	}

}
