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
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Iterator;

import io.github.sshspringboot.files.internal.FileListing;
import io.github.sshspringboot.files.internal.FilePath;
import org.jspecify.annotations.Nullable;

/**
 * The files and directories of a directory, without links and special files.
 */
final class MountListing implements FileListing {

	private final MountTree tree;

	private final Directory directory;

	private final FilePath path;

	private final Iterator<Path> names;

	MountListing(MountTree tree, Directory directory, FilePath path) throws IOException {
		this.tree = tree;
		this.directory = directory;
		this.path = path;
		try {
			this.names = directory.names();
		}
		catch (IOException | RuntimeException ex) {
			directory.close();
			throw ex;
		}
	}

	@Override
	public @Nullable Entry next() throws IOException {
		try {
			while (this.names.hasNext()) {
				Path name = this.names.next();
				BasicFileAttributes attributes = find(name);
				if (attributes != null) {
					return new Entry(text(name), this.tree.status(attributes));
				}
			}
			return null;
		}
		catch (IOException | RuntimeException ex) {
			throw FileFailure.of(this.tree.name(this.path), ex);
		}
	}

	/**
	 * Return a name without the slash that the names of directories in archives end with.
	 */
	private static String text(Path name) {
		String text = name.toString();
		return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
	}

	private @Nullable BasicFileAttributes find(Path name) throws IOException {
		if (Staging.isStaging(text(name))) {
			return null;
		}
		try {
			BasicFileAttributes attributes = this.directory.read(name);
			return ParentDirectory.isVisible(attributes) ? attributes : null;
		}
		catch (NoSuchFileException ex) {
			return null;
		}
	}

	@Override
	public void close() throws IOException {
		this.directory.close();
	}

}
