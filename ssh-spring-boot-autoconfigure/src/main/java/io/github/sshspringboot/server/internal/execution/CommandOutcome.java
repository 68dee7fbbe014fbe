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
 * How the run of a command ended. The {@link ExitStatus} that the client is told does not
 * say it: an application may return any number.
 *
 * @since 0.1.0
 */
public enum CommandOutcome {

	/** It ran, and its exit status is its own. */
	RAN,

	/** The user may not run it. */
	DENIED,

	/** It was called wrongly. */
	USAGE,

	/** There is no such command. */
	NOT_FOUND,

	/** It did not run, as the server runs as many commands as it may. */
	BUSY,

	/**
	 * It was interrupted by the user, by a lost connection, by its time limit or by the
	 * stop of the server.
	 */
	CANCELLED

}
