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

package io.github.sshspringboot.files.internal.observed;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Semaphore;

import org.jspecify.annotations.Nullable;

/**
 * A file that was written in another order than from its beginning to its end, which is
 * read to learn its digest. That is done by the session that wrote it, before its client
 * is told that the file is closed and may rename it; few sessions do it at a time.
 */
final class WrittenFile {

	private static final int BUFFER_SIZE = 64 * 1024;

	private static final Semaphore readers = new Semaphore(4);

	private WrittenFile() {
	}

	/**
	 * Return the digest of a file in hexadecimal, or {@code null} if it cannot be read,
	 * is not of the given size, or is changed meanwhile.
	 */
	static @Nullable String digest(Path file, long size) {
		try {
			readers.acquire();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return null;
		}
		try {
			BasicFileAttributes before = attributes(file);
			return (before.isRegularFile() && before.size() == size) ? digest(file, before) : null;
		}
		catch (IOException | RuntimeException ex) {
			return null;
		}
		finally {
			readers.release();
		}
	}

	private static @Nullable String digest(Path file, BasicFileAttributes before) throws IOException {
		UploadDigest digest = new UploadDigest();
		ByteBuffer buffer = ByteBuffer.allocate(BUFFER_SIZE);
		long length = 0;
		try (SeekableByteChannel channel = Files.newByteChannel(file,
				Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS))) {
			while (length <= before.size() && channel.read(buffer) != -1) {
				buffer.flip();
				int count = buffer.remaining();
				digest.update(buffer, length);
				length += count;
				buffer.clear();
			}
		}
		return isSame(before, attributes(file)) ? digest.of(before.size()) : null;
	}

	private static BasicFileAttributes attributes(Path file) throws IOException {
		return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
	}

	private static boolean isSame(BasicFileAttributes before, BasicFileAttributes after) {
		return before.size() == after.size() && before.lastModifiedTime().equals(after.lastModifiedTime())
				&& Objects.equals(before.fileKey(), after.fileKey());
	}

}
