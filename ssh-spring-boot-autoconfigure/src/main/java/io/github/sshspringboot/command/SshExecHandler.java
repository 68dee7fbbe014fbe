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

import io.github.sshspringboot.server.ExitStatus;

/**
 * Interface for beans that take whole command lines of {@code exec} requests, unparsed,
 * beside the commands of the application: {@code rsync --server}, {@code scp -t} and
 * other programs that a client expects on the server. Beans are asked in their order,
 * before the commands, and the first that supports the line handles it. What is typed in
 * a shell is for commands only.
 * <p>
 * A handler is called through the bean's proxy, as the logged-in user, on a thread of the
 * command executor, and interrupted, authorised and observed as a command of its name.
 *
 * @since 0.1.0
 * @see SshCommand#raw()
 */
public interface SshExecHandler {

	/**
	 * Return the name for rules, audit and metrics, which is written like the name of a
	 * command and that no command has. Called once, when the application starts.
	 * @return the name of the handler
	 */
	String getName();

	/**
	 * Return whether this handler takes a command line. Called on the thread of the
	 * command, before the user is authorised for the handler: must be quick and must not
	 * reveal anything. If it throws an exception, the line is not run at all.
	 * @param line the line as the client sent it, at most 65,536 characters
	 * @return whether to handle the line
	 */
	boolean supports(String line);

	/**
	 * Handle a command line.
	 * @param line the line as the client sent it
	 * @param context the context of the run, with the streams
	 * @return what to tell the client
	 * @throws Exception if the line cannot be handled, which the user is told as for a
	 * command
	 */
	ExitStatus handle(String line, SshCommandContext context) throws Exception;

}
