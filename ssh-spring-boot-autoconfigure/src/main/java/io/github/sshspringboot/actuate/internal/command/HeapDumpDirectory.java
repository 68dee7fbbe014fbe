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
 * Directory that holds one heap dump and that only the owner of the process can read. May
 * be closed by any thread and more than once.
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
	 * Open the dump. Where the operating system supports it, the name of the file is
	 * removed at once, so that the file is deleted even if the process is killed.
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
