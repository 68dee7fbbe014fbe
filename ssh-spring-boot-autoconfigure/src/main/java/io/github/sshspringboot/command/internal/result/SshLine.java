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
 * A row that is usually read as a line of text, such as a log event. It is written as
 * that line unless the user specifies a format or columns. All formats, and the stages of
 * a pipeline that work on rows, use its properties.
 *
 * @since 0.1.0
 */
public interface SshLine {

	/**
	 * Return the row as a line of text. Control characters are replaced by blanks when it
	 * is written.
	 * @return the line, without a line terminator
	 */
	String toLine();

}
