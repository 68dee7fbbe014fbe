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
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;

import io.github.sshspringboot.files.internal.FilePath;
import org.jspecify.annotations.Nullable;

/**
 * The open directory that holds the last name of a path.
 */
record ParentDirectory(Directory root, Directory directory, Path name) implements Closeable {

	private static final int MAX_DEPTH = 128;

	/**
	 * Open the directory that holds a path, name by name.
	 */
	static ParentDirectory open(Directory root, FilePath path) throws IOException {
		List<String> names = path.names();
		if (names.size() > MAX_DEPTH || names.stream().anyMatch(Staging::isStaging)) {
			throw new NoSuchFileException(path.toString());
		}
		Directory directory = root;
		try {
			for (String name : names.subList(0, names.size() - 1)) {
				Directory outer = directory;
				directory = outer.enter(single(outer, name));
				if (outer != root) {
					outer.close();
				}
			}
			return new ParentDirectory(root, directory, single(directory, names.get(names.size() - 1)));
		}
		catch (IOException | RuntimeException ex) {
			if (directory != root) {
				directory.close();
			}
			throw ex;
		}
	}

	private static Path single(Directory directory, String name) throws IOException {
		Path path = directory.name(name);
		if (path.isAbsolute() || path.getNameCount() != 1 || !path.toString().equals(name)) {
			throw new NoSuchFileException(name);
		}
		return path;
	}

	/**
	 * Return the attributes of what has the name, or {@code null} if nothing has.
	 */
	@Nullable BasicFileAttributes find() throws IOException {
		try {
			return this.directory.read(this.name);
		}
		catch (NoSuchFileException ex) {
			return null;
		}
	}

	/**
	 * Return the attributes of a file or directory. Anything else, such as a link, is as
	 * good as absent.
	 */
	BasicFileAttributes get() throws IOException {
		BasicFileAttributes attributes = this.directory.read(this.name);
		if (!isVisible(attributes)) {
			throw new NoSuchFileException(this.name.toString());
		}
		return attributes;
	}

	static boolean isVisible(BasicFileAttributes attributes) {
		return !attributes.isSymbolicLink() && !attributes.isOther();
	}

	@Override
	public void close() throws IOException {
		if (this.directory != this.root) {
			this.directory.close();
		}
	}

}
