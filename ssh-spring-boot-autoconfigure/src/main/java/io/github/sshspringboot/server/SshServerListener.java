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

package io.github.sshspringboot.server;

import java.net.SocketAddress;

/**
 * Listener for events of the server. Beans of this type are called in order. Exceptions
 * are logged and affect neither other listeners nor the client. Called on I/O threads and
 * on threads of the authentication executor, for several clients at the same time:
 * implementations must not block.
 *
 * @since 0.1.0
 */
public interface SshServerListener {

	/** Name that stands for all authentication methods that the server does not offer. */
	String UNKNOWN_METHOD = "unknown";

	/**
	 * A client connected. {@link #connectionClosed} follows.
	 * @param peer the client
	 */
	default void connectionAccepted(SshPeer peer) {
	}

	/**
	 * A client was refused: either before anything else, or instead of a successful login
	 * because there are too many connections. Only in the latter case was the connection
	 * {@link #connectionAccepted accepted} before, and {@link #connectionClosed} follows.
	 * @param listener the name of the listener that the client connected to
	 * @param remoteAddress the address of the client
	 * @param refusal the reason
	 */
	default void connectionRefused(String listener, SocketAddress remoteAddress, Refusal refusal) {
	}

	/**
	 * A connection was closed, by either side.
	 * @param peer the client
	 * @param disconnect who closed it, and why
	 */
	default void connectionClosed(SshPeer peer, SshDisconnect disconnect) {
	}

	/**
	 * A key exchange was completed.
	 * @param peer the client
	 * @param keyExchange the negotiated algorithms
	 */
	default void keysExchanged(SshPeer peer, SshKeyExchange keyExchange) {
	}

	/**
	 * An authentication attempt was decided. Requests for the list of methods, or for
	 * whether a key is acceptable, are not attempts. A failure can follow
	 * {@link #connectionClosed} if the client disconnected during the check; a success
	 * never does.
	 * @param login the login; on success, its {@link SshLogin#previous()} is the result
	 * of the method, otherwise the result of earlier methods in the sequence
	 * @param method the name of the method, {@value #UNKNOWN_METHOD} for one that the
	 * server does not offer
	 * @param outcome the outcome of the attempt
	 */
	default void authenticationAttempted(SshLogin login, String method, Outcome outcome) {
	}

	/**
	 * A channel was opened (RFC 4254 section 5.1). {@link #channelClosed} follows.
	 * @param peer the client
	 * @param type the type of the channel, such as {@code session}
	 */
	default void channelOpened(SshPeer peer, String type) {
	}

	/**
	 * A channel was closed.
	 * @param peer the client
	 * @param type the type of the channel, such as {@code session}
	 */
	default void channelClosed(SshPeer peer, String type) {
	}

	/**
	 * The reason why a connection was refused.
	 */
	enum Refusal {

		/** The server is stopping and does not accept connections. */
		SHUTTING_DOWN,

		/** Its source has a penalty. */
		PENALTY,

		/** There are too many unauthenticated connections. */
		STARTUPS,

		/** Its source has too many unauthenticated connections. */
		STARTUPS_OF_SOURCE,

		/** There are too many authenticated connections. */
		CONNECTIONS,

		/** The user has too many connections. */
		CONNECTIONS_OF_USER,

		/** A trusted proxy sent no valid PROXY protocol header. */
		PROXY_HEADER,

		/** The connection could not be set up; see the problem in the server's status. */
		FAILED

	}

	/**
	 * The outcome of an authentication attempt.
	 */
	enum Outcome {

		/** The client is logged in. */
		SUCCESS,

		/** The method succeeded, and another one is required. */
		PARTIAL,

		/** The method failed. */
		FAILURE

	}

}
