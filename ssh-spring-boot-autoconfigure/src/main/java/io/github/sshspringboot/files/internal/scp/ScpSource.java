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

package io.github.sshspringboot.files.internal.scp;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileSystemException;
import java.util.Arrays;

import io.github.sshspringboot.files.internal.FileListing;
import io.github.sshspringboot.files.internal.FilePath;
import io.github.sshspringboot.files.internal.FileStatus;
import io.github.sshspringboot.files.internal.FileTree;
import io.github.sshspringboot.files.internal.OpenFile;
import io.github.sshspringboot.files.internal.OpenMode;
import io.github.sshspringboot.server.internal.text.PrintableText;
import org.jspecify.annotations.Nullable;

/**
 * Sends files and directories to a client.
 */
final class ScpSource {

	private static final int MAX_DEPTH = 100;

	private final FileTree tree;

	private final ScpStream stream;

	private final ScpCommandLine command;

	private final byte[] buffer = new byte[64 * 1024];

	ScpSource(FileTree tree, ScpStream stream, ScpCommandLine command) {
		this.tree = tree;
		this.stream = stream;
		this.command = command;
	}

	void run() throws ScpException {
		if (!this.stream.readResponse()) {
			return;
		}
		ScpExpansion expansion = new ScpExpansion(this.tree);
		for (String word : this.command.words()) {
			try {
				for (FilePath path : expansion.expand(word)) {
					send(path, 0);
				}
			}
			catch (ScpException ex) {
				throw ex;
			}
			catch (IOException | RuntimeException ex) {
				this.stream.fail(ScpExpansion.toPath(word), ex);
			}
		}
	}

	private void send(FilePath path, int depth) throws ScpException {
		try {
			FileStatus status = this.tree.getStatus(path);
			if (!status.isDirectory()) {
				sendFile(path);
			}
			else if (this.command.recursive()) {
				sendDirectory(path, status, depth);
			}
			else {
				throw new FileSystemException(null, null, "It is a directory, which needs -r");
			}
		}
		catch (ScpException ex) {
			throw ex;
		}
		catch (IOException | RuntimeException ex) {
			this.stream.fail(path, ex);
		}
	}

	private void sendFile(FilePath path) throws IOException {
		try (OpenFile file = this.tree.open(path, OpenMode.READ)) {
			FileStatus status = file.getStatus();
			Long known = status.size();
			long size = (known != null) ? known : countBytes(file);
			if (sendTimes(status) && this.stream.send(header('C', status, size, path))) {
				IOException failure = sendContent(file, size);
				if (failure == null) {
					this.stream.write(new byte[1], 1);
				}
				else {
					this.stream.fail(path, failure);
				}
				this.stream.readResponse();
				file.complete();
			}
		}
	}

	private long countBytes(OpenFile file) throws IOException {
		long size = 0;
		for (int count = 0; count >= 0; count = file.read(ByteBuffer.wrap(this.buffer), size)) {
			size += count;
		}
		return size;
	}

	/**
	 * Send as many bytes as announced, whatever happens, and return what failed.
	 */
	private @Nullable IOException sendContent(OpenFile file, long size) throws ScpException {
		IOException failure = null;
		for (long sent = 0; sent < size;) {
			int length = (int) Math.min(this.buffer.length, size - sent);
			int count = 0;
			try {
				if (failure == null) {
					count = file.read(ByteBuffer.wrap(this.buffer, 0, length), sent);
				}
				if (count <= 0 && failure == null) {
					failure = new FileSystemException(null, null, "The file became shorter");
				}
			}
			catch (IOException ex) {
				failure = ex;
			}
			if (count <= 0) {
				count = length;
				Arrays.fill(this.buffer, 0, length, (byte) 0);
			}
			this.stream.write(this.buffer, count);
			sent += count;
		}
		return failure;
	}

	private void sendDirectory(FilePath path, FileStatus status, int depth) throws IOException {
		if (depth >= MAX_DEPTH) {
			throw new FileSystemException(null, null, "The directories are too deep");
		}
		if (path.names().isEmpty()) {
			throw new FileSystemException(null, null, "The root has no name: copy what is in it");
		}
		try (FileListing listing = this.tree.list(path)) {
			if (sendTimes(status) && this.stream.send(header('D', status, 0, path))) {
				sendEntries(listing, path, depth);
				this.stream.send("E");
			}
		}
	}

	private void sendEntries(FileListing listing, FilePath path, int depth) throws ScpException {
		try {
			for (FileListing.Entry entry = listing.next(); entry != null; entry = listing.next()) {
				send(FilePath.of(path + "/" + entry.name()), depth + 1);
			}
		}
		catch (ScpException ex) {
			throw ex;
		}
		catch (IOException | RuntimeException ex) {
			this.stream.fail(path, ex);
		}
	}

	private boolean sendTimes(FileStatus status) throws ScpException {
		return !this.command.times() || this.stream.send("T" + Math.max(0, status.modifiedAt().getEpochSecond()) + " 0 "
				+ Math.max(0, status.accessedAt().getEpochSecond()) + " 0");
	}

	private static String header(char type, FileStatus status, long size, FilePath path) throws IOException {
		String name = path.names().get(path.names().size() - 1);
		if (!PrintableText.isPrintable(name)) {
			throw new FileSystemException(null, null, "The name cannot be sent by this protocol");
		}
		return String.format("%c%04o %d %s", type, status.permissions() & 0777, size, name);
	}

}
