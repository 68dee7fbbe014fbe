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
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.ClosedFileSystemException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.github.sshspringboot.files.SshMount;
import io.github.sshspringboot.files.SshMount.Access;
import io.github.sshspringboot.files.internal.FileChange;
import io.github.sshspringboot.files.internal.FileListing;
import io.github.sshspringboot.files.internal.FilePath;
import io.github.sshspringboot.files.internal.FileSpace;
import io.github.sshspringboot.files.internal.FileStatus;
import io.github.sshspringboot.files.internal.FileTree;
import io.github.sshspringboot.files.internal.OpenFile;
import io.github.sshspringboot.files.internal.OpenMode;
import org.jspecify.annotations.Nullable;

/**
 * The files of a mount, by paths relative to it.
 */
final class MountTree implements FileTree {

	private static final int MAX_REMEMBERED = 64;

	private static final FileListing EMPTY = new FileListing() {

		@Override
		public @Nullable Entry next() {
			return null;
		}

		@Override
		public void close() {
		}

	};

	private final SshMount mount;

	private final Locations locations;

	private @Nullable Location location;

	private boolean closed;

	/**
	 * Files that are being uploaded, by their paths.
	 */
	private final Map<FilePath, MountFile> uploads = new ConcurrentHashMap<>();

	/**
	 * What was uploaded to where nothing can be listed: clients ask whether it arrived.
	 */
	private final Map<FilePath, FileStatus> uploaded = Collections.synchronizedMap(new LinkedHashMap<>() {

		@Override
		protected boolean removeEldestEntry(Map.Entry<FilePath, FileStatus> eldest) {
			return size() > MAX_REMEMBERED;
		}

	});

	private final Set<MountFile> openFiles = ConcurrentHashMap.newKeySet();

	MountTree(SshMount mount, Locations locations) {
		this.mount = mount;
		this.locations = locations;
	}

	SshMount getMount() {
		return this.mount;
	}

	/**
	 * Return the path that the client knows.
	 */
	String name(FilePath path) {
		String prefix = this.mount.path();
		return path.names().isEmpty() ? prefix : (prefix.equals("/") ? "" : prefix) + path;
	}

	private synchronized Location location() throws IOException {
		if (this.closed) {
			throw new ClosedFileSystemException();
		}
		if (this.location == null) {
			this.location = this.locations.acquire(this.mount.location());
		}
		return this.location;
	}

	private ParentDirectory parent(FilePath path) throws IOException {
		return ParentDirectory.open(location().getRoot(), path);
	}

	private boolean isUploadOnly() {
		return this.mount.access() == Access.UPLOAD_ONLY;
	}

	private void requireWritable(FilePath path) throws IOException {
		if (this.mount.access() == Access.READ_ONLY) {
			throw new DeniedFailure(name(path), "The files are read-only");
		}
	}

	private void requireChangeable(FilePath path) throws IOException {
		if (this.mount.access() != Access.READ_WRITE || path.names().isEmpty()) {
			throw new AccessDeniedException(name(path));
		}
	}

	private void requireName(FilePath path) throws IOException {
		String name = path.names().get(path.names().size() - 1);
		String problem = Staging.isStaging(name) ? "The name is reserved" : FileNames.check(name);
		if (problem != null) {
			throw new FileFailure(name(path), problem);
		}
	}

	@Override
	public FileStatus getStatus(FilePath path) throws IOException {
		try {
			MountFile upload = this.uploads.get(path);
			if (upload != null) {
				return upload.getStatus();
			}
			FileStatus remembered = this.uploaded.get(path);
			if (remembered != null) {
				return remembered;
			}
			if (path.names().isEmpty()) {
				return status(location().getRoot().read());
			}
			try (ParentDirectory parent = parent(path)) {
				BasicFileAttributes attributes = parent.get();
				if (isUploadOnly() && !attributes.isDirectory()) {
					throw new NoSuchFileException("");
				}
				return status(attributes);
			}
		}
		catch (IOException | RuntimeException ex) {
			throw FileFailure.of(name(path), ex);
		}
	}

