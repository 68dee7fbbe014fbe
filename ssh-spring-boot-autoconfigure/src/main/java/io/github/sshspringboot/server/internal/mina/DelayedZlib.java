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

package io.github.sshspringboot.server.internal.mina;

import java.io.IOException;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

import io.github.sshspringboot.server.SshDisconnectReason;
import org.apache.sshd.common.NamedFactory;
import org.apache.sshd.common.SshException;
import org.apache.sshd.common.compression.BaseCompression;
import org.apache.sshd.common.compression.BuiltinCompressions;
import org.apache.sshd.common.compression.Compression;
import org.apache.sshd.common.util.buffer.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * Compression of one direction of a connection after the login. It takes memory when it
 * is first used and gives it back when it ends, while MINA's takes that of both
 * directions before the login and leaves it to the garbage collector. A packet that
 * cannot be decompressed, or inflates beyond the maximum size of packets (RFC 4253
 * section 6.1), is a protocol error.
 */
final class DelayedZlib extends BaseCompression {

	static final NamedFactory<Compression> FACTORY = new NamedFactory<>() {

		@Override
		public String getName() {
			return BuiltinCompressions.Constants.DELAYED_ZLIB;
		}

		@Override
		public Compression create() {
			return new DelayedZlib();
		}

	};

	private static final int MAX_PACKET_SIZE = 256 * 1024;

	private static final int CHUNK_SIZE = 4096;

	private @Nullable Deflater deflater;

	private @Nullable Inflater inflater;

	private boolean ended;

	DelayedZlib() {
		super(BuiltinCompressions.Constants.DELAYED_ZLIB);
	}

	@Override
	public boolean isDelayed() {
		return true;
	}

	@Override
	public void init(Type type, int level) {
	}

	@Override
	public synchronized void compress(Buffer buffer) throws IOException {
		checkNotEnded();
		if (this.deflater == null) {
			this.deflater = new Deflater();
		}
		this.deflater.setInput(buffer.getCompactData());
		buffer.wpos(buffer.rpos());
		byte[] chunk = new byte[CHUNK_SIZE];
		int length;
		do {
			length = this.deflater.deflate(chunk, 0, chunk.length, Deflater.SYNC_FLUSH);
			buffer.putRawBytes(chunk, 0, length);
		}
		while (length == chunk.length);
	}

	@Override
	public synchronized void uncompress(Buffer from, Buffer to) throws IOException {
		checkNotEnded();
		if (this.inflater == null) {
			this.inflater = new Inflater();
		}
		this.inflater.setInput(from.array(), from.rpos(), from.available());
		byte[] chunk = new byte[CHUNK_SIZE];
		int total = 0;
		try {
			for (int length = this.inflater.inflate(chunk); length > 0; length = this.inflater.inflate(chunk)) {
				total += length;
				if (total > MAX_PACKET_SIZE) {
					throw failure("A compressed packet is too long", null);
				}
				to.putRawBytes(chunk, 0, length);
			}
		}
		catch (DataFormatException ex) {
			throw failure("A packet cannot be decompressed", ex);
		}
		if (total == 0 || this.inflater.getRemaining() > 0) {
			throw failure("A packet cannot be decompressed", null);
		}
	}

	private static SshException failure(String message, @Nullable Throwable cause) {
		return new SshException(SshDisconnectReason.PROTOCOL_ERROR.getCode(), message, cause);
	}

	private void checkNotEnded() throws IOException {
		if (this.ended) {
			throw new IOException("The connection is closed");
		}
	}

	/**
	 * Give back the memory of a compression that is no longer used, of whatever type.
	 */
	static void end(@Nullable Compression compression) {
		if (compression instanceof DelayedZlib zlib) {
			zlib.end();
		}
	}

	private synchronized void end() {
		this.ended = true;
		if (this.deflater != null) {
			this.deflater.end();
		}
		if (this.inflater != null) {
			this.inflater.end();
		}
	}

}
