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

package io.github.sshspringboot.test.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.spi.FileSystemProvider;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import com.github.marschall.memoryfilesystem.MemoryFileSystemBuilder;
import org.apache.sshd.common.file.FileSystemFactory;
import org.apache.sshd.common.session.SessionContext;
import org.apache.sshd.sftp.server.FileHandle;
import org.apache.sshd.sftp.server.SftpFileSystemAccessor;
import org.apache.sshd.sftp.server.SftpSubsystemProxy;
import org.jspecify.annotations.Nullable;

/**
 * Files in memory. All users see the same ones, from the root.
 */
final class MemoryFiles implements FileSystemFactory, AutoCloseable {

	private final Map<String, byte[]> seeds;

	private final FileSystem files;

	MemoryFiles(Map<String, byte[]> seeds) {
		this.seeds = new LinkedHashMap<>(seeds);
		try {
			this.files = MemoryFileSystemBuilder.newLinux().setCurrentWorkingDirectory("/").build();
			seed();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	Path root() {
		return this.files.getPath("/");
	}

	private void seed() throws IOException {
		for (Map.Entry<String, byte[]> seed : this.seeds.entrySet()) {
			Path file = root().resolve(seed.getKey());
			Files.createDirectories(file.getParent());
			Files.write(file, seed.getValue());
		}
	}

	void reset() {
		Path root = root();
		try {
			Files.walkFileTree(root, new SimpleFileVisitor<>() {

				@Override
				public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
					Files.delete(file);
					return FileVisitResult.CONTINUE;
				}

				@Override
				public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
						throws IOException {
					if (!directory.equals(root)) {
						Files.delete(directory);
					}
					return FileVisitResult.CONTINUE;
				}

			});
			seed();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public Path getUserHomeDir(SessionContext session) {
		return root();
	}

	@Override
	public FileSystem createFileSystem(SessionContext session) {
		return new SharedFileSystem(this.files);
	}

	@Override
	public void close() throws IOException {
		this.files.close();
	}

	/**
	 * Opens files without attributes, since those that MINA gives to new files have no
	 * view. MINA then sets them later.
	 */
	static final class Accessor implements SftpFileSystemAccessor {

		@Override
		public SeekableByteChannel openFile(SftpSubsystemProxy subsystem, FileHandle fileHandle, Path file,
				String handle, Set<? extends OpenOption> options, FileAttribute<?>... attributes) throws IOException {
			if (attributes.length > 0 && !Files.exists(file)) {
				throw new UnsupportedOperationException();
			}
			return SftpFileSystemAccessor.super.openFile(subsystem, fileHandle, file, handle, options, attributes);
		}

	}

	/**
	 * Stays open when a session closes it.
	 */
	private static final class SharedFileSystem extends FileSystem {

		private final FileSystem files;

		SharedFileSystem(FileSystem files) {
			this.files = files;
		}

		@Override
		public void close() {
		}

		@Override
		public FileSystemProvider provider() {
			return this.files.provider();
		}

		@Override
		public boolean isOpen() {
			return this.files.isOpen();
		}

		@Override
		public boolean isReadOnly() {
			return this.files.isReadOnly();
		}

		@Override
		public String getSeparator() {
			return this.files.getSeparator();
		}

		@Override
		public Iterable<Path> getRootDirectories() {
			return this.files.getRootDirectories();
		}

		@Override
		public Iterable<FileStore> getFileStores() {
			return this.files.getFileStores();
		}

		@Override
		public Set<String> supportedFileAttributeViews() {
			return this.files.supportedFileAttributeViews();
		}

		@Override
		public Path getPath(String first, String... more) {
			return this.files.getPath(first, more);
		}

		@Override
		public PathMatcher getPathMatcher(String syntaxAndPattern) {
			return this.files.getPathMatcher(syntaxAndPattern);
		}

		@Override
		public UserPrincipalLookupService getUserPrincipalLookupService() {
			return this.files.getUserPrincipalLookupService();
		}

		@Override
		public WatchService newWatchService() throws IOException {
			return this.files.newWatchService();
		}

	}

}
