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
 * Writes what commands return in one format, which users choose by {@code --output}. A
 * bean of this type adds a format, or replaces the one of that name. Used by many threads
 * at once.
 *
 * @since 0.1.0
 */
public interface SshResultRenderer {

	/**
	 * The name of the format.
	 * @return the name, as users type it
	 */
	String getFormat();

	/**
	 * Whether the format shows a {@link SshDocument} as it is, rather than its rows.
	 * @return whether it does, by default {@code false}
	 */
	default boolean isDocumentFormat() {
		return false;
	}

	/**
	 * Write the values, each before the next is asked for.
	 * @param result the values and how they are wanted
	 * @param output standard output, in UTF-8, not to be closed
	 * @throws UnknownColumnException if the user asks for a column that there is not
	 * @throws IOException if the client is gone or the command is cancelled
	 */
	void render(SshResult result, OutputStream output) throws IOException;

}
