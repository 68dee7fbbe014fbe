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

package io.github.sshspringboot.shell.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

import io.github.sshspringboot.server.internal.key.KeyFilePermissions;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * The directory that keeps the history, one file per user.
 */
final class HistoryDirectory {

	private static final Log logger = LogFactory.getLog(HistoryDirectory.class);

	private static final int LOCKS = 16;

	private final Object[] locks = Stream.generate(Object::new).limit(LOCKS).toArray();

	private final Path path;

	private final int maxLines;

	private final AtomicBoolean warned = new AtomicBoolean();

	HistoryDirectory(Path path, int maxLines) {
		this.path = path;
		this.maxLines = maxLines;
	}

	/**
	 * Return the file of a user, {@code null} if the directory cannot be used.
	 */
	@Nullable HistoryFile file(String username) {
		try {
			prepare();
			return new HistoryFile(this.path.resolve(HistoryFileName.of(username)), this.maxLines,
					this.locks[Math.floorMod(username.hashCode(), LOCKS)]);
		}
		catch (IOException ex) {
			if (this.warned.compareAndSet(false, true)) {
				logger.warn("The history of shells is kept in memory only: " + ex
						+ ". Set ssh.shell.history.directory to a directory that only the application can write to.");
			}
			return null;
		}
	}

	private void prepare() throws IOException {
		if (!Files.isDirectory(this.path, LinkOption.NOFOLLOW_LINKS)) {
			Files.createDirectories(this.path, KeyFilePermissions.directory());
		}
		if (!Files.isDirectory(this.path, LinkOption.NOFOLLOW_LINKS)) {
			throw new IOException(this.path + " is a link");
		}
		if (KeyFilePermissions.isWritableByOthers(this.path)) {
			throw new IOException(this.path + " can be written by other users of this machine");
		}
	}

}
