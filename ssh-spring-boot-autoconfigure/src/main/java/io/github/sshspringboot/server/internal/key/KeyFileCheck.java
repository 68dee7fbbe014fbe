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

package io.github.sshspringboot.server.internal.key;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Checks whether another user of the machine could change or replace a key file, as
 * OpenSSH's {@code StrictModes} does. The file and its directory must belong to the user
 * of this process or to {@code root}, and so must entries of directories such as
 * {@code /tmp}. Other directories on the path must not be world-writable; group-writable
 * ones are accepted, because many systems give each user a group. The same applies to
 * each link on the path. File systems without such permissions are not checked.
 */
public final class KeyFileCheck {

	private static final String PERMISSIONS = "unix";

	private static final int STICKY = 01000;

	private static final int WRITABLE_BY_ALL = 0002;

	private static final int MAX_LINKS = 40;

	private final Set<Integer> owners;

	private final @Nullable String username;

	KeyFileCheck(Set<Integer> owners, @Nullable String username) {
		this.owners = Set.copyOf(owners);
		this.username = username;
	}

	/**
	 * Return a check for files of the application.
	 */
	static KeyFileCheck create() throws IOException {
		return forUser(null);
	}

	/**
	 * Return a check for files that may also belong to the operating system user with the
	 * name that a client gave, {@code null} for none.
	 */
	public static KeyFileCheck forUser(@Nullable String username) throws IOException {
		return new KeyFileCheck(KeyFileOwners.get(), username);
	}

	/**
	 * Return the first problem of an existing file that others must not be able to
	 * change, or {@code null}.
	 */
	public @Nullable KeyFileProblem findProblem(Path file) throws IOException {
		if (KeyFilePermissions.isWritableByOthers(file)) {
			return new KeyFileProblem("can be written by other users of this machine",
					"restrict it to its owner: chmod 600 " + file);
		}
		KeyFileProblem problem = findProblemOfOwner(file);
		Path path = file.toRealPath().getParent();
		while (problem == null && path != null) {
			problem = findProblemOfParent(path);
			path = path.getParent();
		}
		return problem;
	}

	/**
	 * Return the first problem of the owner and the directory of an existing file or
	 * directory, whatever its own permissions are, or {@code null}.
	 */
	public @Nullable KeyFileProblem findProblemOfOwner(Path path) throws IOException {
		Path real = path.toRealPath();
		if (!isSupported(real)) {
			return null;
		}
		KeyFileProblem problem = findProblemOfLinks(path.toAbsolutePath(), 0);
		return (problem != null) ? problem : findProblemOfEntry(real);
	}

	/**
	 * Return the first problem of the links on an absolute path, or {@code null}. At the
	 * end, no link is left for the system to follow.
	 */
	private @Nullable KeyFileProblem findProblemOfLinks(Path path, int depth) throws IOException {
		Path current = Objects.requireNonNull(path.getRoot(), "'path' must be absolute");
		for (Path name : path) {
			current = current.resolve(name);
			if (depth < MAX_LINKS && Files.isSymbolicLink(current)) {
				Path directory = Objects.requireNonNull(current.getParent()).toRealPath();
				KeyFileProblem problem = findProblemOfEntry(directory.resolve(name));
				if (problem == null) {
					problem = findProblemOfLinks(directory.resolve(Files.readSymbolicLink(current)), depth + 1);
				}
				if (problem != null) {
					return problem;
				}
			}
		}
		return null;
	}

	/**
	 * Return the first problem of an entry of a directory that is not a link, or
	 * {@code null}.
	 */
	private @Nullable KeyFileProblem findProblemOfEntry(Path entry) throws IOException {
		Path directory = entry.getParent();
		if (directory == null) {
			return null;
		}
		if (!isOwned(entry)) {
			return foreign("belongs to another user of this machine", entry);
		}
		if (!isSticky(directory) && !isOwned(directory)) {
			return foreign("is in " + directory + ", which belongs to another user of this machine", directory);
		}
		return findProblemOfParent(entry);
	}

	private KeyFileProblem foreign(String reason, Path path) throws IOException {
		return new KeyFileProblem(reason,
				"give it to the user of this application: chown -h " + KeyFileOwners.processUser() + " " + path);
	}

	private @Nullable KeyFileProblem findProblemOfParent(Path path) throws IOException {
		Path directory = path.getParent();
		if (directory == null || !isSupported(path) || (mode(directory) & WRITABLE_BY_ALL) == 0) {
			return null;
		}
		if (!isSticky(directory)) {
			return new KeyFileProblem("is below " + directory + ", where all users of this machine can write",
					"take that right from them: chmod o-w " + directory);
		}
		return isOwned(path) ? null
				: foreign("is below " + path + ", which belongs to another user of this machine", path);
	}

	private static boolean isSupported(Path path) {
		return path.getFileSystem().supportedFileAttributeViews().contains(PERMISSIONS);
	}

	private boolean isOwned(Path path) throws IOException {
		return this.owners.contains(KeyFileOwners.owner(path)) || (this.username != null
				&& this.username.equals(Files.getOwner(path, LinkOption.NOFOLLOW_LINKS).getName()));
	}

	private static boolean isSticky(Path directory) throws IOException {
		return (mode(directory) & STICKY) != 0;
	}

	private static int mode(Path path) throws IOException {
		return (int) Files.getAttribute(path, PERMISSIONS + ":mode");
	}

}
