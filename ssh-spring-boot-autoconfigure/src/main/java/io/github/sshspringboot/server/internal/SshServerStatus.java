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

import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.github.sshspringboot.server.SshPublicKey;
import org.jspecify.annotations.Nullable;

/**
 * What can be told of a server at one moment. Holds no secret.
 *
 * @param state whether the server runs
 * @param addresses the addresses that the server listens on, empty while it does not
 * @param identity what the server tells each client about itself
 * @param limits how many of each kind there may be, by the name of the limit's property
 * below {@code ssh.server.limits}; without those that are not set. That of
 * {@code max-startups} is the number from which on all are refused
 * @param load what clients use of it
 * @param lastProblem what last kept the server from listening or from accepting a client,
 * {@code null} for nothing
 * @since 0.1.0
 */
public record SshServerStatus(State state, List<InetSocketAddress> addresses, Identity identity,
		Map<String, Integer> limits, Load load, @Nullable Problem lastProblem) {

	/**
	 * The status of a server that was not started yet.
	 */
	public static final SshServerStatus NEVER_STARTED = new SshServerStatus(State.STOPPED, List.of(),
			new Identity("", List.of(), new Algorithms(List.of(), List.of(), List.of(), List.of(), List.of())),
			Map.of(), new Load(0, 0, 0, 0), null);

	/**
	 * Whether clients can connect.
	 * @return whether the server runs and listens on an address
	 */
	public boolean isAccepting() {
		return this.state == State.RUNNING && !this.addresses.isEmpty();
	}

	/**
	 * Whether a server runs.
	 */
	public enum State {

		/** The server does not listen on all of its addresses yet. */
		STARTING,

		/** The server accepts connections. */
		RUNNING,

		/** The server accepts no more connections and waits for what still runs. */
		DRAINING,

		/** The server has no connections. */
		STOPPED

	}

	/**
	 * What a server tells each client about itself.
	 *
	 * @param identification the identification string (RFC 4253 section 4.2)
	 * @param hostKeys the host keys
	 * @param algorithms the algorithms
	 */
	public record Identity(String identification, List<SshPublicKey> hostKeys, Algorithms algorithms) {

	}

	/**
	 * The algorithms that a server offers, in the order of its preference.
	 *
	 * @param keyExchange key exchange methods
	 * @param ciphers ciphers
	 * @param macs message authentication codes
	 * @param hostKey signature algorithms of host keys
	 * @param publicKey signature algorithms of users' keys
	 */
	public record Algorithms(List<String> keyExchange, List<String> ciphers, List<String> macs, List<String> hostKey,
			List<String> publicKey) {

	}

	/**
	 * What clients use of a server. The numbers of bytes grow as long as the application
	 * runs, over each restart of the server.
	 *
	 * @param connections the number of connections, whether or not the client has logged
	 * in
	 * @param authenticatedConnections the number of connections with a user
	 * @param bytesReceived the bytes received
	 * @param bytesSent the bytes sent
	 */
	public record Load(int connections, int authenticatedConnections, long bytesReceived, long bytesSent) {

	}

	/**
	 * What kept a server from its work.
	 *
	 * @param time when it happened
	 * @param message one line on what happened
	 */
	public record Problem(Instant time, String message) {

	}

}
