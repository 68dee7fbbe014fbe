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
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

import org.springframework.core.io.Resource;
import org.springframework.util.Assert;

/**
 * Why a key file cannot be trusted. The reason continues a sentence after the name of the
 * file; the action is a part of a sentence.
 */
public record KeyFileProblem(String reason, String action) {

	private static final String NOT_READABLE = "the user of this application may not read it";

	public KeyFileProblem {
		Assert.hasText(reason, "'reason' must not be empty");
		Assert.hasText(action, "'action' must not be empty");
	}

	/**
	 * Describe why a resource cannot be read, as a part of a sentence. The messages of
	 * exceptions often contain only the name of the file.
	 */
	public static String describe(Resource resource, Exception failure) {
		if (failure instanceof AccessDeniedException) {
			return NOT_READABLE;
		}
		try {
			Path file = (failure instanceof IOException && resource.isFile()) ? resource.getFile().toPath() : null;
			if (file != null && !Files.exists(file)) {
				return "there is no such file";
			}
			if (file != null && Files.isDirectory(file)) {
				return "it is a directory";
			}
			if (file != null && !Files.isReadable(file)) {
				return NOT_READABLE;
			}
		}
		catch (IOException | InvalidPathException ex) {
			// The first failure tells more
		}
		return (failure.getMessage() != null) ? failure.getMessage() : failure.getClass().getSimpleName();
	}

}
