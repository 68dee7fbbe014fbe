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

package io.github.sshspringboot.autoconfigure;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.core.io.ResourceLoader;

/**
 * The location of a mount: a directory for each user if a name of its path is
 * {@code {username}}, and one for all of them otherwise.
 *
 * @param path the path, in which a token stands for the name of the user
 */
record MountLocation(Path path) {

	private static final String USERNAME = "{username}";

	private static final String TOKEN = "ssh-username-token";

	private static final Pattern SAFE_USERNAME = Pattern.compile("(?!\\.{1,2}$)[A-Za-z0-9._@-]+");

	/**
	 * Parse a location that begins with {@code file:}.
	 */
	static MountLocation of(String location, ResourceLoader resourceLoader) throws IOException {
		return of(resourceLoader.getResource(location.replace(USERNAME, TOKEN)).getFile().toPath());
	}

	/**
	 * Return the location of a path, in which {@code {username}} may be.
	 */
	static MountLocation of(Path path) throws IOException {
		Path token = path.getFileSystem().getPath(path.toString().replace(USERNAME, TOKEN));
		return new MountLocation(real(token.toAbsolutePath().normalize()));
	}

	/**
	 * Return a path without the links that lead to it, as far as it exists.
	 */
	private static Path real(Path path) throws IOException {
		for (Path existing = path; existing != null; existing = existing.getParent()) {
			if (Files.exists(existing)) {
				return existing.toRealPath().resolve(existing.relativize(path)).normalize();
			}
		}
		return path;
	}

	/**
	 * Return why the location cannot be used, or {@code null} if it can.
	 */
	@Nullable String check(boolean create) {
		int users = 0;
		for (Path name : this.path) {
			if (name.toString().contains(TOKEN)) {
				users++;
				if (!name.toString().equals(TOKEN)) {
					return "'" + USERNAME + "' must be a whole name of the path.";
				}
			}
		}
		if (users > 1) {
			return "It must not contain '" + USERNAME + "' twice.";
		}
		Path shared = shared();
		if (shared.getNameCount() == 0) {
			return "It must not be the root of the file system, or a directory of a user right below it.";
		}
		return (create || Files.isDirectory(shared)) ? null
				: "There is no directory '" + shared + "'. Create it, or set 'create' to true.";
	}

	/**
	 * Return the path up to the name of the user.
	 */
	private Path shared() {
		Path path = this.path;
		for (Path parent = path.getParent(); parent != null; parent = path.getParent()) {
			if (path.endsWith(TOKEN)) {
				return parent;
			}
			path = parent;
		}
		return this.path;
	}

	/**
	 * Return whether a path is this location or inside of it, for any names of users.
	 */
	boolean holds(MountLocation other) {
		if (other.path.getNameCount() < this.path.getNameCount()) {
			return false;
		}
		for (int i = 0; i < this.path.getNameCount(); i++) {
			String name = this.path.getName(i).toString();
			String otherName = other.path.getName(i).toString();
			if (!name.equals(otherName) && !name.contains(TOKEN) && !otherName.contains(TOKEN)) {
				return false;
			}
		}
		return true;
	}

	/**
	 * Return the existing directory of a user.
	 * @throws IOException if there is none, or if the name of the user could lead to
	 * another one
	 */
	Path resolve(String username, boolean create) throws IOException {
		Path shared = shared();
		Path resolved = this.path;
		if (!shared.equals(this.path)) {
			if (!SAFE_USERNAME.matcher(username).matches()) {
				throw new IOException("the name of the user has other characters than A-Z a-z 0-9 . _ @ -");
			}
			resolved = FileSystems.getDefault().getPath(this.path.toString().replace(TOKEN, username));
		}
		if (create) {
			Files.createDirectories(resolved);
		}
		if (!resolved.toRealPath().equals(shared.toRealPath().resolve(shared.relativize(resolved)))) {
			throw new IOException("its directory is another one");
		}
		return resolved;
	}

}
