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
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

import io.github.sshspringboot.server.SshConnection;
import io.github.sshspringboot.server.SshSignal;
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
	 * Return the connection, which tells more about the login: its methods, the keys and
	 * certificates that were used, and its restrictions.
	 * @return the connection
	 */
	SshConnection getConnection();

	/**
	 * Return what the client requested, unparsed: a command line or the name of a
	 * subsystem. If a command is forced, this is not what runs.
	 * @return the text as the client sent it, or {@code null} if it requested a shell
	 */
	@Nullable String getOriginalCommand();

	/**
	 * Return the environment variables of the session: those that the client sent and
	 * {@code ssh.session.accept-env} accepts, those of the key of the login, those of
	 * {@code ssh.session.set-env}, and {@code SSH_CONNECTION}, {@code SSH_CLIENT} and
	 * {@code SSH_ORIGINAL_COMMAND} as OpenSSH sets them. If several set a variable, the
	 * later one counts.
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
	 * Set the handler for signals that the client sends (RFC 4254 section 6.9), and for
	 * Ctrl-C on a terminal. It gets the name without {@code SIG}, such as {@code INT},
	 * and returns whether the signal is dealt with. Otherwise, {@code INT}, {@code TERM},
	 * {@code HUP} and {@code QUIT} interrupt the command. {@code KILL} always does, and
	 * is not passed to the handler. The handler is called on another thread, until the
	 * command ends.
	 * @param handler the handler, which replaces an earlier one
	 * @see SshSignal#ofName(String)
	 */
	void onSignal(Predicate<String> handler);

	/**
	 * Set the handler for breaks that the client sends (RFC 4335). It gets the length,
	 * zero for the default one, and returns whether the break is dealt with. Otherwise, a
	 * break is the signal {@code INT}. The handler is called on another thread, until the
	 * command ends.
	 * @param handler the handler, which replaces an earlier one
	 */
	void onBreak(Predicate<Duration> handler);

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
