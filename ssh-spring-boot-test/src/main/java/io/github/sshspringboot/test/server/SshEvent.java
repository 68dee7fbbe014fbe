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

package io.github.sshspringboot.test.server;

import java.util.List;

/**
 * Something that happened at an {@link SshTestServer}. Events are values: a test compares
 * them with ones that it makes itself. Texts that clients sent are cut after 1,024
 * characters.
 *
 * @since 0.1.0
 * @see SshTimeline
 */
public sealed interface SshEvent {

	/**
	 * A connection was accepted.
	 */
	record ConnectionOpened() implements SshEvent {
	}

	/**
	 * The client said which software it is.
	 *
	 * @param software its identification, such as {@code SSH-2.0-OpenSSH_9.2}
	 */
	record ClientIdentified(String software) implements SshEvent {

		public ClientIdentified {
			software = EventText.cut(software);
		}

	}

	/**
	 * Keys were exchanged, first or again.
	 *
	 * @param keyExchange the method of the exchange
	 * @param hostKey the algorithm of the host key
	 * @param cipher the cipher from the client to the server
	 */
	record KeysExchanged(String keyExchange, String hostKey, String cipher) implements SshEvent {
	}

	/**
	 * The client asked whether a key would be accepted.
	 *
	 * @param username the name of the user
	 * @param fingerprint the fingerprint of the key, such as {@code SHA256:...}
	 * @param accepted whether it would be
	 */
	record KeyOffered(String username, String fingerprint, boolean accepted) implements SshEvent {

		public KeyOffered {
			username = EventText.cut(username);
		}

	}

	/**
	 * The user was asked, with the method {@code keyboard-interactive}.
	 *
	 * @param username the name of the user
	 * @param prompts the prompts of this round
	 */
	record Prompted(String username, List<String> prompts) implements SshEvent {

		public Prompted {
			username = EventText.cut(username);
			prompts = List.copyOf(prompts);
		}

	}

	/**
	 * The client tried to log in. Most clients first try {@code none}.
	 *
	 * @param username the name of the user
	 * @param method the name of the method
	 * @param outcome what came of it
	 */
	record LoginAttempted(String username, String method, Outcome outcome) implements SshEvent {

		public LoginAttempted {
			username = EventText.cut(username);
			method = EventText.cut(method);
		}

		/**
		 * Return an attempt that ended in a login.
		 * @param username the name of the user
		 * @param method the name of the method
		 * @return the event
		 */
		public static LoginAttempted accepted(String username, String method) {
			return new LoginAttempted(username, method, Outcome.ACCEPTED);
		}

		/**
		 * Return an attempt that was right, after which more methods are needed.
		 * @param username the name of the user
		 * @param method the name of the method
		 * @return the event
		 */
		public static LoginAttempted partial(String username, String method) {
			return new LoginAttempted(username, method, Outcome.PARTIAL);
		}

		/**
		 * Return an attempt that was refused.
		 * @param username the name of the user
		 * @param method the name of the method
		 * @return the event
		 */
		public static LoginAttempted refused(String username, String method) {
			return new LoginAttempted(username, method, Outcome.REFUSED);
		}

		/**
		 * What came of an attempt.
		 */
		public enum Outcome {

			/**
			 * The user is logged in.
			 */
			ACCEPTED,

			/**
			 * The method succeeded, but is not enough.
			 */
			PARTIAL,

			/**
			 * The method failed, or is not offered.
			 */
			REFUSED

		}

	}

	/**
	 * A channel was opened, by either side.
	 *
	 * @param type its type, such as {@code session} or {@code direct-tcpip}
	 */
	record ChannelOpened(String type) implements SshEvent {
	}

	/**
	 * A channel was closed.
	 *
	 * @param type its type
	 */
	record ChannelClosed(String type) implements SshEvent {
	}

	/**
	 * The client sent a variable of the environment.
	 *
	 * @param name the name of the variable
	 * @param value its value
	 */
	record VariableSet(String name, String value) implements SshEvent {

		public VariableSet {
			name = EventText.cut(name);
			value = EventText.cut(value);
		}

	}

	/**
	 * The client asked for a terminal.
	 *
	 * @param pty the terminal
	 */
	record PtyRequested(SshPty pty) implements SshEvent {
	}

	/**
	 * The client's terminal has another size.
	 *
	 * @param pty the terminal
	 */
	record PtyResized(SshPty pty) implements SshEvent {
	}

	/**
	 * The client asked to run a command.
	 *
	 * @param line the command line
	 */
	record ExecRequested(String line) implements SshEvent {

