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

/**
 * The files that one session may see and change, by the paths that its client uses.
 * Nothing outside of the tree can be reached through it, and there are no symbolic links.
 * The methods may block, and must not be called by two threads at the same time, except
 * for those of the open files.
 * <p>
 * Failures are a {@link java.nio.file.NoSuchFileException},
 * {@link java.nio.file.FileAlreadyExistsException},
 * {@link java.nio.file.AccessDeniedException},
 * {@link java.nio.file.NotDirectoryException},
 * {@link java.nio.file.DirectoryNotEmptyException}, or another
 * {@link java.nio.file.FileSystemException}, whose reason is meant for the user. Their
 * file is the client's path, never the host's.
 */
public interface FileTree extends Closeable {

	FileStatus getStatus(FilePath path) throws IOException;

	/**
	 * List a directory without {@code .} and {@code ..}. The listing must be closed.
	 */
	FileListing list(FilePath path) throws IOException;

	/**
	 * Open a regular file. The file must be closed.
	 */
	OpenFile open(FilePath path, OpenMode mode) throws IOException;

	void createDirectory(FilePath path) throws IOException;

	void deleteFile(FilePath path) throws IOException;

	void deleteDirectory(FilePath path) throws IOException;

	/**
	 * Move a file or directory, atomically. A target that exists is replaced only on
	 * request, and otherwise a failure.
	 */
	void move(FilePath source, FilePath target, boolean replace) throws IOException;

	void update(FilePath path, FileChange change) throws IOException;

	/**
	 * Return the space of what holds the path, within the quota of the user.
	 */
	FileSpace getSpace(FilePath path) throws IOException;

	/**
	 * Close all files that are still open, as if the client had gone.
	 */
	@Override
	void close() throws IOException;

}
