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
 * One run of a command: who runs it, from where, and its streams. A command method may
 * have a parameter of this type. Valid until the command has ended; its methods may be
 * called from any thread.
 *
 * @since 0.1.0
 */
public interface SshCommandContext {

	/**
	 * The full name of the command, such as {@code orders list}.
	 * @return the name
	 */
	String getCommandName();

	/**
	 * The logged-in user.
	 * @return the authentication that the login ended with
	 */
	Authentication getAuthentication();

	/**
	 * Identifier of the connection, unique within the running server.
	 * @return the identifier
	 */
	String getConnectionId();

	/**
	 * The client's address.
	 * @return the address
	 */
	SocketAddress getRemoteAddress();

	/**
	 * The environment variables that the client sent and {@code ssh.session.accept-env}
	 * lets through.
	 * @return the variables by name, unmodifiable
	 */
	Map<String, String> getEnvironment();

	/**
	 * The user's locale, from {@code LC_ALL}, {@code LC_MESSAGES} or {@code LANG} of the
	 * client, else the locale of the JVM.
	 * @return the locale
	 */
	Locale getLocale();

	/**
	 * The terminal, if the client asked for one.
	 * @return the terminal or {@code null}
	 */
	@Nullable SshTerminal getTerminal();

	/**
	 * Standard input, as bytes. Ends with the client's EOF.
	 * @return the stream
	 */
	InputStream getInput();

	/**
	 * Standard output, as bytes, buffered: what is not flushed is sent when the command
	 * ends.
	 * @return the stream
	 */
	OutputStream getOutput();

	/**
	 * Standard error, as bytes, buffered: what is not flushed is sent when the command
	 * ends.
	 * @return the stream
	 */
	OutputStream getError();

}