		public ExecRequested {
			line = EventText.cut(line);
		}

	}

	/**
	 * The client asked for a shell.
	 */
	record ShellRequested() implements SshEvent {
	}

	/**
	 * A line was typed into the shell.
	 *
	 * @param line the line
	 */
	record LineTyped(String line) implements SshEvent {

		public LineTyped {
			line = EventText.cut(line);
		}

	}

	/**
	 * The client asked for a subsystem.
	 *
	 * @param name its name, such as {@code sftp}
	 */
	record SubsystemRequested(String name) implements SshEvent {

		public SubsystemRequested {
			name = EventText.cut(name);
		}

	}

	/**
	 * The client sent another request, of a channel or of the connection.
	 *
	 * @param type its type, such as {@code keepalive@openssh.com}
	 */
	record OtherRequested(String type) implements SshEvent {

		public OtherRequested {
			type = EventText.cut(type);
		}

	}

	/**
	 * The client sent a signal.
	 *
	 * @param name its name without {@code SIG}
	 */
	record SignalReceived(String name) implements SshEvent {

		public SignalReceived {
			name = EventText.cut(name);
		}

	}

	/**
	 * The client ended its input.
	 */
	record InputEnded() implements SshEvent {
	}

	/**
	 * A handler of the test threw an exception.
	 *
	 * @param exception the exception
	 */
	record HandlerFailed(String exception) implements SshEvent {

		public HandlerFailed {
			exception = EventText.cut(exception);
		}

	}

	/**
	 * A command, shell or subsystem ended.
	 *
	 * @param status the exit status that the client is told
	 */
	record Exited(int status) implements SshEvent {
	}

	/**
	 * A command, shell or subsystem ended by a signal.
	 *
	 * @param signal the signal that the client is told
	 */
	record ExitedBySignal(String signal) implements SshEvent {
	}

	/**
	 * The client asked to connect to a port from here ({@code ssh -L}, {@code -D} or
	 * {@code -W}).
	 *
	 * @param host the host that it named
	 * @param port the port
	 * @param permitted whether the connection was tried
	 */
	record ForwardRequested(String host, int port, boolean permitted) implements SshEvent {

		public ForwardRequested {
			host = EventText.cut(host);
		}

	}

	/**
	 * The client asked to listen here ({@code ssh -R}).
	 *
	 * @param host the host that it named
	 * @param port the port, which is the one bound if it asked for any
	 * @param permitted whether the server listens
	 */
	record ReverseForwardRequested(String host, int port, boolean permitted) implements SshEvent {

		public ReverseForwardRequested {
			host = EventText.cut(host);
		}

	}

	/**
	 * The client asked to listen no longer.
	 *
	 * @param host the host that it named
	 * @param port the port
	 */
	record ReverseForwardCancelled(String host, int port) implements SshEvent {

		public ReverseForwardCancelled {
			host = EventText.cut(host);
		}

	}

	/**
	 * The client did something with a file.
	 *
	 * @param operation what it did
	 * @param path the path of the file; of a file that was moved, the new one
	 */
	record FileUsed(Operation operation, String path) implements SshEvent {

		public FileUsed {
			path = EventText.cut(path);
		}

		/**
		 * What is done with files.
		 */
		public enum Operation {

			/**
			 * A file was opened to be read.
			 */
			OPENED_TO_READ,

			/**
			 * A file was opened to be written.
			 */
			OPENED_TO_WRITE,

			/**
			 * A file was closed.
			 */
			CLOSED,

			/**
			 * A directory was listed.
			 */
			LISTED,

			/**
			 * A directory was made.
			 */
			DIRECTORY_CREATED,

			/**
			 * A file or directory was moved or renamed.
			 */
			MOVED,

			/**
			 * A file or directory was removed.
			 */
			REMOVED,

			/**
			 * A link was made.
			 */
			LINKED,

			/**
			 * Attributes were changed.
			 */
			ATTRIBUTES_CHANGED

		}

	}

	/**
	 * The server dropped the connection because of a fault or a bound.
	 *
	 * @param reason why
	 */
	record ConnectionDropped(String reason) implements SshEvent {
	}

	/**
	 * One side said that it disconnects.
	 *
	 * @param reason the code of the reason (RFC 4253, section 11.1)
	 * @param message the message
	 * @param byClient whether the client said so
	 */
	record Disconnected(int reason, String message, boolean byClient) implements SshEvent {

		public Disconnected {
			message = EventText.cut(message);
		}

	}

	/**
	 * A connection was closed.
	 */
	record ConnectionClosed() implements SshEvent {
	}

}
