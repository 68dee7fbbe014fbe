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

import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketAddress;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.security.core.Authentication;

/**
 * The context of one run of a command: the user, the connection and the streams. A
 * command method may have a parameter of this type. The context is valid until the
 * command has ended. Its methods may be called from any thread.
 *
 * @since 0.1.0
 */
public interface SshCommandContext {

	/**
	 * Return the full name of the command, such as {@code orders list}.
	 * @return the name of the command
	 */
	String getCommandName();

	/**
	 * Return the logged-in user.
	 * @return the authentication that resulted from the login
	 */
	Authentication getAuthentication();

	/**
	 * Return the identifier of the connection, which is unique within the running server.
	 * @return the identifier of the connection
	 */
	String getConnectionId();

	/**
	 * Return the address of the client.
	 * @return the remote address
	 */
	SocketAddress getRemoteAddress();

	/**
	 * Return the environment variables that the client sent and
	 * {@code ssh.session.accept-env} accepts.
	 * @return the variables by name, unmodifiable
	 */
	Map<String, String> getEnvironment();

	/**
	 * Return the user's locale, taken from {@code LC_ALL}, {@code LC_MESSAGES} or
	 * {@code LANG} of the client, or the default locale of the JVM if the client sent
	 * none of them.
	 * @return the locale
	 */
	Locale getLocale();

	/**
	 * Return the user's terminal.
	 * @return the terminal, {@code null} if the client did not request one
	 */
	@Nullable SshTerminal getTerminal();

	/**
	 * Return standard input, as bytes. It ends when the client sends EOF.
	 * @return the stream
	 */
	InputStream getInput();

	/**
	 * Return standard output, as bytes. It is buffered and flushed when the command ends.
	 * @return the stream
	 */
	OutputStream getOutput();

	/**
	 * Return standard error, as bytes. It is buffered and flushed when the command ends.
	 * @return the stream
	 */
	OutputStream getError();

}
