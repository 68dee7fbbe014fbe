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
import java.nio.file.CopyOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

import io.github.sshspringboot.test.server.SshEvent.FileUsed;
import io.github.sshspringboot.test.server.SshEvent.FileUsed.Operation;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.sftp.server.DirectoryHandle;
import org.apache.sshd.sftp.server.FileHandle;
import org.apache.sshd.sftp.server.Handle;
import org.apache.sshd.sftp.server.SftpEventListener;
import org.jspecify.annotations.Nullable;

/**
 * Records what is done with files, before the client is told, and bounds what is written.
 */
final class FileEvents implements SftpEventListener {

	static final long MAX_WRITTEN = 64 * 1024 * 1024;

	private static final long MAX_CREATED = 10_000;

	private final AtomicLong written = new AtomicLong();

	private final AtomicLong created = new AtomicLong();

	void reset() {
		this.written.set(0);
		this.created.set(0);
	}

	@Override
	public void opening(ServerSession session, String remoteHandle, Handle localHandle) throws IOException {
		if (isWritten(localHandle)) {
			checkCreated();
		}
	}

	@Override
	public void open(ServerSession session, String remoteHandle, Handle localHandle) {
		if (localHandle instanceof FileHandle) {
			add(session, isWritten(localHandle) ? Operation.OPENED_TO_WRITE : Operation.OPENED_TO_READ,
					localHandle.getFile());
		}
	}

	@Override
	public void readEntries(ServerSession session, String remoteHandle, DirectoryHandle localHandle,
			Map<String, Path> entries) {
		if (!entries.isEmpty()) {
			add(session, Operation.LISTED, localHandle.getFile());
		}
	}

	@Override
	public void writing(ServerSession session, String remoteHandle, FileHandle localHandle, long offset, byte[] data,
			int dataOffset, int dataLength) throws IOException {
		if (offset > MAX_WRITTEN || this.written.addAndGet(dataLength) > MAX_WRITTEN) {
			throw new IOException("No space left");
		}
	}

	@Override
	public void closing(ServerSession session, String remoteHandle, Handle localHandle) {
		if (localHandle instanceof FileHandle) {
			add(session, Operation.CLOSED, localHandle.getFile());
		}
	}

	@Override
	public void creating(ServerSession session, Path path, Map<String, ?> attributes) throws IOException {
		checkCreated();
	}

	@Override
	public void created(ServerSession session, Path path, Map<String, ?> attributes, @Nullable Throwable failure) {
		add(session, Operation.DIRECTORY_CREATED, path, failure);
	}

	@Override
	public void moved(ServerSession session, Path source, Path target, Collection<CopyOption> options,
			@Nullable Throwable failure) {
		add(session, Operation.MOVED, target, failure);
	}

	@Override
	public void removed(ServerSession session, Path path, boolean directory, @Nullable Throwable failure) {
		add(session, Operation.REMOVED, path, failure);
	}

	@Override
	public void linking(ServerSession session, Path source, Path target, boolean symbolic) throws IOException {
		checkCreated();
	}

	@Override
	public void linked(ServerSession session, Path source, Path target, boolean symbolic, @Nullable Throwable failure) {
		add(session, Operation.LINKED, source, failure);
	}

	@Override
	public void modifiedAttributes(ServerSession session, Path path, Map<String, ?> attributes,
			@Nullable Throwable failure) {
		add(session, Operation.ATTRIBUTES_CHANGED, path, failure);
	}

	private void checkCreated() throws IOException {
		if (this.created.incrementAndGet() > MAX_CREATED) {
			throw new IOException("No space left");
		}
	}

	private static boolean isWritten(Handle handle) {
		if (handle instanceof FileHandle file) {
			Set<? extends OpenOption> options = file.getOpenOptions();
			return options.contains(StandardOpenOption.WRITE) || options.contains(StandardOpenOption.APPEND);
		}
		return false;
	}

	private static void add(ServerSession session, Operation operation, Path path, @Nullable Throwable failure) {
		if (failure == null) {
			add(session, operation, path);
		}
	}

	private static void add(ServerSession session, Operation operation, Path path) {
		ConnectionLog.add(session, new FileUsed(operation, path.toString()));
	}

}
