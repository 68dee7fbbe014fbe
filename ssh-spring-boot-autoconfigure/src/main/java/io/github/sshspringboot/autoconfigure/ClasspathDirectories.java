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
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.springframework.core.io.Resource;

/**
 * Directories of the class path, also inside of archives, which are open until this is
 * closed.
 */
final class ClasspathDirectories implements AutoCloseable {

	private static final String IN_ARCHIVE = "!/";

	private final List<FileSystem> archives = new ArrayList<>();

	Path open(Resource resource) throws IOException {
		URI uri = resource.getURI();
		if (!"jar".equals(uri.getScheme())) {
			return Path.of(uri);
		}
		String location = uri.getRawSchemeSpecificPart();
		int end = location.lastIndexOf(IN_ARCHIVE);
		if (end < 0) {
			throw new NoSuchFileException(location);
		}
		Path archive = Path.of(URI.create(location.substring(0, end)));
		FileSystem fileSystem = FileSystems.newFileSystem(archive, (ClassLoader) null);
		this.archives.add(fileSystem);
		String directory = URI.create(location.substring(end + 1)).getPath();
		return fileSystem.getPath(directory);
	}

	@Override
	public void close() throws IOException {
		for (FileSystem archive : this.archives) {
			archive.close();
		}
	}

}
