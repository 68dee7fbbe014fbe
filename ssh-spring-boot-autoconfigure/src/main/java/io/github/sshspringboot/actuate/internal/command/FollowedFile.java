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

package io.github.sshspringboot.actuate.internal.command;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Log file that grows, is emptied, or is renamed to make room for a new one.
 */
final class FollowedFile implements Closeable {

	private static final int BUFFER_SIZE = 64 * 1024;

	private static final Log logger = LogFactory.getLog(FollowedFile.class);

	private final Path path;

	private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_SIZE);

	private FileChannel channel;

	private @Nullable Object key;

	private long position;

	FollowedFile(Path path) throws IOException {
		this.path = path;
		this.key = key(path);
		this.channel = FileChannel.open(path);
	}

	/**
	 * Return the key that distinguishes a file from later files of the same name, or
	 * {@code null} if the operating system has none.
	 */
	private static @Nullable Object key(Path path) throws IOException {
		return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
	}

	/**
	 * Go to the beginning of the last lines.
	 */
	void skipToLast(int lines) throws IOException {
		long end = this.channel.size();
		this.position = (lines > 0) ? findLast(lines, end) : end;
	}

	private long findLast(int lines, long end) throws IOException {
		int found = 0;
		long before = end;
		while (before > 0) {
			int length = (int) Math.min(this.buffer.capacity(), before);
			before -= length;
			read(before, length);
			for (int index = this.buffer.limit() - 1; index >= 0; index--) {
				long next = before + index + 1;
				if (this.buffer.get(index) == '\n' && next < end && ++found == lines) {
					return next;
				}
			}
		}
		return 0;
	}

	private void read(long start, int length) throws IOException {
		this.buffer.clear().limit(length);
		int count = 0;
		while (count >= 0 && this.buffer.hasRemaining()) {
			count = this.channel.read(this.buffer, start + this.buffer.position());
		}
		this.buffer.flip();
	}

	/**
	 * Copy what is there now, but nothing that is written meanwhile.
	 */
	void copyPresent(OutputStream output) throws IOException {
		copy(this.channel.size(), output);
	}

	private void copy(long end, OutputStream output) throws IOException {
		while (this.position < end) {
			read(this.position, (int) Math.min(this.buffer.capacity(), end - this.position));
			if (!this.buffer.hasRemaining()) {
				return;
			}
			output.write(this.buffer.array(), 0, this.buffer.limit());
			this.position += this.buffer.limit();
		}
	}

	/**
	 * Copy what has been written since the last call, also to a new file of the same
	 * name.
	 */
	void copyNews(OutputStream output) throws IOException {
		if (this.channel.size() < this.position) {
			this.position = 0;
		}
		copyPresent(output);
		if (isReplaced()) {
			copyPresent(output);
			reopen();
			copyPresent(output);
		}
	}

	private boolean isReplaced() throws IOException {
		try {
			return !Objects.equals(key(this.path), this.key);
		}
		catch (NoSuchFileException ex) {
			return false;
		}
	}

	private void reopen() throws IOException {
		try {
			Object key = key(this.path);
			FileChannel channel = FileChannel.open(this.path);
			this.channel.close();
			this.channel = channel;
			this.key = key;
			this.position = 0;
		}
		catch (NoSuchFileException ex) {
			logger.trace("The new file is gone already", ex);
		}
	}

	@Override
	public void close() throws IOException {
		this.channel.close();
	}

}
