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

package io.github.sshspringboot.server.internal.execution;

import io.github.sshspringboot.server.ExitStatus;

/**
 * The outcome of a command. It cannot be derived from the {@link ExitStatus}, because an
 * application may return any number.
 */
public enum CommandOutcome {

	/** The command ran, and its exit status is its own. */
	RAN,

	/** The user is not allowed to run the command. */
	DENIED,

	/** The command line is wrong. */
	USAGE,

	/** There is no such command. */
	NOT_FOUND,

	/** The command did not run, because the server cannot run more commands now. */
	BUSY,

	/**
	 * The command was interrupted by the user, a lost connection, its time limit or the
	 * stop of the server.
	 */
	CANCELLED

}
