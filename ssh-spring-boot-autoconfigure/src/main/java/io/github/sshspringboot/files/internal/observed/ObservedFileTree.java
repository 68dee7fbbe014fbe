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

import io.github.sshspringboot.files.SshFileOperation.Type;
import io.github.sshspringboot.files.SshFileRemovedEvent;
import io.github.sshspringboot.files.SshFileRenamedEvent;
import io.github.sshspringboot.files.internal.FileChange;
import io.github.sshspringboot.files.internal.FileListing;
import io.github.sshspringboot.files.internal.FilePath;
import io.github.sshspringboot.files.internal.FileSpace;
import io.github.sshspringboot.files.internal.FileStatus;
import io.github.sshspringboot.files.internal.FileTree;
import io.github.sshspringboot.files.internal.OpenFile;
import io.github.sshspringboot.files.internal.OpenMode;
import io.github.sshspringboot.server.SshConnection;

/**
 * {@link FileTree} whose observers are told.
 */
final class ObservedFileTree implements FileTree {

	private static final OpenMode IN_PLACE = new OpenMode(false, true, false, false, false, false, 0);

	private final FileTree files;

	private final FileVeto veto;

	private final FileEventQueue events;

	private final SshConnection connection;

	ObservedFileTree(FileTree files, FileVeto veto, FileEventQueue events, SshConnection connection) {
		this.files = files;
		this.veto = veto;
		this.events = events;
		this.connection = connection;
	}

	@Override
	public FileStatus getStatus(FilePath path) throws IOException {
		return this.files.getStatus(path);
	}

	@Override
	public FileListing list(FilePath path) throws IOException {
		return this.files.list(path);
	}

	@Override
	public OpenFile open(FilePath path, OpenMode mode) throws IOException {
		boolean changes = mode.write() || mode.append();
		if (mode.read() || !changes) {
			this.veto.check(Type.DOWNLOAD, path);
		}
		if (changes) {
			this.veto.check(Type.UPLOAD, path);
		}
		return new ObservedFile(this.files.open(path, mode), path.toString(), mode, this.events, this.connection);
	}

	@Override
	public void createDirectory(FilePath path) throws IOException {
		this.veto.check(Type.CREATE_DIRECTORY, path);
		this.files.createDirectory(path);
	}

	@Override
	public void deleteFile(FilePath path) throws IOException {
		this.veto.check(Type.REMOVE, path);
		this.files.deleteFile(path);
		this.events.add(new SshFileRemovedEvent(this.connection, path.toString()));
	}

	@Override
	public void deleteDirectory(FilePath path) throws IOException {
		this.veto.check(Type.REMOVE, path);
		this.files.deleteDirectory(path);
		this.events.add(new SshFileRemovedEvent(this.connection, path.toString()));
	}

	@Override
	public void move(FilePath source, FilePath target, boolean replace) throws IOException {
		this.veto.check(Type.RENAME, source, target);
		this.files.move(source, target, replace);
		this.events.add(new SshFileRenamedEvent(this.connection, source.toString(), target.toString()));
	}

	@Override
	public void update(FilePath path, FileChange change) throws IOException {
		this.veto.check(Type.CHANGE, path);
		FileChange other = change;
		if (change.size() != null) {
			resize(path, change.size());
			other = new FileChange(null, change.permissions(), change.modifiedAt(), change.accessedAt());
		}
		if (change.size() == null || !other.equals(FileChange.NONE)) {
			this.files.update(path, other);
		}
	}

	/**
	 * Change the size of a file, which changes its content, as by an upload.
	 */
	private void resize(FilePath path, Long size) throws IOException {
		try (OpenFile file = open(path, IN_PLACE)) {
			file.update(new FileChange(size, null, null, null));
			file.complete();
		}
	}

	@Override
	public FileSpace getSpace(FilePath path) throws IOException {
		return this.files.getSpace(path);
	}

	@Override
	public void close() throws IOException {
		this.files.close();
	}

}
