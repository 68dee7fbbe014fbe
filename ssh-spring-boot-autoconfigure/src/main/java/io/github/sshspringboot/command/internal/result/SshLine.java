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

package io.github.sshspringboot.command.internal.result;

/**
 * A row that people rather read as a line of text, such as an event of a log. It is shown
 * as that line unless the user asks for a format or for columns; every format, and the
 * stages of pipelines that work on rows, see its properties.
 *
 * @since 0.1.0
 */
public interface SshLine {

	/**
	 * The row as a line. Control characters are replaced by blanks.
	 * @return the line, without its end
	 */
	String toLine();

}
