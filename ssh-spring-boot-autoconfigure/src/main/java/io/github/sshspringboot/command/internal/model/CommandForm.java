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

package io.github.sshspringboot.command.internal.model;

/**
 * How clients call a command.
 */
public enum CommandForm {

	/** By a name and words, which are parsed. */
	WORDS,

	/** By a name and words, which another library parses. */
	FOREIGN,

	/** By a name at the begin of a line, whose rest is not parsed. */
	RAW,

	/** By a line that its handler supports, which is not parsed. */
	HANDLER,

	/** As a subsystem. */
	SUBSYSTEM,

	/** By a client that opens its file. */
	FILE;

	/**
	 * Whether the only argument is text as the client sent it.
	 */
	public boolean isUnparsed() {
		return this == RAW || this == HANDLER;
	}

}
