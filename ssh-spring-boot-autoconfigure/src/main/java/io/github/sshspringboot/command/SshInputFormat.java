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
 * A format of standard input.
 *
 * @since 0.1.0
 */
public enum SshInputFormat {

	/**
	 * The format is found from the content, unless the user names it: {@code [} or
	 * <code>{</code> at the beginning mean JSON, everything else CSV.
	 */
	DETECT,

	/**
	 * One JSON value, of which an array holds the rows, or several after each other.
	 */
	JSON,

	/**
	 * JSON values after each other, usually one in each line.
	 */
	NDJSON,

	/**
	 * Comma-separated values below a line with the names of the columns.
	 */
	CSV

}
