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

import java.net.SocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.github.sshspringboot.server.SshPublicKey;
import org.jspecify.annotations.Nullable;

/**
 * A snapshot of the status of the server. Contains no secrets. The limits are those that
 * are configured, by the names of their properties below {@code ssh.server.limits};
 * {@code max-startups} is the number from which all connections are refused. The last
 * problem kept the server from listening or from accepting a client.
 */
public record SshServerStatus(State state, List<Listener> listeners, Identity identity, Map<String, Integer> limits,
		Load load, @Nullable Problem lastProblem) {

	/**
	 * The status of a server that has never been started.
	 */
	public static final SshServerStatus NEVER_STARTED = new SshServerStatus(State.STOPPED, List.of(),
			new Identity("", List.of(),
					new Algorithms(List.of(), List.of(), List.of(), List.of(), List.of(), List.of())),
			Map.of(), new Load(0, 0, 0, 0), null);

	/**
	 * Return the addresses of all listeners.
	 */
	public List<SocketAddress> addresses() {
		return this.listeners.stream().flatMap((listener) -> listener.addresses().stream()).toList();
	}

	/**
	 * Return whether the server is running and listens on at least one address.
	 */
	public boolean isAccepting() {
		return this.state == State.RUNNING && !addresses().isEmpty();
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
	 * One of the listeners: the addresses that it listens on, and the number of its
	 * connections.
	 */
	public record Listener(String name, List<SocketAddress> addresses, int connections, int authenticatedConnections) {

	}

	/**
	 * What a server reveals to each client. The identification is that of RFC 4253
	 * section 4.2.
	 */
	public record Identity(String identification, List<SshPublicKey> hostKeys, Algorithms algorithms) {

	}

	/**
	 * The algorithms that a server offers, in order of preference: those of host keys and
	 * public keys are signature algorithms.
	 */
	public record Algorithms(List<String> keyExchange, List<String> ciphers, List<String> macs,
			List<String> compression, List<String> hostKey, List<String> publicKey) {

	}

	/**
	 * The usage of a server. The byte counts grow for the lifetime of the application,
	 * across restarts of the server.
	 */
	public record Load(int connections, int authenticatedConnections, long bytesReceived, long bytesSent) {

	}

	/**
	 * A problem that kept the server from working, described in one line.
	 */
	public record Problem(Instant time, String message) {

	}

}
