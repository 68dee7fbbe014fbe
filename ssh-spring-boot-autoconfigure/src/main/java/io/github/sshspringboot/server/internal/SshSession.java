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

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;

import io.github.sshspringboot.server.SshConnection;
import io.github.sshspringboot.server.internal.execution.Cancellation;
import org.jspecify.annotations.Nullable;

/**
 * A session channel on which a client requested a command or a shell (RFC 4254 section
 * 6).
 */
public interface SshSession {

	SshConnection getConnection();

	/**
	 * Return whether the listener that the client connected to carries a service.
	 */
	boolean carries(SshService service);

	/**
	 * Return the command line of an {@code exec} request, or {@code null} for a shell or
	 * a subsystem.
	 */
	@Nullable String getCommand();

	/**
	 * Return the name of the requested subsystem, or {@code null} if another request
	 * started the session.
	 */
	@Nullable String getSubsystem();

	/**
	 * Return the command line or the name of the subsystem that the client requested,
	 * even if another one is forced, or {@code null} for a shell.
	 */
	default @Nullable String getOriginalCommand() {
		return getCommand();
	}

	/**
	 * Return the accepted environment variables, and those that are set for each session,
	 * unmodifiable.
	 */
	Map<String, String> getEnvironment();

	/**
	 * Return the client's terminal, or {@code null} if it did not request one.
	 */
	@Nullable SshPty getPty();

	/**
	 * Return standard input. Reading returns -1 after the client's EOF, and throws when
	 * the connection was lost.
	 */
	InputStream getInput();

	/**
	 * Return standard output. It is buffered, and writes block while the client does not
	 * read.
	 */
	OutputStream getOutput();

	/**
	 * Return standard error. It is buffered, and writes block while the client does not
	 * read.
	 */
	OutputStream getError();

	/**
	 * Return whether a few thousand bytes of output can be written without waiting for
	 * the client.
	 */
	boolean isWritable();

	/**
	 * Return whether the client reads no more output ({@code eow@openssh.com}), so that
	 * writing it fails with an {@link OutputClosedException}.
	 */
	default boolean isOutputClosed() {
		return false;
	}

	/**
	 * Return whether the client forwards its agent to this session.
	 */
	default boolean isAgentForwarded() {
		return false;
	}

	/**
	 * Connect to the agent of the client, and wait a bounded time for it.
	 */
	default AgentConnection openAgent() throws IOException {
		throw new IOException("There is no agent");
	}

	/**
	 * Return the handlers of signals and breaks of the running command.
	 */
	SignalHandlers getSignals();

	/**
	 * Return the cancellation of the session, which is bound to the handler's thread.
	 */
	Cancellation getCancellation();

	/**
	 * Count work that the client waits for, such as a command typed in a shell, until the
	 * handle is closed. A draining server waits for it. The command of an {@code exec}
	 * request is counted automatically.
	 */
	Activity beginActivity();

	/**
	 * Note that the current thread starts running a command with the given registered
	 * name, until the handle is closed on the same thread. The name must not be anything
	 * that the client sent.
	 * @see SshConnection#getRunningCommands()
	 */
	Activity beginCommand(String name);

	/**
	 * Set the listener for signals, resizes and draining, called on an I/O thread. It
	 * replaces the default, which passes signals to the {@link #getSignals() handlers} or
	 * cancels the session.
	 */
	void setListener(SshSessionListener listener);

	/**
	 * Note that what is read from {@link #getInput()} may be secret until the handle is
	 * closed, so that it is not recorded. Begins before anything is read. What turns out
	 * not to be secret can be {@link #noteInput noted}. The input of a client with a
	 * terminal is never recorded otherwise, because nobody can tell from its bytes
	 * whether they are echoed.
	 */
	default Activity beginSecretInput() {
		return () -> {
		};
	}

	/**
	 * Note what the client typed if it may be recorded: it is not secret, and it was
	 * echoed if there is a terminal.
	 */
	default void noteInput(byte[] input) {
	}

	/**
	 * Work that a client waits for.
	 */
	interface Activity extends AutoCloseable {

		@Override
		void close();

	}

}