	FileStatus status(BasicFileAttributes attributes) {
		return status(attributes, attributes.size(), attributes.lastModifiedTime().toInstant());
	}

	FileStatus status(BasicFileAttributes attributes, long size, Instant modifiedAt) {
		int readOnly = (this.mount.access() == Access.READ_ONLY) ? 0222 : 0;
		return attributes.isDirectory()
				? new FileStatus(FileStatus.Type.DIRECTORY, 0L, 0755 & ~readOnly, modifiedAt,
						attributes.lastAccessTime().toInstant())
				: new FileStatus(FileStatus.Type.FILE, size, 0644 & ~readOnly, modifiedAt,
						attributes.lastAccessTime().toInstant());
	}

	@Override
	public FileListing list(FilePath path) throws IOException {
		try {
			if (isUploadOnly()) {
				if (!getStatus(path).isDirectory()) {
					throw new NotDirectoryException("");
				}
				return EMPTY;
			}
			if (path.names().isEmpty()) {
				return new MountListing(this, location().getRoot().reopen(), path);
			}
			try (ParentDirectory parent = parent(path)) {
				if (!parent.get().isDirectory()) {
					throw new NotDirectoryException("");
				}
				return new MountListing(this, parent.directory().enter(parent.name()), path);
			}
		}
		catch (IOException | RuntimeException ex) {
			throw FileFailure.of(name(path), ex);
		}
	}

	@Override
	public OpenFile open(FilePath path, OpenMode mode) throws IOException {
		boolean changes = mode.write() || mode.append() || mode.create() || mode.truncate();
		if (changes) {
			requireWritable(path);
		}
		else if (isUploadOnly()) {
			throw new AccessDeniedException(name(path));
		}
		if (path.names().isEmpty()) {
			throw new FileFailure(name(path), "Is a directory");
		}
		try (ParentDirectory parent = parent(path)) {
			MountFile file = open(path, mode, changes, parent);
			this.openFiles.add(file);
			return file;
		}
		catch (IOException | RuntimeException ex) {
			throw FileFailure.of(name(path), ex);
		}
	}

