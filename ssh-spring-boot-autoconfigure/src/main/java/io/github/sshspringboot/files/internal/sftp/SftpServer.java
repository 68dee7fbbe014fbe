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

package io.github.sshspringboot.files.internal.sftp;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.time.Instant;

import io.github.sshspringboot.files.internal.FailureText;
import io.github.sshspringboot.files.internal.FileChange;
import io.github.sshspringboot.files.internal.FileListing;
import io.github.sshspringboot.files.internal.FilePath;
import io.github.sshspringboot.files.internal.FileStatus;
import io.github.sshspringboot.files.internal.FileTree;
import io.github.sshspringboot.files.internal.OpenMode;
import io.github.sshspringboot.files.internal.sftp.SftpHandle.DirectoryHandle;
import io.github.sshspringboot.files.internal.sftp.SftpHandle.FileHandle;
import io.github.sshspringboot.server.SshConnection;
import io.github.sshspringboot.server.internal.execution.Cancellation;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Answers requests (sections 4 and 6) with the files of a tree.
 */
final class SftpServer {

	/** The most that is read or written by one request, as in OpenSSH. */
	static final int MAX_DATA = 255 * 1024;

	private static final Log logger = LogFactory.getLog(SftpServer.class);

	private static final int VERSION = 3;

	private static final int MAX_NAMES_LENGTH = 32 * 1024;

	private static final int READ = 0x01;

	private static final int WRITE = 0x02;

	private static final int APPEND = 0x04;

	private static final int CREATE = 0x08;

	private static final int TRUNCATE = 0x10;

	private static final int EXCLUSIVE = 0x20;

	private static final int FLAGS = READ | WRITE | APPEND | CREATE | TRUNCATE | EXCLUSIVE;

	private static final int DEFAULT_PERMISSIONS = 0644;

	private final FileTree tree;

	private final SftpHandles handles;

	private final Cancellation cancellation;

	private final SftpExtensions extensions;

	private final SftpReply reply = new SftpReply();

	private boolean begun;

	SftpServer(FileTree tree, SftpHandles handles, Cancellation cancellation, SshConnection connection) {
		this.tree = tree;
		this.handles = handles;
		this.cancellation = cancellation;
		this.extensions = new SftpExtensions(tree, handles, cancellation, connection);
	}

	/**
	 * Answer a message, and return whether the session goes on.
	 */
	boolean handle(ByteBuffer message, OutputStream output) throws IOException {
		int type = Byte.toUnsignedInt(message.get());
		int id = message.getInt();
		if (type == SftpMessage.INIT) {
			this.begun = true;
			this.extensions.writeNames(this.reply.begin(SftpMessage.VERSION, VERSION));
		}
		else if (this.begun) {
			answer(type, id, new SftpRequest(message));
		}
		else {
			return false;
		}
		if (this.cancellation.isCancelled()) {
			return false;
		}
		this.reply.send(output);
		return true;
	}

	private void answer(int type, int id, SftpRequest request) {
		this.reply.status(id, SftpStatus.OK, "Success");
		try {
			answerOrFail(type, id, request);
		}
		catch (IOException | RuntimeException ex) {
			String text = FailureText.describe(ex);
			if (text.equals(FailureText.UNKNOWN)) {
				logger.debug("A request of an SFTP client failed", ex);
			}
			this.reply.status(id, SftpStatus.of(ex), text);
		}
	}

	private void answerOrFail(int type, int id, SftpRequest request) throws IOException {
		switch (type) {
			case SftpMessage.OPEN -> open(id, request);
			case SftpMessage.CLOSE -> close(request);
			case SftpMessage.READ -> read(id, request);
			case SftpMessage.WRITE -> write(request);
			case SftpMessage.STAT, SftpMessage.LSTAT -> attributes(id, this.tree.getStatus(request.readPath()));
			case SftpMessage.FSTAT -> attributes(id, getStatus(this.handles.get(request.readHandle())));
			case SftpMessage.SETSTAT -> this.tree.update(request.readPath(), SftpAttributes.readChange(request));
			case SftpMessage.FSETSTAT -> update(request);
			case SftpMessage.OPENDIR -> openDirectory(id, request);
			case SftpMessage.READDIR -> readDirectory(id, request);
			case SftpMessage.REMOVE -> this.tree.deleteFile(request.readPath());
			case SftpMessage.MKDIR -> createDirectory(request);
			case SftpMessage.RMDIR -> this.tree.deleteDirectory(request.readPath());
			case SftpMessage.REALPATH -> SftpExtensions.writePath(this.reply, id, request.readPath());
			case SftpMessage.RENAME -> this.tree.move(request.readPath(), request.readPath(), false);
			case SftpMessage.READLINK -> readLink(request);
			case SftpMessage.SYMLINK -> throw SftpException.denied("There are no symbolic links here");
			case SftpMessage.EXTENDED -> this.extensions.answer(id, request, this.reply);
			default -> throw SftpException.unsupported();
		}
	}

