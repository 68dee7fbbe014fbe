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

import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A snapshot of the status of the server. Contains no secrets.
 *
 * @param state the state of the server
 * @param addresses the addresses that the server listens on, empty while it is not
 * listening
 * @param identity what the server reveals to each client
 * @param limits the configured limits, by the names of their properties below
 * {@code ssh.server.limits}; {@code max-startups} is the number from which all
 * connections are refused
 * @param load the current usage
 * @param lastProblem the last problem that kept the server from listening or from
 * accepting a client, or {@code null}
 * @since 0.1.0
 */
public record SshServerStatus(State state, List<InetSocketAddress> addresses, Identity identity,
		Map<String, Integer> limits, Load load, @Nullable Problem lastProblem) {

	/**
	 * The status of a server that has never been started.
	 */
	public static final SshServerStatus NEVER_STARTED = new SshServerStatus(State.STOPPED, List.of(),
			new Identity("", List.of(), new Algorithms(List.of(), List.of(), List.of(), List.of(), List.of())),
			Map.of(), new Load(0, 0, 0, 0), null);

	/**
	 * Return whether clients can connect.
	 * @return whether the server is running and listens on at least one address
	 */
	public boolean isAccepting() {
		return this.state == State.RUNNING && !this.addresses.isEmpty();
	}

	/**
	 * The state of a server.
	 */
	public enum State {

		/** The server is not yet listening on all of its addresses. */
		STARTING,

		/** The server accepts connections. */
		RUNNING,

		/** The server no longer accepts connections and waits for running work. */
		DRAINING,

		/** The server has no connections. */
		STOPPED

	}

	/**
	 * What a server reveals to each client.
	 *
	 * @param identification the identification string (RFC 4253 section 4.2)
	 * @param hostKeys the host keys
	 * @param algorithms the algorithms
	 */
	public record Identity(String identification, List<SshPublicKey> hostKeys, Algorithms algorithms) {

	}

	/**
	 * The algorithms that a server offers, in order of preference.
	 *
	 * @param keyExchange the key exchange methods
	 * @param ciphers the ciphers
	 * @param macs the message authentication codes
	 * @param hostKey the signature algorithms of host keys
	 * @param publicKey the signature algorithms of user keys
	 */
	public record Algorithms(List<String> keyExchange, List<String> ciphers, List<String> macs, List<String> hostKey,
			List<String> publicKey) {

	}

	/**
	 * The usage of a server. The byte counts grow for the lifetime of the application,
	 * across restarts of the server.
	 *
	 * @param connections the number of connections, authenticated or not
	 * @param authenticatedConnections the number of authenticated connections
	 * @param bytesReceived the number of bytes received
	 * @param bytesSent the number of bytes sent
	 */
	public record Load(int connections, int authenticatedConnections, long bytesReceived, long bytesSent) {

	}

	/**
	 * A problem that kept the server from working.
	 *
	 * @param time when it happened
	 * @param message a description in one line
	 */
	public record Problem(Instant time, String message) {

	}

}
