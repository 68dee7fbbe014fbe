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
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.sshspringboot.files.internal.FileChange;
import io.github.sshspringboot.files.internal.FilePath;
import io.github.sshspringboot.files.internal.FileTree;
import io.github.sshspringboot.files.internal.OpenFile;
import io.github.sshspringboot.files.internal.OpenMode;
import org.jspecify.annotations.Nullable;

/**
 * Receives files and directories of a client.
 */
final class ScpSink {

	private static final int MAX_DEPTH = 100;

	private static final Pattern HEADER = Pattern.compile("[CD]([0-7]{4}) ([0-9]{1,18}) ([^/]+)");

	private static final Pattern TIMES = Pattern.compile("T([0-9]{1,10}) [0-9]{1,6} ([0-9]{1,10}) [0-9]{1,6}");

	private final FileTree tree;

	private final ScpStream stream;

	private final ScpCommandLine command;

	private final FilePath target;

	private final boolean intoTarget;

	private final Deque<Directory> directories = new ArrayDeque<>();

	private final byte[] buffer = new byte[64 * 1024];

	private FileChange times = FileChange.NONE;

	ScpSink(FileTree tree, ScpStream stream, ScpCommandLine command) throws IOException {
		this.tree = tree;
		this.stream = stream;
		this.command = command;
		this.target = ScpExpansion.toPath(command.words().get(0));
		this.intoTarget = isDirectory(this.target);
		if (command.directory() && !this.intoTarget) {
			throw new NotDirectoryException(this.target.toString());
		}
	}

	private boolean isDirectory(FilePath path) throws IOException {
		try {
			return this.tree.getStatus(path).isDirectory();
		}
		catch (NoSuchFileException | AccessDeniedException ex) {
			return false;
		}
	}

	void run() throws ScpException {
		this.stream.acknowledge();
		for (String line = this.stream.readLine(); line != null; line = this.stream.readLine()) {
			receive(line);
		}
	}

	private void receive(String line) throws ScpException {
		switch (line.isEmpty() ? 0 : line.charAt(0)) {
			case 'T' -> receiveTimes(line);
			case 'C' -> receiveFile(match(HEADER, line));
			case 'D' -> beginDirectory(match(HEADER, line));
			case 'E' -> endDirectory();
			case ScpStream.ERROR -> this.stream.noteFailure();
			case ScpStream.FATAL -> throw new ScpException("the other side gave up", null);
			default -> throw new ScpException("protocol error: unexpected line", null);
		}
	}

	private static Matcher match(Pattern pattern, String line) throws ScpException {
		Matcher matcher = pattern.matcher(line);
		if (!matcher.matches()) {
			throw new ScpException("protocol error: malformed line", null);
		}
		return matcher;
	}

	private void receiveTimes(String line) throws ScpException {
		Matcher matcher = match(TIMES, line);
		this.times = new FileChange(null, null, toTime(matcher.group(1)), toTime(matcher.group(2)));
		this.stream.acknowledge();
	}

	private static Instant toTime(String seconds) {
		return Instant.ofEpochSecond(Long.parseLong(seconds));
	}

	private FileChange takeTimes() {
		FileChange times = this.command.times() ? this.times : FileChange.NONE;
		this.times = FileChange.NONE;
		return times;
	}

	private FilePath resolve(String name) throws ScpException {
		if (name.equals(".") || name.equals("..")) {
			throw new ScpException("protocol error: unexpected filename", null);
		}
		Directory directory = this.directories.peek();
		FilePath parent = (directory != null) ? directory.path() : this.target;
		return (directory != null || this.intoTarget) ? FilePath.of(parent + "/" + name) : parent;
	}

	private void receiveFile(Matcher header) throws ScpException {
		FileChange times = takeTimes();
		FilePath path = resolve(header.group(3));
		OpenMode mode = new OpenMode(false, true, false, true, true, false,
				Integer.parseInt(header.group(1), 8) & 0777);
		try (OpenFile file = this.tree.open(path, mode)) {
			this.stream.acknowledge();
			IOException failure = receiveContent(file, Long.parseLong(header.group(2)));
			if (!this.stream.readResponse()) {
				failure = new FileSystemException(null, null, "The file is not whole");
			}
			if (failure != null) {
				throw failure;
			}
			if (!times.equals(FileChange.NONE)) {
				file.update(times);
			}
			file.complete();
		}
		catch (ScpException ex) {
			throw ex;
		}
		catch (IOException | RuntimeException ex) {
			this.stream.fail(path, ex);
			return;
		}
		this.stream.acknowledge();
	}

	/**
	 * Take as many bytes as announced, whatever happens, and return what failed.
	 */
	private @Nullable IOException receiveContent(OpenFile file, long size) throws ScpException {
		IOException failure = null;
		for (long received = 0; received < size;) {
			int length = (int) Math.min(this.buffer.length, size - received);
			this.stream.readData(this.buffer, length);
			try {
				if (failure == null) {
					file.write(ByteBuffer.wrap(this.buffer, 0, length), received);
				}
			}
			catch (IOException ex) {
				failure = ex;
			}
			received += length;
		}
		return failure;
	}

	private void beginDirectory(Matcher header) throws ScpException {
		FileChange times = takeTimes();
		if (!this.command.recursive() || this.directories.size() >= MAX_DEPTH) {
			throw new ScpException("protocol error: unexpected directory", null);
		}
		FilePath path = resolve(header.group(3));
		try {
			createDirectory(path);
		}
		catch (IOException | RuntimeException ex) {
			this.stream.fail(path, ex);
			return;
		}
		this.directories.push(new Directory(path, times));
		this.stream.acknowledge();
	}

	private void createDirectory(FilePath path) throws IOException {
		try {
			this.tree.createDirectory(path);
		}
		catch (FileAlreadyExistsException ex) {
			if (!isDirectory(path)) {
				throw new NotDirectoryException(path.toString());
			}
		}
	}

	private void endDirectory() throws ScpException {
		if (this.directories.isEmpty()) {
			throw new ScpException("protocol error: unexpected end of a directory", null);
		}
		Directory directory = this.directories.pop();
		try {
			if (!directory.times().equals(FileChange.NONE)) {
				this.tree.update(directory.path(), directory.times());
			}
		}
		catch (IOException | RuntimeException ex) {
			this.stream.fail(directory.path(), ex);
			return;
		}
		this.stream.acknowledge();
	}

	private record Directory(FilePath path, FileChange times) {

	}

}
