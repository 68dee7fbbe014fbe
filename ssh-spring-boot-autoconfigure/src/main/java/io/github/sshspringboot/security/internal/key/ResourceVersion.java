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

package io.github.sshspringboot.security.internal.key;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

import io.github.sshspringboot.server.internal.key.KeyFileCheck;
import io.github.sshspringboot.server.internal.key.KeyFileProblem;
import org.jspecify.annotations.Nullable;

import org.springframework.core.io.Resource;

/**
 * Version of a resource, to tell whether its content may have changed.
 *
 * @param modified the time of the last modification, as exactly as it is known
 * @param length the length
 * @param identity distinguishes the file from others of the same name
 * @param problem why others than the owner could have written the file, or {@code null}
 * if they could not
 */
record ResourceVersion(Object modified, long length, @Nullable Object identity, @Nullable KeyFileProblem problem) {

	/**
	 * Return the version of a resource. Its file may belong to the given user of the
	 * machine, if any, as well as to that of the application.
	 */
	static ResourceVersion of(Resource resource, @Nullable String username) throws IOException {
		if (!resource.isFile()) {
			return new ResourceVersion(resource.lastModified(), resource.contentLength(), null, null);
		}
		Path file = resource.getFile().toPath();
		BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
		return new ResourceVersion(attributes.lastModifiedTime(), attributes.size(), attributes.fileKey(),
				KeyFileCheck.forUser(username).findProblem(file));
	}

}
