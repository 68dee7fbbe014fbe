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
 * Why a file of keys cannot be trusted.
 *
 * @param reason what is wrong, a part of a sentence after the name of the file
 * @param action what to do, a part of a sentence
 * @since 0.1.0
 */
public record KeyFileProblem(String reason, String action) {

	private static final String NOT_READABLE = "the user of this application may not read it";

	public KeyFileProblem {
		Assert.hasText(reason, "'reason' must not be empty");
		Assert.hasText(action, "'action' must not be empty");
	}

	/**
	 * Tell why a file cannot be read. The messages of exceptions often name nothing but
	 * the file.
	 * @param resource the file
	 * @param failure what was thrown
	 * @return the cause, a part of a sentence
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
