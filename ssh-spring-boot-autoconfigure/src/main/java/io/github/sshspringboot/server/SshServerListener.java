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
 * Is told what happens at the server. Beans of this type are called in their order; what
 * one of them throws is logged, and neither the other ones nor the client notice. Called
 * on I/O threads and on those of the authentication executor, for several clients at the
 * same time: implementations must not block.
 *
 * @since 0.1.0
 */
public interface SshServerListener {

	/** Stands for all methods of authentication that the server does not offer. */
	String UNKNOWN_METHOD = "unknown";

	/**
	 * A client connected. {@link #connectionClosed} follows.
	 * @param peer the client
	 */
	default void connectionAccepted(SshPeer peer) {
	}

	/**
	 * A client was sent away: before anything else, or instead of its login, with the
	 * right credentials, because there are too many connections already. Only in the
	 * latter case was the connection {@link #connectionAccepted accepted}, and
	 * {@link #connectionClosed} follows.
	 * @param remoteAddress the client's address
	 * @param refusal why
	 */
	default void connectionRefused(SocketAddress remoteAddress, Refusal refusal) {
	}

	/**
	 * The connection of a client ended.
	 * @param peer the client
	 * @param disconnect who ended it, and why
	 */
	default void connectionClosed(SshPeer peer, SshDisconnect disconnect) {
	}

	/**
	 * A key exchange is done.
	 * @param peer the client
	 * @param keyExchange what was agreed upon
	 */
	default void keysExchanged(SshPeer peer, SshKeyExchange keyExchange) {
	}

	/**
	 * A client's attempt to authenticate was decided. A client that asks for the methods
	 * or whether a key is acceptable attempts nothing. A failure can be told after
	 * {@link #connectionClosed}: that of a client that left while it was checked. A
	 * success never is.
	 * @param login the client; its {@link SshLogin#previous()} is what the method gave,
	 * or what earlier methods of the sequence gave if it failed
	 * @param method the name of the method, {@value #UNKNOWN_METHOD} for one that the
	 * server does not offer
	 * @param outcome how it was decided
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
	 * Why a connection was refused.
	 */
	enum Refusal {

		/** The server stops, and accepts no more connections. */
		SHUTTING_DOWN,

		/** Its source has a penalty. */
		PENALTY,

		/** There are too many connections that did not log in. */
		STARTUPS,

		/** Its source has too many connections that did not log in. */
		STARTUPS_OF_SOURCE,

		/** There are too many connections that are logged in. */
		CONNECTIONS,

		/** The user has too many connections. */
		CONNECTIONS_OF_USER,

		/** A trusted balancer sent no header of the PROXY protocol, or a wrong one. */
		PROXY_HEADER,

		/** The connection could not be set up; the server's status tells the error. */
		FAILED

	}

	/**
	 * How an attempt to authenticate was decided.
	 */
	enum Outcome {

		/** The client is logged in. */
		SUCCESS,

		/** The method succeeded, and another one must follow. */
		PARTIAL,

		/** The method failed. */
		FAILURE

	}

}
