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

package io.github.sshspringboot.files.internal.sftp;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

import io.github.sshspringboot.files.internal.FileStatus;

/**
 * The reply to a request, in a buffer that all replies of a session share.
 */
final class SftpReply {

	private static final int INITIAL_SIZE = 1024;

	private ByteBuffer buffer = ByteBuffer.allocate(INITIAL_SIZE);

	/**
	 * Begin a reply, and drop what was written before.
	 */
	SftpReply begin(int type, int id) {
		this.buffer.clear().position(Integer.BYTES).put((byte) type);
		return putInt(id);
	}

	void status(int id, SftpStatus status, String text) {
		begin(SftpMessage.STATUS, id).putInt(status.ordinal()).putText(text).putText("");
	}

	SftpReply putInt(int value) {
		reserve(Integer.BYTES).putInt(value);
		return this;
	}

	SftpReply putLong(long value) {
		reserve(Long.BYTES).putLong(value);
		return this;
	}

	SftpReply putText(String text) {
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		putInt(bytes.length);
		reserve(bytes.length).put(bytes);
		return this;
	}

	SftpReply putAttributes(FileStatus status) {
		SftpAttributes.write(status, this);
		return this;
	}

	/**
	 * Return the room for data of a length, which is part of the reply as far as
	 * {@link #endData} says.
	 */
	ByteBuffer beginData(int length) {
		reserve(Integer.BYTES + length);
		return this.buffer.slice(this.buffer.position() + Integer.BYTES, length);
	}

	void endData(int length) {
		putInt(length);
		this.buffer.position(this.buffer.position() + length);
	}

	/**
	 * Put a number at a position of the reply.
	 */
	void setInt(int position, int value) {
		this.buffer.putInt(position, value);
	}

	int position() {
		return this.buffer.position();
	}

	void send(OutputStream output) throws IOException {
		int length = this.buffer.position();
		this.buffer.putInt(0, length - Integer.BYTES);
		output.write(this.buffer.array(), 0, length);
	}

	private ByteBuffer reserve(int length) {
		if (this.buffer.remaining() < length) {
			int size = Math.max(2 * this.buffer.capacity(), this.buffer.position() + length);
			this.buffer = ByteBuffer.allocate(size).put(this.buffer.flip());
		}
		return this.buffer;
	}

}
