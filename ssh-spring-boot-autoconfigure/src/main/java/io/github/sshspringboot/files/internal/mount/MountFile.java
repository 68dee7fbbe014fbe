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
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Set;

import io.github.sshspringboot.files.SshMount;
import io.github.sshspringboot.files.internal.FileChange;
import io.github.sshspringboot.files.internal.FilePath;
import io.github.sshspringboot.files.internal.FileStatus;
import io.github.sshspringboot.files.internal.OpenFile;
import io.github.sshspringboot.files.internal.OpenMode;
import org.jspecify.annotations.Nullable;

/**
 * An open file of a mount. One that is uploaded is staged until it is complete; any other
 * is read and written in place.
 */
final class MountFile implements OpenFile {

	private final MountTree tree;

	private final Location location;

	private final FilePath path;

	private final SeekableByteChannel channel;

	private final BasicFileAttributes attributes;

	private final boolean readable;

	private final boolean writable;

	private final boolean append;

	/**
	 * Held while the size changes: by all that write to files in place, or to the same
	 * upload.
	 */
	private Object sizeLock;

	private volatile @Nullable Path staged;

	private boolean exclusive;

	private volatile @Nullable Instant modifiedAt;

	private volatile boolean incomplete;

	private boolean closed;

	MountFile(MountTree tree, Location location, FilePath path, SeekableByteChannel channel,
			BasicFileAttributes attributes, boolean readable, boolean writable, boolean append) {
		this.tree = tree;
		this.location = location;
		this.path = path;
		this.channel = channel;
		this.attributes = attributes;
		this.readable = readable;
		this.writable = writable;
		this.append = append;
		this.sizeLock = location.getSizeLock();
	}

	/**
	 * Note that the file is an upload, which has another name until it is complete.
	 */
	void stage(Path staged, boolean exclusive) {
		this.staged = staged;
		this.exclusive = exclusive;
		this.sizeLock = new Object();
	}

