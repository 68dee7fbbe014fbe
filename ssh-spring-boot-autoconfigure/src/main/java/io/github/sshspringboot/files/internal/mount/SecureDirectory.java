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
import java.nio.file.FileSystem;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * {@link Directory} whose entries are found relative to the open directory itself, so
 * that it does not matter what becomes of the names on the way to it.
 */
final class SecureDirectory implements Directory {

	private final FileSystem fileSystem;

	private final SecureDirectoryStream<Path> stream;

	SecureDirectory(FileSystem fileSystem, SecureDirectoryStream<Path> stream) {
		this.fileSystem = fileSystem;
		this.stream = stream;
	}

	@Override
	public Path name(String name) {
		return this.fileSystem.getPath(name);
	}

	@Override
	public BasicFileAttributes read() throws IOException {
		return this.stream.getFileAttributeView(BasicFileAttributeView.class).readAttributes();
	}

	@Override
	public BasicFileAttributes read(Path name) throws IOException {
		return view(name).readAttributes();
	}

	private BasicFileAttributeView view(Path name) {
		return this.stream.getFileAttributeView(name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
	}

	@Override
	public Directory enter(Path name) throws IOException {
		return new SecureDirectory(this.fileSystem, this.stream.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS));
	}

	@Override
	public Directory reopen() throws IOException {
		return enter(name("."));
	}

	@Override
	public Iterator<Path> names() {
		return Directory.names(this.stream);
	}

	@Override
	public SeekableByteChannel openFile(Path name, Set<? extends OpenOption> options) throws IOException {
		Set<OpenOption> all = new HashSet<>(options);
		all.add(LinkOption.NOFOLLOW_LINKS);
		return this.stream.newByteChannel(name, all);
	}

	@Override
	public void deleteFile(Path name) throws IOException {
		this.stream.deleteFile(name);
	}

	@Override
	public void deleteDirectory(Path name) throws IOException {
		this.stream.deleteDirectory(name);
	}

	@Override
	public void move(Path name, Directory target, Path targetName) throws IOException {
		this.stream.move(name, ((SecureDirectory) target).stream, targetName);
	}

	@Override
	public void setTimes(Path name, @Nullable FileTime modified, @Nullable FileTime accessed) throws IOException {
		view(name).setTimes(modified, accessed, null);
	}

	@Override
	public void close() throws IOException {
		this.stream.close();
	}

}
