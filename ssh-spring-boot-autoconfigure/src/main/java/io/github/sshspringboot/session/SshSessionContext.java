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

import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;

import io.github.sshspringboot.server.SshConnection;
import org.jspecify.annotations.Nullable;

/**
 * A session that a backend runs: what the client requested, its terminal and its streams.
 * It is valid until the backend returns. Its methods may be called from any thread.
 *
 * @since 0.1.0
 */
public interface SshSessionContext {

	/**
	 * Return the identifier of the session, unique within the running application.
	 * @return the identifier, letters, digits and hyphens only
	 */
	String getId();

	/**
	 * Return what the client requested.
	 * @return the request
	 */
	SshSessionRequest getRequest();

	/**
	 * Return the connection, with its user.
	 * @return the connection
	 */
	default SshConnection getConnection() {
		return getRequest().connection();
	}

	/**
	 * Return the environment variables of the session: those that were accepted from the
	 * client, those of its key, and those of the server.
	 * @return the variables by name, unmodifiable
	 */
	Map<String, String> getEnvironment();

	/**
	 * Return the client's terminal as it is now.
	 * @return the terminal, or {@code null} if the client did not request one
	 */
	@Nullable SshPseudoTerminal getTerminal();

	/**
	 * Set the handler that is told the terminal after each change of its size. Called on
	 * another thread, one call at a time; sizes that are already outdated may be left
	 * out.
	 * @param handler the handler, which replaces an earlier one
	 */
	void onResize(Consumer<SshPseudoTerminal> handler);

	/**
	 * Set the handler for signals that the client sends (RFC 4254 section 6.9). It gets
	 * the name without {@code SIG}, such as {@code INT}, and returns whether the signal
	 * is dealt with; otherwise {@code INT}, {@code TERM}, {@code HUP} and {@code QUIT}
	 * interrupt the session. {@code KILL} always does. Called on another thread.
	 * @param handler the handler, which replaces an earlier one
	 */
	void onSignal(Predicate<String> handler);

	/**
	 * Set the handler for breaks that the client sends (RFC 4335). It gets the length,
	 * zero for the default one, and returns whether the break is dealt with; otherwise it
	 * is the signal {@code INT}. Called on another thread.
	 * @param handler the handler, which replaces an earlier one
	 */
	void onBreak(Predicate<Duration> handler);

	/**
	 * Add a callback for the end that is forced on the session: the client left, a time
	 * limit was exceeded, or the server stops. The thread of the session is interrupted
	 * as well. Called at once if that has happened already. It must not block.
	 * @param callback the callback
	 */
	void onCancel(Runnable callback);

	/**
	 * Return the stream of what the client sends. It ends with the client's EOF.
	 * @return standard input
	 */
	InputStream getInput();

	/**
	 * Return the stream for standard output. It is buffered, blocks while the client does
	 * not read, and is flushed when the backend returns.
	 * @return standard output
	 */
	OutputStream getOutput();

	/**
	 * Return the stream for standard error, which is like that for standard output.
	 * @return standard error
	 */
	OutputStream getError();

}
