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

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

import io.github.sshspringboot.SshTestServer;
import org.jspecify.annotations.Nullable;

import static org.awaitility.Awaitility.await;

/**
 * A tree of the files in a directory that tells what was done, for tests of the
 * protocols. A file that is not completed is deleted.
 */
public final class DirectoryTree implements FileTree {

	private final Path root;

	private long limit = Long.MAX_VALUE;

	private final List<String> completed = new CopyOnWriteArrayList<>();

	private final List<String> closed = new CopyOnWriteArrayList<>();

	private final Set<Object> open = ConcurrentHashMap.newKeySet();

	public DirectoryTree(Path root) {
		this.root = root;
	}

	public Path getRoot() {
		return this.root;
	}

	public List<String> getCompleted() {
		return this.completed;
	}

	public List<String> getClosed() {
		return this.closed;
	}

	/**
	 * Begin anew, once the sessions before have closed their files.
	 */
	public void reset() throws IOException {
		await().atMost(SshTestServer.SOON)
			.pollDelay(Duration.ZERO)
			.pollInterval(Duration.ofMillis(5))
			.until(this.open::isEmpty);
		this.completed.clear();
		this.closed.clear();
		try (Stream<Path> paths = Files.walk(this.root)) {
			for (Path path : paths.sorted((one, two) -> two.compareTo(one)).toList()) {
				if (!path.equals(this.root)) {
					Files.delete(path);
				}
			}
		}
	}

	/**
	 * Limit the size of files.
	 */
	public void setLimit(long limit) {
		this.limit = limit;
	}

	private void checkSize(long size) throws IOException {
		if (size > this.limit) {
			throw new FileSystemException(null, null, "Quota exceeded");
		}
	}

	private Path resolve(FilePath path) {
		return this.root.resolve(String.join("/", path.names()));
	}

	@Override
	public FileStatus getStatus(FilePath path) throws IOException {
		if (path.toString().startsWith("/broken")) {
			throw new IOException("secret of " + this.root);
		}
		if (path.toString().startsWith("/denied")) {
			throw new AccessDeniedException(this.root.toString());
		}
		if (path.toString().startsWith("/fatal")) {
			throw new IllegalStateException("secret of " + this.root);
		}
		return status(resolve(path));
	}

	private static FileStatus status(Path path) throws IOException {
		PosixFileAttributes attributes = Files.readAttributes(path, PosixFileAttributes.class,
				LinkOption.NOFOLLOW_LINKS);
		int permissions = 0;
		for (PosixFilePermission permission : attributes.permissions()) {
			permissions |= 0400 >> permission.ordinal();
		}
		Long size = path.getFileName().toString().startsWith("unknown") ? null : attributes.size();
		return new FileStatus(attributes.isDirectory() ? FileStatus.Type.DIRECTORY : FileStatus.Type.FILE, size,
				permissions, attributes.lastModifiedTime().toInstant(), attributes.lastAccessTime().toInstant());
	}

	@Override
	public FileListing list(FilePath path) throws IOException {
		Stream<Path> entries = Files.list(resolve(path)).sorted();
		Iterator<Path> iterator = entries.iterator();
		FileListing listing = new FileListing() {

			@Override
			public @Nullable Entry next() throws IOException {
				if (!iterator.hasNext()) {
					return null;
				}
				Path entry = iterator.next();
				return new Entry(entry.getFileName().toString(), status(entry));
			}

			@Override
			public void close() {
				entries.close();
				DirectoryTree.this.closed.add(path.toString());
				DirectoryTree.this.open.remove(this);
			}

		};
		this.open.add(listing);
		return listing;
	}

	@Override
	public OpenFile open(FilePath path, OpenMode mode) throws IOException {
		Path file = resolve(path);
		Set<OpenOption> options = new HashSet<>();
		if (mode.read() && !mode.append()) {
			options.add(StandardOpenOption.READ);
		}
		if (mode.write()) {
			options.add(StandardOpenOption.WRITE);
		}
		if (mode.create()) {
			options.add(mode.exclusive() ? StandardOpenOption.CREATE_NEW : StandardOpenOption.CREATE);
		}
		if (mode.truncate()) {
			options.add(StandardOpenOption.TRUNCATE_EXISTING);
		}
		boolean created = !Files.exists(file);
		FileChannel channel = FileChannel.open(file, options);
		if (created) {
			DirectoryTree.update(file, new FileChange(null, mode.permissions(), null, null));
		}
		OpenFile opened = new ChannelFile(path, file, channel, mode, created);
		this.open.add(opened);
		return opened;
	}

