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

import java.io.Closeable;
import java.io.IOException;

import io.github.sshspringboot.files.internal.FileListing;
import io.github.sshspringboot.files.internal.FilePath;
import io.github.sshspringboot.files.internal.OpenFile;
import io.github.sshspringboot.files.internal.OpenMode;

/**
 * What a client has opened.
 */
sealed interface SftpHandle extends Closeable {

	/**
	 * A file.
	 */
	record FileHandle(FilePath path, OpenMode mode, OpenFile file) implements SftpHandle {

		@Override
		public void close() throws IOException {
			this.file.close();
		}

	}

	/**
	 * The entries of a directory.
	 */
	record DirectoryHandle(FilePath path, FileListing listing) implements SftpHandle {

		@Override
		public void close() throws IOException {
			this.listing.close();
		}

	}

}
