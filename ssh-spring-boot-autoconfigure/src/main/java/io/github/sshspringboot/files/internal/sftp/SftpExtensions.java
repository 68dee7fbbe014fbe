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
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.sshspringboot.files.internal.FilePath;
import io.github.sshspringboot.files.internal.FileSpace;
import io.github.sshspringboot.files.internal.FileTree;
import io.github.sshspringboot.files.internal.sftp.SftpHandle.DirectoryHandle;
import io.github.sshspringboot.files.internal.sftp.SftpHandle.FileHandle;
import io.github.sshspringboot.server.SshConnection;
import io.github.sshspringboot.server.internal.execution.Cancellation;

/**
 * The extensions of OpenSSH (its file {@code PROTOCOL}, section 4).
 */
final class SftpExtensions {

	private static final int COPY_SIZE = 256 * 1024;

	private static final int BLOCK_SIZE = 4096;

	private static final int READ_ONLY = 1;

	private static final int NO_SETUID = 2;

	private static final int MAX_NAME = 255;

	private final Map<String, Extension> extensions = new LinkedHashMap<>();

	private final FileTree tree;

	private final SftpHandles handles;

	private final Cancellation cancellation;

	private final SshConnection connection;

	SftpExtensions(FileTree tree, SftpHandles handles, Cancellation cancellation, SshConnection connection) {
		this.tree = tree;
		this.handles = handles;
		this.cancellation = cancellation;
		this.connection = connection;
		add("posix-rename@openssh.com", "1",
				(id, request, reply) -> tree.move(request.readPath(), request.readPath(), true));
		add("statvfs@openssh.com", "2", (id, request, reply) -> writeSpace(reply, id, request.readPath()));
		add("fstatvfs@openssh.com", "2",
				(id, request, reply) -> writeSpace(reply, id, getPath(handles.get(request.readHandle()))));
		add("fsync@openssh.com", "1", (id, request, reply) -> handles.getFile(request.readHandle()).file().sync());
		add("lsetstat@openssh.com", "1",
				(id, request, reply) -> tree.update(request.readPath(), SftpAttributes.readChange(request)));
		add("limits@openssh.com", "1", (id, request, reply) -> writeLimits(reply, id));
		add("expand-path@openssh.com", "1", (id, request, reply) -> writePath(reply, id, expand(request.readText())));
		add("copy-data", "1", (id, request, reply) -> copy(request));
		add("home-directory", "1", (id, request, reply) -> writePath(reply, id, findHome(request.readText())));
	}

	private void add(String name, String version, Handler handler) {
		this.extensions.put(name, new Extension(version, handler));
	}

	/**
	 * Write the names and versions of the extensions.
	 */
	void writeNames(SftpReply reply) {
		this.extensions.forEach((name, extension) -> reply.putText(name).putText(extension.version()));
	}

	void answer(int id, SftpRequest request, SftpReply reply) throws IOException {
		Extension extension = this.extensions.get(request.readText());
		if (extension == null) {
			throw SftpException.unsupported();
		}
		extension.handler().answer(id, request, reply);
	}

	static void writePath(SftpReply reply, int id, FilePath path) {
		String name = path.toString();
		reply.begin(SftpMessage.NAME, id).putInt(1).putText(name).putText(name).putInt(0);
	}

	private void writeSpace(SftpReply reply, int id, FilePath path) throws IOException {
		FileSpace space = this.tree.getSpace(path);
		reply.begin(SftpMessage.EXTENDED_REPLY, id)
			.putLong(BLOCK_SIZE)
			.putLong(BLOCK_SIZE)
			.putLong(space.totalBytes() / BLOCK_SIZE)
			.putLong(space.freeBytes() / BLOCK_SIZE)
			.putLong(space.freeBytes() / BLOCK_SIZE)
			.putLong(space.totalFiles())
			.putLong(space.freeFiles())
			.putLong(space.freeFiles())
			.putLong(0)
			.putLong(space.readOnly() ? READ_ONLY | NO_SETUID : NO_SETUID)
			.putLong(MAX_NAME);
	}

	private static FilePath getPath(SftpHandle handle) {
		return (handle instanceof FileHandle file) ? file.path() : ((DirectoryHandle) handle).path();
	}

	private static void writeLimits(SftpReply reply, int id) {
		reply.begin(SftpMessage.EXTENDED_REPLY, id)
			.putLong(SftpInput.MAX_MESSAGE)
			.putLong(SftpServer.MAX_DATA)
			.putLong(SftpServer.MAX_DATA)
			.putLong(SftpHandles.MAX);
	}

	/**
	 * Expand a path that begins with the home directory of the user, which is the root.
	 */
	private FilePath expand(String text) throws SftpException {
		if (!text.startsWith("~")) {
			return SftpRequest.toPath(text);
		}
		int slash = text.indexOf('/');
		findHome((slash < 0) ? text.substring(1) : text.substring(1, slash));
		return SftpRequest.toPath((slash < 0) ? "" : text.substring(slash));
	}

	private FilePath findHome(String username) throws SftpException {
		if (username.isEmpty() || username.equals(this.connection.getAuthentication().getName())) {
			return FilePath.ROOT;
		}
		throw new SftpException(SftpStatus.NO_SUCH_FILE, "No such home directory");
	}

	/**
	 * Copy data between two files, up to the end of the first one if no length is given.
	 */
	private void copy(SftpRequest request) throws IOException {
		FileHandle source = this.handles.getFile(request.readHandle());
		long sourceOffset = request.readLong();
		long length = request.readLong();
		FileHandle target = this.handles.getFile(request.readHandle());
		long targetOffset = request.readLong();
		if (source.path().equals(target.path())) {
			throw new SftpException(SftpStatus.FAILURE, "A file cannot be copied to itself");
		}
		if (!source.mode().read() || !target.mode().write()) {
			throw SftpException.denied("The files are not open for a copy");
		}
		ByteBuffer buffer = ByteBuffer.allocate(COPY_SIZE);
		long copied = 0;
		while (length == 0 || copied < length) {
			if (this.cancellation.isCancelled()) {
				throw new InterruptedIOException("The copy was cancelled");
			}
			buffer.clear().limit((length == 0) ? COPY_SIZE : (int) Math.min(COPY_SIZE, length - copied));
			int count = source.file().read(buffer, add(sourceOffset, copied));
			if (count <= 0) {
				break;
			}
			target.file().write(buffer.flip(), add(targetOffset, copied));
			copied += count;
		}
		if (copied < length) {
			throw new SftpException(SftpStatus.EOF, "End of file");
		}
	}

	private static long add(long offset, long count) throws SftpException {
		if (offset > Long.MAX_VALUE - count - COPY_SIZE) {
			throw new SftpException(SftpStatus.FAILURE, "An offset or size is too large");
		}
		return offset + count;
	}

	/**
	 * Answers a request.
	 */
	private interface Handler {

		void answer(int id, SftpRequest request, SftpReply reply) throws IOException;

	}

	private record Extension(String version, Handler handler) {

	}

}
