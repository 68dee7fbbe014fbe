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
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * {@link Directory} of a file system that cannot open entries relative to an open
 * directory, such as that of an archive: before each use its real path is checked to be
 * inside of the root.
 */
final class CheckedDirectory implements Directory {

	private final Path root;

	private final Path path;

	private @Nullable DirectoryStream<Path> stream;

	CheckedDirectory(Path root, Path path) {
		this.root = root;
		this.path = path;
	}

	@Override
	public Path name(String name) {
		return this.path.getFileSystem().getPath(name);
	}

	private Path checked() throws IOException {
		Path real = this.path.toRealPath();
		if (!real.startsWith(this.root)) {
			throw new NoSuchFileException(this.path.toString());
		}
		return real;
	}

	private Path entry(Path name) throws IOException {
		return checked().resolve(name);
	}

	@Override
	public BasicFileAttributes read() throws IOException {
		return Files.readAttributes(checked(), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
	}

	@Override
	public BasicFileAttributes read(Path name) throws IOException {
		return Files.readAttributes(entry(name), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
	}

	@Override
	public Directory enter(Path name) throws IOException {
		BasicFileAttributes attributes = read(name);
		if (!attributes.isDirectory() || attributes.isSymbolicLink() || attributes.isOther()) {
			throw new NotDirectoryException(name.toString());
		}
		return new CheckedDirectory(this.root, entry(name));
	}

	@Override
	public Directory reopen() {
		return new CheckedDirectory(this.root, this.path);
	}

	@Override
	public Iterator<Path> names() throws IOException {
		DirectoryStream<Path> opened = Files.newDirectoryStream(checked());
		this.stream = opened;
		return Directory.names(opened);
	}

	@Override
	public SeekableByteChannel openFile(Path name, Set<? extends OpenOption> options) throws IOException {
		Set<OpenOption> all = new HashSet<>(options);
		all.add(LinkOption.NOFOLLOW_LINKS);
		try {
			return Files.newByteChannel(entry(name), all);
		}
		catch (UnsupportedOperationException | IllegalArgumentException ex) {
			all.remove(LinkOption.NOFOLLOW_LINKS);
			return Files.newByteChannel(entry(name), all);
		}
	}

	@Override
	public void deleteFile(Path name) throws IOException {
		Files.delete(entry(name));
	}

	@Override
	public void deleteDirectory(Path name) throws IOException {
		Files.delete(entry(name));
	}

	@Override
	public void move(Path name, Directory target, Path targetName) throws IOException {
		Files.move(entry(name), ((CheckedDirectory) target).entry(targetName), StandardCopyOption.ATOMIC_MOVE,
				StandardCopyOption.REPLACE_EXISTING);
	}

	@Override
	public void setTimes(Path name, @Nullable FileTime modified, @Nullable FileTime accessed) throws IOException {
		Files.getFileAttributeView(entry(name), BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
			.setTimes(modified, accessed, null);
	}

	@Override
	public void close() throws IOException {
		if (this.stream != null) {
			this.stream.close();
		}
	}

}
