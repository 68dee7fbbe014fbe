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

package io.github.sshspringboot.files.internal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

/**
 * An open file.
 */
public interface OpenFile extends Closeable {

	/**
	 * Read bytes from a position, as many as there are and fit. Returns their number, or
	 * -1 at the end of the file.
	 */
	int read(ByteBuffer target, long position) throws IOException;

	/**
	 * Write all bytes at a position, or at the end of a file that is opened to append.
	 */
	void write(ByteBuffer source, long position) throws IOException;

	FileStatus getStatus() throws IOException;

	void update(FileChange change) throws IOException;

	/**
	 * Return where the file is at the host once it is complete, or {@code null} if it is
	 * not on a disk.
	 */
	default @Nullable Path getLocation() {
		return null;
	}

	/**
	 * Return whether others may have written to the file as well, so that its content is
	 * not what was written here.
	 */
	default boolean isShared() {
		return false;
	}

	/**
	 * Return whether the file belongs to an upload that was opened before and is not
	 * complete.
	 */
	default boolean isPending() {
		return false;
	}

	/**
	 * Write what is cached to the disk.
	 */
	void sync() throws IOException;

	/**
	 * Note that the client closes the file: what it wrote is whole, and becomes visible.
	 * Must be followed by {@link #close()}.
	 */
	void complete() throws IOException;

	/**
	 * Close the file. What was written is lost unless it is {@link #complete()}.
	 */
	@Override
	void close() throws IOException;

}
