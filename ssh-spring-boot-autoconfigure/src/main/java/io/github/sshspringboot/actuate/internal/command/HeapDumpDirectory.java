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

package io.github.sshspringboot.actuate.internal.command;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

import org.springframework.util.FileSystemUtils;

/**
 * A directory that only the owner of the process can read, which holds one heap dump as
 * long as it must. To be closed; may be closed by any thread and more than once.
 */
final class HeapDumpDirectory implements Closeable {

	private final Path directory;

	private final Path file;

	HeapDumpDirectory(Path parent) throws IOException {
		this.directory = Files.createTempDirectory(parent, "ssh-heapdump-");
		this.file = this.directory.resolve("heap.hprof");
	}

	Path file() {
		return this.file;
	}

	/**
	 * Open the file, whose name goes at once where the operating system can do that, so
	 * that it is deleted also when the process is killed.
	 * @return the content
	 * @throws IOException if the file cannot be read
	 */
	InputStream open() throws IOException {
		if (Files.getFileStore(this.file).supportsFileAttributeView("posix")) {
			Files.setPosixFilePermissions(this.file, PosixFilePermissions.fromString("rw-------"));
		}
		return Files.newInputStream(this.file, StandardOpenOption.DELETE_ON_CLOSE);
	}

	@Override
	public void close() throws IOException {
		FileSystemUtils.deleteRecursively(this.directory);
	}

}
