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

import java.util.Collection;

/**
 * Exception thrown if the user requests a column that the result does not have. Its
 * message is one line for the user.
 *
 * @since 0.1.0
 * @see SshResultRenderer
 */
@SuppressWarnings("serial")
public final class UnknownColumnException extends RuntimeException {

	/**
	 * Create a new {@link UnknownColumnException} instance.
	 * @param column the column, as the user typed it
	 * @param available the columns of the result
	 */
	public UnknownColumnException(String column, Collection<String> available) {
		super("there is no column '" + column + "'. "
				+ (available.isEmpty() ? "The result has no columns" : "Use some of " + String.join(", ", available)));
	}

}
