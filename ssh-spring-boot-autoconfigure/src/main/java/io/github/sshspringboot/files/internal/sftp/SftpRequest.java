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

import java.nio.ByteBuffer;
import java.util.function.Function;

import io.github.sshspringboot.files.internal.FilePath;
import io.github.sshspringboot.server.internal.wire.WireReader;

/**
 * The fields of a request, in their order. Throws {@link SftpException} if a field is
 * malformed.
 */
final class SftpRequest {

	private static final int MAX_PATH = 4096;

	private final WireReader reader;

	SftpRequest(ByteBuffer fields) {
		this.reader = new WireReader(fields);
	}

	int readByte() throws SftpException {
		return read(WireReader::readByte);
	}

	long readInt() throws SftpException {
		return read(WireReader::readInt);
	}

	/**
	 * Read an unsigned 64-bit number, which must not be greater than a file can be long.
	 */
	long readLong() throws SftpException {
		long value = read(WireReader::readLong);
		if (value < 0) {
			throw new SftpException(SftpStatus.FAILURE, "An offset or size is too large");
		}
		return value;
	}

	ByteBuffer readBytes() throws SftpException {
		return read(WireReader::readBytes);
	}

	String readText() throws SftpException {
		return read(WireReader::readText);
	}

	FilePath readPath() throws SftpException {
		return toPath(readText());
	}

	static FilePath toPath(String text) throws SftpException {
		if (text.length() > MAX_PATH) {
			throw new SftpException(SftpStatus.FAILURE, "The name is too long");
		}
		return FilePath.of(text);
	}

	/**
	 * Read a handle, which is 0 if it cannot be one of ours.
	 */
	int readHandle() throws SftpException {
		ByteBuffer handle = readBytes();
		return (handle.remaining() == Integer.BYTES) ? handle.getInt() : 0;
	}

	private <T> T read(Function<WireReader, T> field) throws SftpException {
		try {
			return field.apply(this.reader);
		}
		catch (IllegalArgumentException ex) {
			throw SftpException.truncated();
		}
	}

}
