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

package io.github.sshspringboot.files.internal.mount;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

import io.github.sshspringboot.files.SshMount;
import org.jspecify.annotations.Nullable;

/**
 * Bytes and entries of a location, which are counted once and then kept up to date. As
 * the application may remove files too, they are counted again before a request is
 * refused. The monitor is held while names change.
 */
final class Usage {

	private static final long RECOUNT_INTERVAL = Duration.ofSeconds(5).toNanos();

	private final Directory root;

	private boolean counted;

	private long countedAt;

	private long bytes;

	private long files;

	/**
	 * What is reserved and may not be there yet.
	 */
	private long pendingBytes;

	private int pendingFiles;

	Usage(Directory root) {
		this.root = root;
	}

	/**
	 * Reserve bytes and files, which are {@link #settle settled} once they are there.
	 */
	synchronized void reserve(String path, SshMount mount, long bytes, int files) throws IOException {
		if (!has(mount, bytes, files)) {
			if (System.nanoTime() - this.countedAt > RECOUNT_INTERVAL) {
				count();
			}
			if (!has(mount, bytes, files)) {
				throw new FileFailure(path, "Quota exceeded");
			}
		}
		this.bytes += bytes;
		this.files += files;
		this.pendingBytes += bytes;
		this.pendingFiles += files;
	}

	private boolean has(SshMount mount, long bytes, int files) throws IOException {
		return (bytes == 0 || getFreeBytes(mount) >= bytes) && (files == 0 || getFreeFiles(mount) >= files);
	}

	/**
	 * Note what became of a reservation: all of it is there, except for what is released.
	 */
	synchronized void settle(long bytes, int files, long releasedBytes, int releasedFiles) {
		this.pendingBytes -= bytes;
		this.pendingFiles -= files;
		release(releasedBytes, releasedFiles);
	}

	/**
	 * Note that bytes and files are gone. The monitor must be held since before they
	 * went, so that they are not counted in between.
	 */
	synchronized void release(long bytes, int files) {
		this.bytes -= bytes;
		this.files -= files;
	}

	synchronized long getFreeBytes(SshMount mount) throws IOException {
		if (mount.quota() == null) {
			return Long.MAX_VALUE;
		}
		ensureCounted();
		return Math.max(0, mount.quota().toBytes() - this.bytes);
	}

	synchronized long getFreeFiles(SshMount mount) throws IOException {
		if (mount.maxFiles() == null) {
			return Long.MAX_VALUE;
		}
		ensureCounted();
		return Math.max(0, mount.maxFiles() - this.files);
	}

	private void ensureCounted() throws IOException {
		if (!this.counted) {
			count();
		}
	}

	private void count() throws IOException {
		this.bytes = this.pendingBytes;
		this.files = this.pendingFiles;
		Deque<List<Path>> directories = new ArrayDeque<>();
		directories.add(List.of());
		while (!directories.isEmpty()) {
			List<Path> names = directories.removeLast();
			try (Directory directory = enter(names)) {
				count(directory, names, directories);
			}
			catch (NoSuchFileException | NotDirectoryException ex) {
				continue;
			}
			catch (DirectoryIteratorException ex) {
				throw ex.getCause();
			}
		}
		this.counted = true;
		this.countedAt = System.nanoTime();
	}

	/**
	 * Enter a directory from the root, so that no chain of directories is open at a time.
	 */
	private Directory enter(List<Path> names) throws IOException {
		Directory directory = this.root.reopen();
		for (Path name : names) {
			try (Directory outer = directory) {
				directory = outer.enter(name);
			}
		}
		return directory;
	}

	private void count(Directory directory, List<Path> within, Deque<List<Path>> directories) throws IOException {
		boolean staging = !within.isEmpty() && Staging.isStaging(within.get(0).toString());
		for (Iterator<Path> names = directory.names(); names.hasNext();) {
			Path name = names.next();
			BasicFileAttributes attributes = find(directory, name);
			if (attributes == null) {
				continue;
			}
			if (attributes.isDirectory()) {
				List<Path> entered = new ArrayList<>(within);
				entered.add(name);
				directories.add(entered);
			}
			boolean own = (within.isEmpty() && Staging.isStaging(name.toString())) || (staging && within.size() == 1);
			if (!own && (attributes.isDirectory() || attributes.isRegularFile())) {
				this.files++;
				this.bytes += attributes.isRegularFile() ? attributes.size() : 0;
			}
		}
	}

	/**
	 * Return the attributes of an entry, or {@code null} if it has been removed since.
	 */
	private static @Nullable BasicFileAttributes find(Directory directory, Path name) throws IOException {
		try {
			return directory.read(name);
		}
		catch (NoSuchFileException ex) {
			return null;
		}
	}

}
