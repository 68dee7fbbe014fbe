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

package io.github.sshspringboot.session;

import io.github.sshspringboot.server.ExitStatus;

/**
 * Where sessions run. The limits of the server, recording, auditing and the restrictions
 * of the login stand around every backend alike. A backend of the application is a bean
 * with a name of its own; the server's own bean {@value #COMMANDS} runs the commands and
 * the shell of the application, and cannot be replaced.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface SshSessionBackend {

	/** Name of the backend that runs the commands and the shell of the application. */
	String COMMANDS = "commands";

	/**
	 * Run a session and return what to tell the client. Called on a thread of the
	 * session, which is interrupted when the session has to end. Whatever the session
	 * started must have ended when this method returns.
	 * @param session the session
	 * @return the exit status or signal for the client
	 * @throws SshSessionException if the session cannot run, with the message for the
	 * user
	 * @throws Exception any other failure, whose details are logged and not told to the
	 * user
	 */
	ExitStatus run(SshSessionContext session) throws Exception;

}
