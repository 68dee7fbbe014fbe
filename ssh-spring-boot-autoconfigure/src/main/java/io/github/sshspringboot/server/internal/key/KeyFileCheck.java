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
 * Finds out whether another user of the machine could put keys of their own in a file, or
 * another file in its place, as {@code StrictModes} of OpenSSH does. The file and its
 * directory must belong to the user of this process or to {@code root}, so must what
 * stands in a directory such as {@code /tmp}, and no other directory on the way may be
 * writable for all users. It may be for a group, since many systems give each user one.
 * The same goes for each link on the way. File systems without such permissions are left
 * alone.
 *
 * @since 0.1.0
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
	 * The check of files that are the application's.
	 * @return the check
	 * @throws IOException if the user of this process cannot be found out
	 */
	static KeyFileCheck create() throws IOException {
		return forUser(null);
	}

	/**
	 * The check of files that may also belong to the user of the machine whose name a
	 * client gave.
	 * @param username the name, {@code null} for none
	 * @return the check
	 * @throws IOException if the user of this process cannot be found out
	 */
	public static KeyFileCheck forUser(@Nullable String username) throws IOException {
		return new KeyFileCheck(KeyFileOwners.get(), username);
	}

	/**
	 * Look for a problem of a file that must not be changed.
	 * @param file a file that exists
	 * @return the first problem, {@code null} if there is none
	 * @throws IOException if that cannot be found out
	 */
	public @Nullable KeyFileProblem findProblem(Path file) throws IOException {
		if (KeyFilePermissions.isWritableByOthers(file)) {
			return new KeyFileProblem("can be written by other users of this machine",
					"make it the owner's alone: chmod 600 " + file);
		}
		KeyFileProblem problem = findProblemOfOwner(file);
		Path path = file.toRealPath().getParent();
		while (problem == null && path != null) {
			problem = findProblemOfPlace(path);
			path = path.getParent();
		}
		return problem;
	}

	/**
	 * Look for a problem of the owner and the directory of a file or directory, whatever
	 * its own permissions are.
	 * @param path a file or directory that exists
	 * @return the first problem, {@code null} if there is none
	 * @throws IOException if that cannot be found out
	 */
	@Nullable KeyFileProblem findProblemOfOwner(Path path) throws IOException {
		Path real = path.toRealPath();
		if (!isSupported(real)) {
			return null;
		}
		KeyFileProblem problem = findProblemOfLinks(path.toAbsolutePath(), 0);
		return (problem != null) ? problem : findProblemOfEntry(real);
	}

	/**
	 * Look for a problem of the links on the way. None is left in the end, since the
	 * system could follow them.
	 * @param path an absolute path
	 * @param depth how many links led here
	 * @return the first problem, {@code null} if there is none
	 * @throws IOException if that cannot be found out
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
	 * Look for a problem of an entry of a directory.
	 * @param entry a file, a directory or a link, in a directory that is no link
	 * @return the first problem, {@code null} if there is none
	 * @throws IOException if that cannot be found out
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
		return findProblemOfPlace(entry);
	}

	private KeyFileProblem foreign(String reason, Path path) throws IOException {
		return new KeyFileProblem(reason,
				"give it to the user of this application: chown -h " + KeyFileOwners.processUser() + " " + path);
	}

	private @Nullable KeyFileProblem findProblemOfPlace(Path path) throws IOException {
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
