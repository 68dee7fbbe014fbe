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

package io.github.sshspringboot.command.internal.file;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import io.github.sshspringboot.files.internal.FileChange;
import io.github.sshspringboot.files.internal.FileListing;
import io.github.sshspringboot.files.internal.FilePath;
import io.github.sshspringboot.files.internal.FileSpace;
import io.github.sshspringboot.files.internal.FileStatus;
import io.github.sshspringboot.files.internal.FileTree;
import io.github.sshspringboot.files.internal.OpenFile;
import io.github.sshspringboot.files.internal.OpenMode;

/**
 * {@link FileTree} whose root is the file of a method.
 */
final class CommandFileTree implements FileTree {

	private final Supplier<CommandFile> opener;

	private final Instant createdAt = Instant.now();

	private final Set<CommandFile> open = ConcurrentHashMap.newKeySet();

	CommandFileTree(Supplier<CommandFile> opener) {
		this.opener = opener;
	}

	@Override
	public FileStatus getStatus(FilePath path) throws IOException {
		checkRoot(path);
		return status(this.createdAt);
	}

	static FileStatus status(Instant createdAt) {
		return new FileStatus(FileStatus.Type.FILE, null, 0444, createdAt, createdAt);
	}

	private static void checkRoot(FilePath path) throws IOException {
		if (!path.equals(FilePath.ROOT)) {
			throw new NoSuchFileException(path.toString());
		}
	}

	@Override
	public FileListing list(FilePath path) throws IOException {
		checkRoot(path);
		throw new NotDirectoryException(path.toString());
	}

	@Override
	public OpenFile open(FilePath path, OpenMode mode) throws IOException {
		checkRoot(path);
		if (mode.write() || mode.append() || mode.create() || mode.truncate()) {
			throw denied(path);
		}
		this.open.removeIf(CommandFile::isClosed);
		CommandFile file = this.opener.get();
		this.open.add(file);
		file.start();
		return file;
	}

	private static AccessDeniedException denied(FilePath path) {
		return new AccessDeniedException(path.toString());
	}

	@Override
	public void createDirectory(FilePath path) throws IOException {
		throw denied(path);
	}

	@Override
	public void deleteFile(FilePath path) throws IOException {
		throw denied(path);
	}

	@Override
	public void deleteDirectory(FilePath path) throws IOException {
		throw denied(path);
	}

	@Override
	public void move(FilePath source, FilePath target, boolean replace) throws IOException {
		throw denied(source);
	}

	@Override
	public void update(FilePath path, FileChange change) throws IOException {
		throw denied(path);
	}

	@Override
	public FileSpace getSpace(FilePath path) {
		return new FileSpace(0, 0, 0, 0, true);
	}

	@Override
	public void close() {
		this.open.forEach(CommandFile::close);
	}

}
