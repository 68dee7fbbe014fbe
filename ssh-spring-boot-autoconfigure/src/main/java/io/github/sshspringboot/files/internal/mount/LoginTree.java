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
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.github.sshspringboot.files.internal.FileChange;
import io.github.sshspringboot.files.internal.FileListing;
import io.github.sshspringboot.files.internal.FilePath;
import io.github.sshspringboot.files.internal.FileSpace;
import io.github.sshspringboot.files.internal.FileStatus;
import io.github.sshspringboot.files.internal.FileTree;
import io.github.sshspringboot.files.internal.OpenFile;
import io.github.sshspringboot.files.internal.OpenMode;
import io.github.sshspringboot.server.internal.FailureLog;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * The files of a login: trees at their paths, and directories that nobody can change on
 * the way to them.
 */
final class LoginTree implements FileTree {

	private static final FailureLog failures = new FailureLog(LogFactory.getLog(LoginTree.class), Clock.systemUTC());

	private static final int PERMISSIONS = 0555;

	private final Node root = new Node();

	private final Instant openedAt = Instant.now();

	private final List<FileTree> trees = new ArrayList<>();

	/**
	 * Put a tree at a path, in place of one that is there.
	 */
	void put(FilePath path, FileTree tree) {
		Node node = this.root;
		for (String name : path.names()) {
			node = node.children.computeIfAbsent(name, (added) -> new Node());
		}
		node.tree = tree;
		this.trees.add(tree);
	}

	private Place find(FilePath path) {
		Node node = this.root;
		FileTree tree = node.tree;
		int depth = 0;
		List<String> names = path.names();
		for (int index = 0; index < names.size() && node != null; index++) {
			node = node.children.get(names.get(index));
			if (node != null && node.tree != null) {
				tree = node.tree;
				depth = index + 1;
			}
		}
		return new Place(node, tree, (depth == 0) ? path : new FilePath(names.subList(depth, names.size())));
	}

	/**
	 * Return the place of a path at which names can change.
	 */
	private FileTree changeable(FilePath path, Place place) throws IOException {
		if (place.node() != null || place.tree() == null) {
			throw new AccessDeniedException(path.toString());
		}
		return place.tree();
	}

	private FileTree existing(FilePath path, Place place) throws IOException {
		if (place.tree() == null) {
			throw new NoSuchFileException(path.toString());
		}
		return place.tree();
	}

	@Override
	public FileStatus getStatus(FilePath path) throws IOException {
		Place place = find(path);
		if (place.isVirtual()) {
			return virtual();
		}
		return existing(path, place).getStatus(place.path());
	}

	private FileStatus virtual() {
		return new FileStatus(FileStatus.Type.DIRECTORY, 0L, PERMISSIONS, this.openedAt, this.openedAt);
	}

	@Override
	public FileListing list(FilePath path) throws IOException {
		Place place = find(path);
		Node node = place.node();
		if (node == null || (node.tree != null && node.children.isEmpty())) {
			return existing(path, place).list(place.path());
		}
		return new NodeListing(node, listBelow(place));
	}

	private static @Nullable FileListing listBelow(Place place) throws IOException {
		try {
			return (place.tree() != null) ? place.tree().list(place.path()) : null;
		}
		catch (NoSuchFileException | NotDirectoryException ex) {
			return null;
		}
	}

	@Override
	public OpenFile open(FilePath path, OpenMode mode) throws IOException {
		Place place = find(path);
		if (place.isVirtual()) {
			throw new FileFailure(path.toString(), "Is a directory");
		}
		if (place.tree() == null) {
			throw mode.create() ? new AccessDeniedException(path.toString()) : new NoSuchFileException(path.toString());
		}
		return place.tree().open(place.path(), mode);
	}

	@Override
	public void createDirectory(FilePath path) throws IOException {
		Place place = find(path);
		if (place.node() != null) {
			throw new FileAlreadyExistsException(path.toString());
		}
		changeable(path, place).createDirectory(place.path());
	}

	@Override
	public void deleteFile(FilePath path) throws IOException {
		Place place = find(path);
		changeable(path, place).deleteFile(place.path());
	}

	@Override
	public void deleteDirectory(FilePath path) throws IOException {
		Place place = find(path);
		changeable(path, place).deleteDirectory(place.path());
	}

	@Override
	public void move(FilePath source, FilePath target, boolean replace) throws IOException {
		Place from = find(source);
		Place to = find(target);
		FileTree tree = changeable(source, from);
		if (tree != changeable(target, to)) {
			throw new FileFailure(target.toString(), "Files cannot be moved to another mount");
		}
		tree.move(from.path(), to.path(), replace);
	}

	@Override
	public void update(FilePath path, FileChange change) throws IOException {
		Place place = find(path);
		if (place.isVirtual()) {
			throw new AccessDeniedException(path.toString());
		}
		existing(path, place).update(place.path(), change);
	}

	@Override
	public FileSpace getSpace(FilePath path) throws IOException {
		Place place = find(path);
		if (place.isVirtual()) {
			return new FileSpace(0, 0, 0, 0, true);
		}
		return existing(path, place).getSpace(place.path());
	}

	@Override
	public void close() throws IOException {
		IOException failure = null;
		for (FileTree tree : this.trees) {
			try {
				tree.close();
			}
			catch (IOException ex) {
				failure = ex;
			}
		}
		if (failure != null) {
			throw failure;
		}
	}

	/**
	 * A name on the way to a tree, or that of a tree.
	 */
	private static final class Node {

		private final Map<String, Node> children = new TreeMap<>();

		private @Nullable FileTree tree;

	}

	/**
	 * What is at a path: a node, if there is one, and the tree that holds the path.
	 */
	private record Place(@Nullable Node node, @Nullable FileTree tree, FilePath path) {

		boolean isVirtual() {
			return this.node != null && this.node.tree == null;
		}

	}

	/**
	 * The children of a node, and those of the tree behind it that have other names.
	 */
	private final class NodeListing implements FileListing {

		private final Node node;

		private final Iterator<Map.Entry<String, Node>> children;

		private final @Nullable FileListing behind;

		NodeListing(Node node, @Nullable FileListing behind) {
			this.node = node;
			this.children = node.children.entrySet().iterator();
			this.behind = behind;
		}

		@Override
		public @Nullable Entry next() throws IOException {
			while (this.children.hasNext()) {
				Map.Entry<String, Node> child = this.children.next();
				FileStatus status = status(child.getValue().tree);
				if (status != null) {
					return new Entry(child.getKey(), status);
				}
			}
			Entry entry = null;
			if (this.behind != null) {
				do {
					entry = this.behind.next();
				}
				while (entry != null && this.node.children.containsKey(entry.name()));
			}
			return entry;
		}

		private @Nullable FileStatus status(@Nullable FileTree tree) {
			try {
				return (tree != null) ? tree.getStatus(FilePath.ROOT) : virtual();
			}
			catch (IOException ex) {
				failures.warn("A mount cannot be used: " + ex);
				return null;
			}
		}

		@Override
		public void close() throws IOException {
			if (this.behind != null) {
				this.behind.close();
			}
		}

	}

}
