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
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

/**
 * A directory of the host that is mounted, shared by all sessions that use it at a time.
 */
final class Location {

	private final Path path;

	private final Directory root;

	private final Usage usage;

	/**
	 * Held while the size of a file changes in place.
	 */
	private final Object sizeLock = new Object();

	private @Nullable Staging staging;

	private int users;

	Location(Path path) throws IOException {
		this.path = path;
		this.root = Directory.open(path);
		this.usage = new Usage(this.root);
	}

	Path getPath() {
		return this.path;
	}

	Directory getRoot() {
		return this.root;
	}

	Usage getUsage() {
		return this.usage;
	}

	Object getSizeLock() {
		return this.sizeLock;
	}

	synchronized Staging getStaging() throws IOException {
		if (this.staging == null) {
			this.staging = Staging.open(this.root, this.path);
		}
		return this.staging;
	}

	long getUsableBytes() throws IOException {
		FileStore store = Files.getFileStore(this.path);
		return store.getUsableSpace();
	}

	void enter() {
		this.users++;
	}

	/**
	 * Leave the location, and return whether nobody uses it any more.
	 */
	boolean leave() {
		return --this.users == 0;
	}

	synchronized void close() throws IOException {
		try (Directory closed = this.root) {
			if (this.staging != null) {
				this.staging.close();
			}
		}
	}

}
