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

package io.github.sshspringboot.files.internal;

import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

import io.github.sshspringboot.server.internal.text.PrintableText;

/**
 * What a client is told about a failure: the reason if it is meant for users, and never
 * the message of an exception.
 */
public final class FailureText {

	/** The text for a failure that is not explained to clients. */
	public static final String UNKNOWN = "Failure";

	private FailureText() {
	}

	public static String describe(Exception failure) {
		if (failure instanceof FileSystemException ex && ex.getReason() != null) {
			return PrintableText.of(ex.getReason());
		}
		if (failure instanceof NoSuchFileException) {
			return "No such file or directory";
		}
		if (failure instanceof AccessDeniedException) {
			return "Permission denied";
		}
		if (failure instanceof FileAlreadyExistsException) {
			return "File already exists";
		}
		if (failure instanceof NotDirectoryException) {
			return "Not a directory";
		}
		return (failure instanceof DirectoryNotEmptyException) ? "Directory not empty" : UNKNOWN;
	}

}
