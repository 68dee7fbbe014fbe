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

import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;

import io.github.sshspringboot.server.SshConnection;
import io.github.sshspringboot.server.internal.execution.Cancellation;
import org.jspecify.annotations.Nullable;

/**
 * One session channel on which a client asked to run a command or a shell (RFC 4254
 * section 6).
 *
 * @since 0.1.0
 */
public interface SshSession {

	/**
	 * The connection that the channel belongs to.
	 * @return the connection
	 */
	SshConnection getConnection();

	/**
	 * The command line of an {@code exec} request.
	 * @return the command line, {@code null} for a shell
	 */
	@Nullable String getCommand();

	/**
	 * The environment variables that were let through.
	 * @return the variables by name, unmodifiable
	 */
	Map<String, String> getEnvironment();

	/**
	 * The client's terminal.
	 * @return the terminal, {@code null} if the client asked for none
	 */
	@Nullable SshPty getPty();

	/**
	 * Standard input. A read at its end returns -1 after the client's EOF and throws when
	 * the connection was lost.
	 * @return the stream
	 */
	InputStream getInput();

	/**
	 * Standard output. Buffered; writes block while the client does not read.
	 * @return the stream
	 */
	OutputStream getOutput();

	/**
	 * Standard error. Buffered; writes block while the client does not read.
	 * @return the stream
	 */
	OutputStream getError();

	/**
	 * Whether some output can be written at once, without waiting for the client.
	 * @return whether there is room for some thousand bytes
	 */
	boolean isWritable();

	/**
	 * What ends the work of this session before its time.
	 * @return the cancellation, bound to the handler's thread
	 */
	Cancellation getCancellation();

	/**
	 * Number the work that the client waits for, such as a command typed in a shell. A
	 * draining server waits for it. The command of an {@code exec} request counts by
	 * itself.
	 * @return a handle to close when the work is done
	 */
	Activity beginActivity();

	/**
	 * Tell that the current thread begins to run a command.
	 * @param name the registered name of the command, never what the client sent
	 * @return a handle to close on the same thread when the command has ended
	 * @see SshConnection#getRunningCommands()
	 */
	Activity beginCommand(String name);

	/**
	 * Receive what the client sends besides data, instead of the default, which cancels
	 * the session on {@code INT}, {@code TERM}, {@code HUP}, {@code QUIT} and
	 * {@code KILL}.
	 * @param listener the listener, called on an I/O thread: it must not block
	 */
	void setListener(SshSessionListener listener);

	/**
	 * Work that a client waits for.
	 */
	interface Activity extends AutoCloseable {

		@Override
		void close();

	}

}
