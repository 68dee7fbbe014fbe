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
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;

import io.github.sshspringboot.server.internal.FailureLog;
import org.apache.commons.logging.LogFactory;

/**
 * A failure of an operation, which its user may read: with the path of the client, and
 * with reasons that tell nothing of the host.
 */
final class FileFailure extends FileSystemException {

	private static final FailureLog failures = new FailureLog(LogFactory.getLog(FileFailure.class), Clock.systemUTC());

	/**
	 * What the messages of operating systems contain.
	 */
	private static final Map<String, String> REASONS = Map.of("no space left", "No space left on the server",
			"not enough space", "No space left on the server", "disk quota exceeded", "No space left on the server",
			"is a directory", "Is a directory", "name too long", "The name is too long", "invalid argument",
			"The operation is not possible with these paths", "read-only file system", "The files are read-only");

	FileFailure(String path, String reason) {
		super(path, null, reason);
	}

	/**
	 * Return a failure as its user may read it.
	 */
	static FileSystemException of(String path, Exception failure) {
		if (failure instanceof FileFailure known) {
			return known;
		}
		if (failure instanceof DeniedFailure known) {
			return known;
		}
		if (failure instanceof DirectoryIteratorException && failure.getCause() instanceof IOException cause) {
			return of(path, cause);
		}
		if (failure instanceof NoSuchFileException || failure instanceof FileSystemLoopException) {
			return new NoSuchFileException(path);
		}
		if (failure instanceof FileAlreadyExistsException) {
			return new FileAlreadyExistsException(path);
		}
		if (failure instanceof AccessDeniedException) {
			return new AccessDeniedException(path);
		}
		if (failure instanceof NotDirectoryException) {
			return new NotDirectoryException(path);
		}
		if (failure instanceof InvalidPathException) {
			return new FileFailure(path, "The server cannot store a file of this name");
		}
		if (failure instanceof DirectoryNotEmptyException) {
			return new DirectoryNotEmptyException(path);
		}
		if (failure instanceof ClosedByInterruptException) {
			return new FileFailure(path, "The session has ended");
		}
		return other(path, failure);
	}

	private static FileSystemException other(String path, Exception failure) {
		String message = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
		if (message.contains("symbolic links")) {
			return new NoSuchFileException(path);
		}
		if (message.contains("not a directory")) {
			return new NotDirectoryException(path);
		}
		for (Map.Entry<String, String> reason : REASONS.entrySet()) {
			if (message.contains(reason.getKey())) {
				return new FileFailure(path, reason.getValue());
			}
		}
		failures.error("An operation on files failed: " + failure, failure);
		return new FileFailure(path, "The operation failed");
	}

}
