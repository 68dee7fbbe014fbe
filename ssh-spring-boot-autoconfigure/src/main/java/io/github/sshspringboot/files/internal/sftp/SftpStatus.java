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

package io.github.sshspringboot.files.internal.sftp;

import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/**
 * The codes of statuses, in the order of their numbers (section 7).
 */
enum SftpStatus {

	OK, EOF, NO_SUCH_FILE, PERMISSION_DENIED, FAILURE, BAD_MESSAGE, NO_CONNECTION, CONNECTION_LOST, OP_UNSUPPORTED;

	static SftpStatus of(Exception failure) {
		if (failure instanceof SftpException ex) {
			return ex.getStatus();
		}
		if (failure instanceof NoSuchFileException || failure instanceof NotDirectoryException) {
			return NO_SUCH_FILE;
		}
		if (failure instanceof AccessDeniedException) {
			return PERMISSION_DENIED;
		}
		return (failure instanceof UnsupportedOperationException) ? OP_UNSUPPORTED : FAILURE;
	}

}
