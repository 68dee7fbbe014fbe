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

import java.nio.file.FileSystemException;

/**
 * A request that fails with a status and a text for the user.
 */
@SuppressWarnings("serial")
final class SftpException extends FileSystemException {

	private final SftpStatus status;

	SftpException(SftpStatus status, String text) {
		super(null, null, text);
		this.status = status;
	}

	static SftpException truncated() {
		return new SftpException(SftpStatus.BAD_MESSAGE, "The request is malformed, or a name is not UTF-8");
	}

	static SftpException unsupported() {
		return new SftpException(SftpStatus.OP_UNSUPPORTED, "Operation unsupported");
	}

	static SftpException denied(String text) {
		return new SftpException(SftpStatus.PERMISSION_DENIED, text);
	}

	SftpStatus getStatus() {
		return this.status;
	}

}