	private void open(int id, SftpRequest request) throws IOException {
		FilePath path = request.readPath();
		OpenMode mode = readMode(request);
		this.handles.checkRoom();
		handle(id, new FileHandle(path, mode, this.tree.open(path, mode)));
	}

	/**
	 * Read the flags of {@code OPEN}. Whoever wants to create or truncate a file writes
	 * it, and without any flag it is read, as in OpenSSH.
	 */
	private static OpenMode readMode(SftpRequest request) throws SftpException {
		int flags = (int) request.readInt();
		if ((flags & ~FLAGS) != 0) {
			throw SftpException.unsupported();
		}
		Integer permissions = SftpAttributes.readNew(request).permissions();
		boolean write = (flags & ~(READ | EXCLUSIVE)) != 0;
		boolean create = (flags & CREATE) != 0;
		return new OpenMode((flags & READ) != 0 || !write, write, (flags & APPEND) != 0, create,
				(flags & TRUNCATE) != 0, create && (flags & EXCLUSIVE) != 0,
				(permissions != null) ? permissions : DEFAULT_PERMISSIONS);
	}

	private void close(SftpRequest request) throws IOException {
		try (SftpHandle handle = this.handles.remove(request.readHandle())) {
			if (handle instanceof FileHandle file) {
				file.file().complete();
			}
		}
	}

	private void read(int id, SftpRequest request) throws IOException {
		FileHandle handle = this.handles.getFile(request.readHandle());
		long offset = request.readLong();
		int length = (int) Math.min(MAX_DATA, request.readInt());
		if (!handle.mode().read()) {
			throw SftpException.denied("The file is not open for reading");
		}
		this.reply.begin(SftpMessage.DATA, id);
		boolean beyond = offset > Long.MAX_VALUE - length;
		int count = beyond ? -1 : handle.file().read(this.reply.beginData(length), offset);
		if (count < 0) {
			this.reply.status(id, SftpStatus.EOF, "End of file");
		}
		else {
			this.reply.endData(count);
		}
	}

	private void write(SftpRequest request) throws IOException {
		FileHandle handle = this.handles.getFile(request.readHandle());
		long offset = request.readLong();
		ByteBuffer data = request.readBytes();
		if (!handle.mode().write()) {
			throw SftpException.denied("The file is not open for writing");
		}
		if (offset > Long.MAX_VALUE - data.remaining()) {
			throw new SftpException(SftpStatus.FAILURE, "An offset or size is too large");
		}
		handle.file().write(data, offset);
	}

	private FileStatus getStatus(SftpHandle handle) throws IOException {
		return (handle instanceof FileHandle file) ? file.file().getStatus()
				: this.tree.getStatus(((DirectoryHandle) handle).path());
	}

	private void update(SftpRequest request) throws IOException {
		SftpHandle handle = this.handles.get(request.readHandle());
		FileChange change = SftpAttributes.readChange(request);
		if (handle instanceof FileHandle file) {
			file.file().update(change);
		}
		else {
			this.tree.update(((DirectoryHandle) handle).path(), change);
		}
	}

	private void openDirectory(int id, SftpRequest request) throws IOException {
		FilePath path = request.readPath();
		this.handles.checkRoom();
		handle(id, new DirectoryHandle(path, this.tree.list(path)));
	}

	private void readDirectory(int id, SftpRequest request) throws IOException {
		FileListing listing = this.handles.getDirectory(request.readHandle()).listing();
		Instant now = Instant.now();
		int countPosition = this.reply.begin(SftpMessage.NAME, id).position();
		this.reply.putInt(0);
		int count = 0;
		FileListing.Entry entry = listing.next();
		while (entry != null) {
			count++;
			this.reply.putText(entry.name())
				.putText(SftpAttributes.toLongName(entry.name(), entry.status(), now))
				.putAttributes(entry.status());
			entry = (this.reply.position() < MAX_NAMES_LENGTH) ? listing.next() : null;
		}
		if (count == 0) {
			this.reply.status(id, SftpStatus.EOF, "End of directory");
		}
		else {
			this.reply.setInt(countPosition, count);
		}
	}

	private void createDirectory(SftpRequest request) throws IOException {
		FilePath path = request.readPath();
		SftpAttributes.readNew(request);
		this.tree.createDirectory(path);
	}

	private void readLink(SftpRequest request) throws IOException {
		this.tree.getStatus(request.readPath());
		throw new SftpException(SftpStatus.FAILURE, "It is not a symbolic link");
	}

	private void handle(int id, SftpHandle handle) {
		this.reply.begin(SftpMessage.HANDLE, id).putInt(Integer.BYTES).putInt(this.handles.add(handle));
	}

	private void attributes(int id, FileStatus status) {
		this.reply.begin(SftpMessage.ATTRS, id).putAttributes(status);
	}

}