	/**
	 * Open the same upload once more.
	 */
	MountFile share(OpenMode mode) throws IOException {
		Path name = this.staged;
		boolean readsOnly = !mode.write() && !mode.append();
		if (name == null || (readsOnly && !this.readable)) {
			throw new AccessDeniedException("");
		}
		SeekableByteChannel shared = this.location.getStaging()
			.getDirectory()
			.openFile(name, Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE));
		MountFile file = new MountFile(this.tree, this.location, this.path, shared, this.attributes,
				mode.read() && this.tree.getMount().access() != SshMount.Access.UPLOAD_ONLY, !readsOnly, mode.append());
		file.sizeLock = this.sizeLock;
		return file;
	}

	FilePath getPath() {
		return this.path;
	}

	@Override
	public int read(ByteBuffer target, long position) throws IOException {
		try {
			if (!this.readable) {
				throw new AccessDeniedException("");
			}
			if (this.channel instanceof FileChannel file) {
				return file.read(target, position);
			}
			synchronized (this.channel) {
				this.channel.position(position);
				int count = 0;
				for (int read = 0; target.hasRemaining() && read >= 0; count += Math.max(read, 0)) {
					read = this.channel.read(target);
				}
				return (count > 0) ? count : -1;
			}
		}
		catch (IOException | RuntimeException ex) {
			throw failure(ex);
		}
	}

	@Override
	public void write(ByteBuffer source, long position) throws IOException {
		try {
			if (!this.writable) {
				throw new AccessDeniedException("");
			}
			if (!this.append && !isLimited()) {
				writeFully(source, position);
			}
			else {
				synchronized (this.sizeLock) {
					long size = this.channel.size();
					long start = this.append ? size : position;
					grow(size, Math.addExact(start, source.remaining()), () -> writeFully(source, start));
				}
			}
			this.modifiedAt = Instant.now();
		}
		catch (IOException | RuntimeException ex) {
			this.incomplete = true;
			throw failure(ex);
		}
	}

	private boolean isLimited() {
		SshMount mount = this.tree.getMount();
		return mount.maxFileSize() != null || mount.quota() != null;
	}

	/**
	 * Write to the file, whose size may grow to another one, within the limits.
	 */
	private void grow(long size, long newSize, Change change) throws IOException {
		SshMount mount = this.tree.getMount();
		if (mount.maxFileSize() != null && newSize > Math.max(size, mount.maxFileSize().toBytes())) {
			throw new FileFailure(name(), "The file exceeds the maximum size of " + mount.maxFileSize());
		}
		Usage usage = this.location.getUsage();
		long bytes = Math.max(0, newSize - size);
		usage.reserve(name(), mount, bytes, 0);
		try {
			change.make();
		}
		finally {
			usage.settle(bytes, 0, size + bytes - this.channel.size(), 0);
		}
	}

	private void writeFully(ByteBuffer source, long position) throws IOException {
		if (this.channel instanceof FileChannel file) {
			for (long at = position; source.hasRemaining();) {
				at += file.write(source, at);
			}
			return;
		}
		synchronized (this.channel) {
			this.channel.position(position);
			while (source.hasRemaining()) {
				this.channel.write(source);
			}
		}
	}

	@Override
	public FileStatus getStatus() throws IOException {
		try {
			Instant changed = this.modifiedAt;
			return this.tree.status(this.attributes, this.channel.size(),
					(changed != null) ? changed : this.attributes.lastModifiedTime().toInstant());
		}
		catch (IOException | RuntimeException ex) {
			throw failure(ex);
		}
	}

	@Override
	public void update(FileChange change) throws IOException {
		try {
			if (!this.writable) {
				throw new AccessDeniedException("");
			}
			if (change.size() != null) {
				resize(change.size());
			}
			Path name = this.staged;
			if (name != null) {
				MountTree.setTimes(this.location.getStaging().getDirectory(), name, change);
			}
			else if (change.modifiedAt() != null || change.accessedAt() != null) {
				this.tree.setTimes(this.path, change, this.attributes);
			}
			if (change.modifiedAt() != null) {
				this.modifiedAt = change.modifiedAt();
			}
		}
		catch (IOException | RuntimeException ex) {
			throw failure(ex);
		}
	}

	private void resize(long newSize) throws IOException {
		synchronized (this.sizeLock) {
			long size = this.channel.size();
			if (newSize > size) {
				grow(size, newSize, () -> writeFully(ByteBuffer.allocate(1), newSize - 1));
				return;
			}
			Usage usage = this.location.getUsage();
			synchronized (usage) {
				this.channel.truncate(newSize);
				usage.release(size - newSize, 0);
			}
		}
	}

	@Override
	public Path getLocation() {
		Path file = this.location.getPath();
		for (String name : this.path.names()) {
			file = file.resolve(name);
		}
		return file;
	}

	@Override
	public void sync() throws IOException {
		try {
			if (this.channel instanceof FileChannel file) {
				file.force(true);
			}
		}
		catch (IOException | RuntimeException ex) {
			throw failure(ex);
		}
	}

	@Override
	public synchronized void complete() throws IOException {
		Path name = this.staged;
		if (name != null && !this.closed) {
			if (this.incomplete) {
				throw new FileFailure(name(), "The upload is incomplete, because a part of it could not be written");
			}
			publish(name, this.exclusive);
		}
	}

	private void publish(Path name, boolean exclusively) throws IOException {
		try {
			this.tree.publish(this, name, exclusively);
			this.staged = null;
			this.tree.uploadEnded(this);
		}
		catch (IOException | RuntimeException ex) {
			throw failure(ex);
		}
	}

	@Override
	public synchronized void close() throws IOException {
		if (this.closed) {
			return;
		}
		this.closed = true;
		try {
			keepOrDrop();
		}
		finally {
			this.tree.uploadEnded(this);
			this.tree.closed(this);
			this.channel.close();
		}
	}

	private void keepOrDrop() throws IOException {
		Path name = this.staged;
		long size = (name != null) ? this.channel.size() : 0;
		if (name == null || (size > 0 && this.tree.getMount().keepPartial() && keep(name))) {
			return;
		}
		Usage usage = this.location.getUsage();
		synchronized (usage) {
			this.location.getStaging().getDirectory().deleteFile(name);
			usage.release(size, 1);
		}
	}

	private boolean keep(Path name) throws IOException {
		try {
			publish(name, true);
			return true;
		}
		catch (FileAlreadyExistsException ex) {
			return false;
		}
	}

	private String name() {
		return this.tree.name(this.path);
	}

	private IOException failure(Exception failure) {
		return FileFailure.of(name(), failure);
	}

	/**
	 * A change of a file.
	 */
	private interface Change {

		void make() throws IOException;

	}

}
