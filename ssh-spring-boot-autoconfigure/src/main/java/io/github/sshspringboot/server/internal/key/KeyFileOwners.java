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
import java.util.Set;

/**
 * The users whose files this process trusts, by their numeric identifiers.
 */
final class KeyFileOwners {

	static final int ROOT = 0;

	private static final Path LINUX_PROCESS = Path.of("/proc/self");

	private static volatile int processUser = -1;

	private KeyFileOwners() {
	}

	/**
	 * Return {@code root} and the user of this process, or nobody on systems without
	 * numeric identifiers.
	 */
	static Set<Integer> get() throws IOException {
		if (!areKnown()) {
			return Set.of();
		}
		int user = processUser();
		return (user != ROOT) ? Set.of(ROOT, user) : Set.of(ROOT);
	}

	/**
	 * Return whether users have numeric identifiers, which they do not on systems such as
	 * Windows.
	 */
	static boolean areKnown() {
		return LINUX_PROCESS.getFileSystem().supportedFileAttributeViews().contains("unix");
	}

	/**
	 * Return the user of this process, who may have no name.
	 */
	static int processUser() throws IOException {
		int user = processUser;
		if (user < 0) {
			user = readProcessUser();
			processUser = user;
		}
		return user;
	}

	private static int readProcessUser() throws IOException {
		if (Files.isDirectory(LINUX_PROCESS)) {
			return owner(LINUX_PROCESS.toRealPath());
		}
		Path file = Files.createTempFile("ssh", null);
		try {
			return owner(file);
		}
		finally {
			Files.delete(file);
		}
	}

	/**
	 * Return the owner of a file, a directory or a link. Links are not followed.
	 */
	static int owner(Path path) throws IOException {
		return (int) Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS);
	}

}