	@Override
	public void createDirectory(FilePath path) throws IOException {
		Files.createDirectory(resolve(path));
	}

	@Override
	public void deleteFile(FilePath path) throws IOException {
		if (Files.isDirectory(resolve(path))) {
			throw new AccessDeniedException(path.toString());
		}
		Files.delete(resolve(path));
	}

	@Override
	public void deleteDirectory(FilePath path) throws IOException {
		if (Files.isRegularFile(resolve(path))) {
			throw new NotDirectoryException(path.toString());
		}
		Files.delete(resolve(path));
	}

	@Override
	public void move(FilePath source, FilePath target, boolean replace) throws IOException {
		if (!replace && Files.exists(resolve(target))) {
			throw new FileAlreadyExistsException(target.toString());
		}
		Files.move(resolve(source), resolve(target), StandardCopyOption.ATOMIC_MOVE);
	}

	@Override
	public void update(FilePath path, FileChange change) throws IOException {
		Path file = resolve(path);
		if (!Files.exists(file)) {
			throw new NoSuchFileException(path.toString());
		}
		Long size = change.size();
		if (size != null) {
			try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
				checkSize(size);
				channel.truncate(size);
			}
		}
		update(file, change);
	}

	private static void update(Path file, FileChange change) throws IOException {
		Integer permissions = change.permissions();
		if (permissions != null) {
			Set<PosixFilePermission> set = EnumSet.noneOf(PosixFilePermission.class);
			for (PosixFilePermission permission : PosixFilePermission.values()) {
				if ((permissions & (0400 >> permission.ordinal())) != 0) {
					set.add(permission);
				}
			}
			Files.setPosixFilePermissions(file, set);
		}
		if (change.modifiedAt() != null || change.accessedAt() != null) {
			Files.getFileAttributeView(file, BasicFileAttributeView.class)
				.setTimes(FileTime.from(change.modifiedAt()), FileTime.from(change.accessedAt()), null);
		}
	}

	@Override
	public FileSpace getSpace(FilePath path) throws IOException {
		status(resolve(path));
		return new FileSpace(8192, 4096, 20, 10, true);
	}

	@Override
	public void close() {
	}

	private final class ChannelFile implements OpenFile {

		private final FilePath path;

		private final Path file;

		private final FileChannel channel;

		private final OpenMode mode;

		private final boolean created;

		private boolean complete;

		private ChannelFile(FilePath path, Path file, FileChannel channel, OpenMode mode, boolean created) {
			this.path = path;
			this.file = file;
			this.channel = channel;
			this.mode = mode;
			this.created = created;
		}

		@Override
		public int read(ByteBuffer target, long position) throws IOException {
			return this.channel.read(target, position);
		}

		@Override
		public void write(ByteBuffer source, long position) throws IOException {
			long offset = this.mode.append() ? this.channel.size() : position;
			checkSize(offset + source.remaining());
			while (source.hasRemaining()) {
				offset += this.channel.write(source, offset);
			}
		}

		@Override
		public FileStatus getStatus() throws IOException {
			return status(this.file);
		}

		@Override
		public void update(FileChange change) throws IOException {
			Long size = change.size();
			if (size != null) {
				this.channel.truncate(size);
			}
			DirectoryTree.update(this.file, change);
		}

		@Override
		public void sync() throws IOException {
			this.channel.force(true);
		}

		@Override
		public void complete() {
			this.complete = true;
			DirectoryTree.this.completed.add(this.path.toString());
		}

		@Override
		public void close() {
			try {
				this.channel.close();
				if (this.created && !this.complete) {
					Files.delete(this.file);
				}
				DirectoryTree.this.closed.add(this.path.toString());
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
			finally {
				DirectoryTree.this.open.remove(this);
			}
		}

	}

}