	private MountFile open(FilePath path, OpenMode mode, boolean changes, ParentDirectory parent) throws IOException {
		MountFile upload = this.uploads.get(path);
		BasicFileAttributes existing = parent.find();
		if (mode.create() && mode.exclusive() && (upload != null || existing != null)) {
			throw new FileAlreadyExistsException("");
		}
		if (upload != null && !mode.truncate()) {
			return upload.share(mode);
		}
		if (existing == null) {
			if (!mode.create()) {
				throw new NoSuchFileException("");
			}
			return upload(path, mode);
		}
		if (!ParentDirectory.isVisible(existing)) {
			throw changes ? new AccessDeniedException("") : new NoSuchFileException("");
		}
		if (existing.isDirectory()) {
			throw new FileFailure(name(path), "Is a directory");
		}
		if (isUploadOnly()) {
			throw alreadyUploaded(path);
		}
		if (mode.truncate()) {
			return upload(path, mode);
		}
		boolean writes = mode.write() || mode.append();
		Set<OpenOption> options = !writes ? Set.of(StandardOpenOption.READ) : mode.read()
				? Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE) : Set.of(StandardOpenOption.WRITE);
		SeekableByteChannel channel = parent.directory().openFile(parent.name(), options);
		return new MountFile(this, location(), path, channel, existing, mode.read(), writes, mode.append());
	}

	private DeniedFailure alreadyUploaded(FilePath path) {
		return new DeniedFailure(name(path), "File already exists");
	}

	private MountFile upload(FilePath path, OpenMode mode) throws IOException {
		requireName(path);
		Location used = location();
		Staging staging = used.getStaging();
		used.getUsage().reserve(name(path), this.mount, 0, 1);
		int unused = 1;
		try {
			Path staged = staging.nextName();
			SeekableByteChannel channel = staging.getDirectory()
				.openFile(staged,
						Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE));
			MountFile file = new MountFile(this, used, path, channel, staging.getDirectory().read(staged),
					mode.read() && !isUploadOnly(), true, mode.append());
			file.stage(staged, mode.create() && mode.exclusive());
			this.uploads.put(path, file);
			unused = 0;
			return file;
		}
		finally {
			used.getUsage().settle(0, 1, 0, unused);
		}
	}

	/**
	 * Move what was uploaded to its name. Unless it is whole, it does not replace a file.
	 */
	void publish(MountFile file, Path staged, boolean exclusive) throws IOException {
		FilePath path = file.getPath();
		Location used = location();
		BasicFileAttributes upload;
		synchronized (used.getUsage()) {
			try (ParentDirectory parent = parent(path)) {
				BasicFileAttributes existing = parent.find();
				if (existing != null) {
					if (exclusive) {
						throw new FileAlreadyExistsException("");
					}
					if (isUploadOnly()) {
						throw alreadyUploaded(path);
					}
					if (!existing.isRegularFile()) {
						throw new AccessDeniedException("");
					}
				}
				Directory staging = used.getStaging().getDirectory();
				upload = staging.read(staged);
				staging.move(staged, parent.directory(), parent.name());
				if (existing != null) {
					used.getUsage().release(existing.size(), 1);
				}
			}
		}
		if (isUploadOnly()) {
			this.uploaded.put(path, status(upload));
		}
	}

	void uploadEnded(MountFile file) {
		this.uploads.remove(file.getPath(), file);
	}

	void closed(MountFile file) {
		this.openFiles.remove(file);
	}

	@Override
	public void createDirectory(FilePath path) throws IOException {
		requireWritable(path);
		if (path.names().isEmpty()) {
			throw new FileAlreadyExistsException(name(path));
		}
		try (ParentDirectory parent = parent(path)) {
			requireName(path);
			Location used = location();
			used.getUsage().reserve(name(path), this.mount, 0, 1);
			int unused = 1;
			try {
				createDirectory(used, parent);
				unused = 0;
			}
			finally {
				used.getUsage().settle(0, 1, 0, unused);
			}
		}
		catch (IOException | RuntimeException ex) {
			throw FileFailure.of(name(path), ex);
		}
	}

	/**
	 * Create a directory elsewhere and move it: no operation creates one relative to an
	 * open directory.
	 */
	private static void createDirectory(Location location, ParentDirectory parent) throws IOException {
		synchronized (location.getUsage()) {
			if (parent.find() != null) {
				throw new FileAlreadyExistsException("");
			}
			Staging staging = location.getStaging();
			Path staged = staging.createDirectory();
			try {
				staging.getDirectory().move(staged, parent.directory(), parent.name());
			}
			catch (IOException | RuntimeException ex) {
				staging.getDirectory().deleteDirectory(staged);
				throw ex;
			}
		}
	}

	@Override
	public void deleteFile(FilePath path) throws IOException {
		requireChangeable(path);
		try (ParentDirectory parent = parent(path)) {
			Location used = location();
			synchronized (used.getUsage()) {
				BasicFileAttributes attributes = parent.get();
				if (attributes.isDirectory()) {
					throw new FileFailure(name(path), "Is a directory");
				}
				parent.directory().deleteFile(parent.name());
				used.getUsage().release(attributes.size(), 1);
			}
		}
		catch (IOException | RuntimeException ex) {
			throw FileFailure.of(name(path), ex);
		}
	}

	@Override
	public void deleteDirectory(FilePath path) throws IOException {
		requireChangeable(path);
		try (ParentDirectory parent = parent(path)) {
			Location used = location();
			synchronized (used.getUsage()) {
				if (!parent.get().isDirectory()) {
					throw new NotDirectoryException("");
				}
				parent.directory().deleteDirectory(parent.name());
				used.getUsage().release(0, 1);
			}
		}
		catch (IOException | RuntimeException ex) {
			throw FileFailure.of(name(path), ex);
		}
	}

	@Override
	public void move(FilePath source, FilePath target, boolean replace) throws IOException {
		requireChangeable(source);
		requireChangeable(target);
		FilePath named = source;
		try (ParentDirectory from = parent(source)) {
			named = target;
			try (ParentDirectory to = parent(target)) {
				named = source;
				Location used = location();
				synchronized (used.getUsage()) {
					BasicFileAttributes moved = from.get();
					named = target;
					requireName(target);
					move(used, from, moved, to, replace);
				}
			}
		}
		catch (IOException | RuntimeException ex) {
			throw FileFailure.of(name(named), ex);
		}
	}

	private static void move(Location location, ParentDirectory from, BasicFileAttributes moved, ParentDirectory to,
			boolean replace) throws IOException {
		BasicFileAttributes replaced = to.find();
		boolean same = replaced != null && replaced.fileKey() != null
				&& Objects.equals(replaced.fileKey(), moved.fileKey());
		if (replaced != null && !same) {
			if (!replace || !replaced.isRegularFile() || !moved.isRegularFile()) {
				throw new FileAlreadyExistsException("");
			}
		}
		from.directory().move(from.name(), to.directory(), to.name());
		if (replaced != null && !same) {
			location.getUsage().release(replaced.size(), 1);
		}
	}

	@Override
	public void update(FilePath path, FileChange change) throws IOException {
		requireWritable(path);
		try {
			MountFile upload = this.uploads.get(path);
			if (upload != null) {
				upload.update(change);
			}
			else if (isUploadOnly()) {
				getStatus(path);
				if (change.size() != null) {
					throw new AccessDeniedException("");
				}
			}
			else {
				change(path, change);
			}
		}
		catch (IOException | RuntimeException ex) {
			throw FileFailure.of(name(path), ex);
		}
	}

	private void change(FilePath path, FileChange change) throws IOException {
		if (change.size() != null) {
			try (OpenFile file = open(path, new OpenMode(false, true, false, false, false, false, 0))) {
				file.update(new FileChange(change.size(), null, null, null));
			}
		}
		if (!path.names().isEmpty()) {
			setTimes(path, change, null);
		}
	}

	/**
	 * Set times by name, of no other file than the expected one.
	 */
	void setTimes(FilePath path, FileChange change, @Nullable BasicFileAttributes expected) throws IOException {
		try (ParentDirectory parent = parent(path)) {
			BasicFileAttributes attributes = parent.get();
			if (expected != null && !Objects.equals(attributes.fileKey(), expected.fileKey())) {
				throw new NoSuchFileException("");
			}
			setTimes(parent.directory(), parent.name(), change);
		}
	}

	static void setTimes(Directory directory, Path name, FileChange change) throws IOException {
		if (change.modifiedAt() != null || change.accessedAt() != null) {
			directory.setTimes(name, time(change.modifiedAt()), time(change.accessedAt()));
		}
	}

	private static @Nullable FileTime time(@Nullable Instant instant) {
		return (instant != null) ? FileTime.from(instant) : null;
	}

	@Override
	public FileSpace getSpace(FilePath path) throws IOException {
		getStatus(path);
		try {
			Location used = location();
			long usable = used.getUsableBytes();
			long totalBytes = (this.mount.quota() != null) ? this.mount.quota().toBytes() : usable;
			long totalFiles = (this.mount.maxFiles() != null) ? this.mount.maxFiles() : Integer.MAX_VALUE;
			return new FileSpace(totalBytes, Math.min(used.getUsage().getFreeBytes(this.mount), usable), totalFiles,
					Math.min(used.getUsage().getFreeFiles(this.mount), totalFiles),
					this.mount.access() == Access.READ_ONLY);
		}
		catch (IOException | RuntimeException ex) {
			throw FileFailure.of(name(path), ex);
		}
	}

	@Override
	public void close() throws IOException {
		for (MountFile file : List.copyOf(this.openFiles)) {
			file.close();
		}
		Location used;
		synchronized (this) {
			used = this.location;
			this.location = null;
			this.closed = true;
		}
		if (used != null) {
			this.locations.release(used);
		}
	}

}
