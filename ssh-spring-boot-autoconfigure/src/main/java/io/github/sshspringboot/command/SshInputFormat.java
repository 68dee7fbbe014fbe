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

/**
 * The formats of standard input.
 *
 * @since 0.1.0
 * @see SshStdin#format()
 */
public enum SshInputFormat {

	/**
	 * Detect the format from the content, unless the user specifies it: input that begins
	 * with {@code [} or <code>{</code> is JSON, any other input is CSV.
	 */
	DETECT,

	/**
	 * A single JSON value, whose elements are the rows if it is an array, or several
	 * consecutive JSON values.
	 */
	JSON,

	/**
	 * Consecutive JSON values, usually one per line.
	 */
	NDJSON,

	/**
	 * Comma-separated values after a header line with the names of the columns.
	 */
	CSV

}
