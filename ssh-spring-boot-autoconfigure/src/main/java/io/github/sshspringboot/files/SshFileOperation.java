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

package io.github.sshspringboot.files;

import io.github.sshspringboot.server.SshConnection;
import org.jspecify.annotations.Nullable;

/**
 * What a client asks to do with a file.
 *
 * @param type the type of the operation
 * @param connection the connection of the client
 * @param path the path as the client sees it, such as {@code /inbox/orders.csv}
 * @param newPath the path to move the file to, {@code null} for other operations
 * @since 0.1.0
 */
public record SshFileOperation(Type type, SshConnection connection, String path, @Nullable String newPath) {

	/**
	 * The types of operations.
	 */
	public enum Type {

		/** Open a file to read it. */
		DOWNLOAD,

		/**
		 * Open a file to write to it, whether it exists or not, or change its size.
		 */
		UPLOAD,

		/** Remove a file or a directory. */
		REMOVE,

		/** Rename or move a file or a directory. */
		RENAME,

		/** Create a directory. */
		CREATE_DIRECTORY,

		/** Change the size, permissions or times of a file or directory. */
		CHANGE

	}

}
