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
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.github.sshspringboot.files.SshMount;
import io.github.sshspringboot.files.internal.FileListing;
import io.github.sshspringboot.files.internal.FilePath;
import io.github.sshspringboot.files.internal.FileTree;
import io.github.sshspringboot.files.internal.OpenFile;
import io.github.sshspringboot.files.internal.OpenMode;
import org.jspecify.annotations.Nullable;

/**
 * A mount of a directory, and files beside it that no client must reach.
 */
final class MountFixture implements AutoCloseable {

	static final OpenMode UPLOAD = new OpenMode(false, true, false, true, true, false, 0644);

	static final OpenMode IN_PLACE = new OpenMode(false, true, false, false, false, false, 0);

	final Path root;

	final Path outside;

	final Locations locations = new Locations();

	final List<FileTree> trees = new ArrayList<>();

	private final SshMount mount;

	MountFixture(Path directory, SshMount.Access access) throws IOException {
		this.root = Files.createDirectory(directory.resolve("root"));
		this.outside = Files.createDirectory(directory.resolve("outside"));
		Files.writeString(this.outside.resolve("secret"), "secret");
		this.mount = SshMount.of("/in", this.root).withAccess(access);
	}

	SshMount mount() {
		return this.mount;
	}

	MountTree tree() {
		return tree(this.mount);
	}

	MountTree tree(SshMount mount) {
		MountTree tree = new MountTree(mount, this.locations);
		this.trees.add(tree);
		return tree;
	}

	static FilePath path(String path) {
		return FilePath.of(path);
	}

	static OpenFile begin(FileTree tree, String path, String text) throws IOException {
		OpenFile file = tree.open(path(path), UPLOAD);
		write(file, text, 0);
		return file;
	}

	static void write(OpenFile file, String text, long position) throws IOException {
		file.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), position);
	}

	static void upload(FileTree tree, String path, String text) throws IOException {
		try (OpenFile file = begin(tree, path, text)) {
			file.complete();
		}
	}

	static String read(FileTree tree, String path) throws IOException {
		try (OpenFile file = tree.open(path(path), OpenMode.READ)) {
			ByteBuffer buffer = ByteBuffer.allocate(1000);
			int count = file.read(buffer, 0);
			return new String(buffer.array(), 0, Math.max(count, 0), StandardCharsets.UTF_8);
		}
	}

	static List<String> list(FileTree tree, String path) throws IOException {
		List<String> names = new ArrayList<>();
		try (FileListing listing = tree.list(path(path))) {
			for (FileListing.@Nullable Entry entry = listing.next(); entry != null; entry = listing.next()) {
				names.add(entry.name());
			}
		}
		return names.stream().sorted().toList();
	}

	/**
	 * Return all files of the mount with their content, without the private directory
	 * while nothing is in it.
	 */
	Map<String, String> files() throws IOException {
		return files(this.root);
	}

	static Map<String, String> files(Path directory) throws IOException {
		Map<String, String> files = new TreeMap<>();
		try (Stream<Path> all = Files.walk(directory)) {
			for (Path file : all.filter(Files::isRegularFile).toList()) {
				if (!file.toString().endsWith(".lock")) {
					files.put(directory.relativize(file).toString(), Files.readString(file));
				}
			}
		}
		return files;
	}

	@Override
	public void close() throws IOException {
		for (FileTree tree : this.trees) {
			tree.close();
		}
	}

}
