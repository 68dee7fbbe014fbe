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

package io.github.sshspringboot.command;

import java.io.IOException;
import java.io.OutputStream;

import io.github.sshspringboot.command.internal.result.SshDocument;

/**
 * Strategy interface that writes results in one format, which users select with
 * {@code --output}. A bean of this type adds a format, or replaces the format of the same
 * name. Implementations must be thread-safe.
 *
 * @since 0.1.0
 */
public interface SshResultRenderer {

	/**
	 * Return the name of the format.
	 * @return the name, as users type it
	 */
	String getFormat();

	/**
	 * Return whether the format shows an {@link SshDocument} as a document, rather than
	 * as rows.
	 * @return whether the format shows documents, by default {@code false}
	 */
	default boolean isDocumentFormat() {
		return false;
	}

	/**
	 * Write the values, each one before the next is read.
	 * @param result the values, and how to show them
	 * @param output standard output, in UTF-8, which must not be closed
	 * @throws UnknownColumnException if the user requests a column that does not exist
	 * @throws IOException if the client has disconnected or the command is cancelled
	 */
	void render(SshResult result, OutputStream output) throws IOException;

}
