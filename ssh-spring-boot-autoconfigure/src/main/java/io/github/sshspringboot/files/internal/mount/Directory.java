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

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Iterator;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * An open directory. Names are single names, and links are never followed.
 */
interface Directory extends Closeable {

	/**
	 * Open a directory, whose own path is trusted.
	 */
	static Directory open(Path path) throws IOException {
		Path real = path.toRealPath();
		DirectoryStream<Path> stream = Files.newDirectoryStream(real);
		if (stream instanceof SecureDirectoryStream<Path> secure) {
			return new SecureDirectory(real.getFileSystem(), secure);
		}
		stream.close();
		return new CheckedDirectory(real, real);
	}

	/**
	 * Return the names of the entries of a stream, which can be iterated once.
	 */
	static Iterator<Path> names(DirectoryStream<Path> stream) {
		Iterator<Path> entries = stream.iterator();
		return new Iterator<>() {

			@Override
			public boolean hasNext() {
				return entries.hasNext();
			}

			@Override
			public Path next() {
				return entries.next().getFileName();
			}

		};
	}

	/**
	 * Return a single name as a path.
	 */
	Path name(String name);

	BasicFileAttributes read() throws IOException;

	BasicFileAttributes read(Path name) throws IOException;

	Directory enter(Path name) throws IOException;

	/**
	 * Open this directory once more.
	 */
	Directory reopen() throws IOException;

	/**
	 * Return the names of the entries, which can be iterated once.
	 */
	Iterator<Path> names() throws IOException;

	SeekableByteChannel openFile(Path name, Set<? extends OpenOption> options) throws IOException;

	void deleteFile(Path name) throws IOException;

	void deleteDirectory(Path name) throws IOException;

	/**
	 * Move an entry, atomically, replacing what is there.
	 */
	void move(Path name, Directory target, Path targetName) throws IOException;

	void setTimes(Path name, @Nullable FileTime modified, @Nullable FileTime accessed) throws IOException;

}
