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
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;

import io.github.sshspringboot.files.SshFileDownloadedEvent;
import io.github.sshspringboot.files.SshFileUploadedEvent;
import io.github.sshspringboot.files.internal.FileChange;
import io.github.sshspringboot.files.internal.FileStatus;
import io.github.sshspringboot.files.internal.OpenFile;
import io.github.sshspringboot.files.internal.OpenMode;
import io.github.sshspringboot.server.SshConnection;
import org.jspecify.annotations.Nullable;

/**
 * {@link OpenFile} that publishes what was done with it when it is closed.
 */
final class ObservedFile implements OpenFile {

	private final OpenFile file;

	private final String path;

	private final FileEventQueue events;

	private final SshConnection connection;

	private final long openedAt = System.nanoTime();

	private final @Nullable UploadDigest digest;

	private final LongAdder bytesRead = new LongAdder();

	private final AtomicBoolean closed = new AtomicBoolean();

	private volatile boolean read;

	private volatile boolean changed;

	private volatile @Nullable Long completeSize;

	ObservedFile(OpenFile file, String path, OpenMode mode, FileEventQueue events, SshConnection connection) {
		this.file = file;
		this.path = path;
		this.events = events;
		this.connection = connection;
		this.digest = (mode.write() || mode.append()) ? new UploadDigest() : null;
		this.changed = mode.truncate() || mode.exclusive();
	}

	@Override
	public int read(ByteBuffer target, long position) throws IOException {
		int count = this.file.read(target, position);
		this.read = true;
		this.bytesRead.add(Math.max(0, count));
		return count;
	}

	@Override
	public void write(ByteBuffer source, long position) throws IOException {
		ByteBuffer bytes = source.duplicate();
		this.file.write(source, position);
		this.changed = true;
		if (this.digest != null) {
			this.digest.update(bytes, position);
		}
	}

	@Override
	public FileStatus getStatus() throws IOException {
		return this.file.getStatus();
	}

	@Override
	public void update(FileChange change) throws IOException {
		this.file.update(change);
		if (change.size() != null) {
			this.changed = true;
			if (this.digest != null) {
				this.digest.resized(change.size());
			}
		}
	}

	@Override
	public void sync() throws IOException {
		this.file.sync();
	}

	@Override
	public void complete() throws IOException {
		Long size = this.file.getStatus().size();
		this.file.complete();
		this.completeSize = (size != null) ? size : 0;
	}

	@Override
	public void close() throws IOException {
		if (this.closed.getAndSet(true)) {
			return;
		}
		try {
			this.file.close();
		}
		finally {
			publish(Duration.ofNanos(System.nanoTime() - this.openedAt));
		}
	}

	private void publish(Duration duration) {
		Long size = this.completeSize;
		if (this.changed && this.digest != null && size != null && !this.file.isPending()) {
			Path location = this.file.getLocation();
			String sha256 = this.file.isShared() ? null : this.digest.of(size);
			if (sha256 == null && location != null) {
				sha256 = WrittenFile.digest(location, size);
			}
			this.events.add(new SshFileUploadedEvent(this.connection, this.path, location, size, sha256, duration));
		}
		if (this.read) {
			this.events.add(new SshFileDownloadedEvent(this.connection, this.path, this.bytesRead.sum(), duration));
		}
	}

}
