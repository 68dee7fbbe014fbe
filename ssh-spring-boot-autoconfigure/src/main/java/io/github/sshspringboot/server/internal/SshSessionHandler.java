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

package io.github.sshspringboot.server.internal;

import io.github.sshspringboot.server.ExitStatus;
import io.github.sshspringboot.server.internal.execution.CommandKind;

/**
 * Does the work of a session channel.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface SshSessionHandler {

	/**
	 * Return the kind of a command line, by which its turn comes. Called on an I/O
	 * thread: it must be quick and not block.
	 * @param commandLine the command line of an {@code exec} request
	 * @return the kind
	 */
	default CommandKind getKind(String commandLine) {
		return CommandKind.WORK;
	}

	/**
	 * Do the work. Called on a thread of the command executor for an {@code exec}
	 * request, on a thread of its own for a shell; the thread is interrupted when the
	 * session is cancelled.
	 * @param session the session
	 * @return what to tell the client
	 * @throws Exception if the work failed; the client is told status 1
	 */
	ExitStatus handle(SshSession session) throws Exception;

}
